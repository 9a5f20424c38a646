import { spawn } from 'node:child_process';
import { SetupError } from '../setup/errors.mjs';
import { at, node24, root, tool } from '../setup/paths.mjs';
import { childEnvironment } from '../setup/spawn.mjs';

/** What is checked, each as the commands (for Node 24) that run one after the other. */
const checks = {
  types: () => [[tool('typescript', 'tsc'), '--noEmit']],
  lint: () => [[tool('oxlint'), '--type-aware', '--deny-warnings']],
  format: () => [[tool('prettier'), '--check', '--log-level=warn', '.']],
  layers: () => [[at('build', 'checks', 'layers.ts')]],
  sizes: () => [[at('build', 'checks', 'sizes.ts')]],
  messages: () => [[at('build', 'checks', 'messages.ts')]],
  unused: () => [[tool('knip'), '--no-progress']],
  bundles: () => [[at('build', 'setup', 'install.mjs'), 'output'], [at('build', 'checks', 'bundles.ts')]],
};

/** Runs all checks at once, or the named ones; prints a table and what the failed ones said. */
export async function run(args) {
  const unknown = args.find((arg) => !Object.hasOwn(checks, arg));
  if (unknown)
    throw new SetupError(`There is no check called ${unknown}; there are ${Object.keys(checks).join(', ')}.`);
  const names = args.length > 0 ? args : Object.keys(checks);
  const started = performance.now();
  const results = await Promise.all(names.map(runCheck));
  const failed = results.filter((result) => !result.ok);
  for (const { name, output } of failed) console.log(`── ${name} ──\n${output.trim()}\n`);
  console.log('check     result   seconds');
  for (const { name, ok, seconds } of results)
    console.log(`${name.padEnd(10)}${(ok ? 'ok' : 'failed').padEnd(9)}${seconds.toFixed(1).padStart(7)}`);
  console.log(
    `${results.length - failed.length} of ${results.length} checks ok in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  return failed.length === 0 ? 0 : 1;
}

async function runCheck(name) {
  const started = performance.now();
  let output = '';
  let ok = true;
  for (const command of checks[name]()) {
    const result = await capture(command);
    output += result.output;
    ok = result.status === 0;
    if (!ok) break;
  }
  return { name, ok, output, seconds: (performance.now() - started) / 1000 };
}

function capture(command) {
  return new Promise((resolve) => {
    const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', ...command], {
      cwd: root,
      env: childEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ status: 1, output: `${output}${error.message}` }));
    child.on('close', (status) => resolve({ status, output }));
  });
}
