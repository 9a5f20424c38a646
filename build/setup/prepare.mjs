import { toSetupError } from './errors.mjs';
import { at, node24 } from './paths.mjs';

/** The steps, each {name, isDone(), run(progress)}; loaded one by one, because `desk` must not wait for what it does not need. */
const steps = {
  packages: () => import('./packages.mjs'),
  model: () => import('./model.mjs'),
  electron: () => import('./electron.mjs'),
  libraries: () => import('./libraries.mjs'),
  output: () => import('./output.mjs'),
};

/** Brings the named steps about; false when one failed (it has said why). `quiet` says nothing when nothing is to be done. */
export async function prepare(names, { quiet = false } = {}) {
  const first = await firstMissing(names);
  if (first === undefined) {
    if (!quiet) console.error('Set-up: everything is in place');
    return true;
  }
  const [{ createProgress }, { withLock }] = await Promise.all([
    import('./progress.mjs'),
    import('./lock.mjs'),
  ]);
  const progress = createProgress();
  return withLock(progress, async () => {
    // The packages bring Node 24, which does the rest: it knows proxies and what the packages' own tools need.
    if (names.includes('packages')) await installStep('packages', progress);
    const rest = names.filter((name) => name !== 'packages');
    return (await firstMissing(rest)) === undefined || runWithNode24(rest);
  });
}

/** Runs one step unless it is done. */
export async function installStep(name, progress) {
  const step = await steps[name]();
  if (step.isDone()) return;
  try {
    await step.run(progress);
  } catch (error) {
    progress.end();
    throw toSetupError(error, `setting up ${step.name}`);
  }
}

async function runWithNode24(names) {
  const [{ networkEnvironment }, { spawnThrough }] = await Promise.all([
    import('./npm.mjs'),
    import('./spawn.mjs'),
  ]);
  const needsNetwork =
    (await firstMissing(names.filter((name) => name === 'model' || name === 'electron'))) !== undefined;
  const env = needsNetwork ? await networkEnvironment() : {};
  return (await spawnThrough(node24(), [at('build', 'setup', 'install.mjs'), ...names], { env })) === 0;
}

async function firstMissing(names) {
  for (const name of names) {
    if (!(await steps[name]()).isDone()) return name;
  }
  return undefined;
}
