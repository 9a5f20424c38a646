import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { electronBinary } from '../setup/electron.mjs';
import { hasDisplay, installTracing } from '../setup/libraries.mjs';
import { at, node24, tool } from '../setup/paths.mjs';
import { deskEnvironment, spawnThrough } from '../setup/spawn.mjs';
import { reportElectronRuntime } from './start.mjs';

const suites = ['unit', 'contract', 'e2e'];

/** All tests, or the named suites, or the files whose path holds a given word. Ends with "N passed, N failed". */
export async function run(args) {
  const chosen = suites.filter((suite) => args.includes(suite));
  const filters = args.filter((arg) => !suites.includes(arg));
  const wanted = chosen.length > 0 ? chosen : suites;
  const counts = [];
  const plain = wanted.filter((suite) => suite !== 'e2e');
  if (plain.length > 0) counts.push(await vitest(plain, filters, deskEnvironment));
  if (wanted.includes('e2e')) {
    installTracing((line) => console.error(line));
    const electron = await electronBinary();
    reportElectronRuntime(electron);
    const env = { ELECTRON_OVERRIDE_DIST_PATH: electron.dist };
    // Windows share a display's clipboard and focus: side by side they run only on virtual displays of their own.
    const displays = hasDisplay() ? [null] : filters.length > 0 ? [0] : [0, 1];
    counts.push(
      ...(await Promise.all(
        displays.map((display) => vitest(['e2e'], filters, env, { display, of: displays.length })),
      )),
    );
  }
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  for (const { failures } of counts) for (const failure of failures) console.log(`\nFAILED ${failure}`);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  return sum('failed') === 0 ? 0 : 1;
}

/** `display` is the number of a virtual display to run a share of the files on; null runs them where we are. */
async function vitest(projects, filters, env = {}, { display = null, of = 1 } = {}) {
  const report = at('.cache', 'test', `${projects.join('-')}${display ?? ''}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const command = [
    node24(),
    '--disable-warning=ExperimentalWarning',
    tool('vitest'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(of > 1 ? [`--shard=${display + 1}/${of}`] : []),
    ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : []),
  ];
  // Two that look for a free number at once would find the same.
  if (display !== null)
    command.unshift('xvfb-run', '-a', '-n', `${99 + display * 100}`, '-s', '-screen 0 1600x1000x24');
  const status = await spawnThrough(command[0], command.slice(1), { env });
  return count(report, status);
}

/**
 * {passed, failed, skipped, failures} of a report; a file that did not load and a run that broke off count as failed.
 * `failures` name each failed test with the first lines of why, so that the end of a long output tells enough.
 */
export function count(report, status) {
  const broken = { passed: 0, failed: 1, skipped: 0, failures: ['The tests did not run to their end.'] };
  if (!existsSync(report)) return broken;
  let result;
  try {
    result = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return broken;
  }
  const unloaded = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = result.numFailedTests + unloaded.length;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
    failures: [
      ...unloaded.map((file) => `${file.name}\n${firstLines(file.message)}`),
      ...failedTests(result),
    ],
  };
}

function failedTests(result) {
  return result.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file.name} > ${test.fullName}\n${firstLines(test.failureMessages.join('\n'))}`),
  );
}

function firstLines(text) {
  return (text ?? '').split('\n').slice(0, 12).join('\n');
}
