import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { electronBinary } from '../setup/electron.mjs';
import { installTracing } from '../setup/libraries.mjs';
import { at, node24, tool } from '../setup/paths.mjs';
import { deskEnvironment, spawnThrough } from '../setup/spawn.mjs';
import { reportElectronRuntime } from './start.mjs';

const suites = ['unit', 'contract', 'e2e'];

const quiet = ['--disable-warning=ExperimentalWarning'];

/** All tests, or the named suites, or the files whose path holds a given word. Ends with "N passed, N failed". */
export async function run(args) {
  const chosen = suites.filter((suite) => args.includes(suite));
  const filters = args.filter((arg) => !suites.includes(arg));
  const wanted = chosen.length > 0 ? chosen : suites;
  const withoutWindow = wanted.filter((suite) => suite !== 'e2e');
  const counts = [];
  if (withoutWindow.length > 0) counts.push(await vitest(withoutWindow, filters, deskEnvironment));
  // After the others and not beside them: four at a time on two cores hold each other up for longer than they save.
  if (wanted.includes('e2e')) {
    installTracing((line) => console.error(line));
    const electron = await electronBinary();
    reportElectronRuntime(electron);
    counts.push(
      await vitest(['e2e'], filters, { ...deskEnvironment, ELECTRON_OVERRIDE_DIST_PATH: electron.dist }),
    );
  }
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  for (const { failures } of counts) for (const failure of failures) console.log(`\nFAILED ${failure}`);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  return sum('failed') === 0 ? 0 : 1;
}

/** What became of one run of Vitest over these projects: see `count`. */
async function vitest(projects, filters, env = {}) {
  const report = at('.cache', 'test', `${projects.join('-')}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const status = await spawnThrough(
    node24(),
    [
      ...quiet,
      tool('vitest'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : []),
    ],
    { env },
  );
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
