#!/usr/bin/env node
// node build/run.mjs VERB [ARGUMENT…]: does the set-up that VERB still lacks, then runs it. Needs Node's built-ins alone.
// Imports come after the version check, so that an older Node gets a sentence and not a stack.

const [verb, ...args] = process.argv.slice(2);

const light = ['packages', 'model'];
const full = [...light, 'electron', 'libraries', 'output'];
/** Parse workers are tested as they ship. */
const withoutWindow = [...light, 'output'];
const needsNoWindow = args.some((arg) => arg === 'unit' || arg === 'contract') && !args.includes('e2e');

/** For each verb what must be set up, in the order of doing, and what runs then. */
const verbs = {
  start: { needs: full, load: () => import('./verbs/start.mjs') },
  test: { needs: needsNoWindow ? withoutWindow : full, load: () => import('./verbs/test.mjs') },
  check: { needs: ['packages'], load: () => import('./verbs/check.mjs') },
  desk: { needs: light, load: () => import('./verbs/desk.mjs') },
  train: { needs: light, load: () => import('./verbs/train.mjs') },
  pictures: { needs: full, load: () => import('./verbs/pictures.mjs') },
  package: { needs: full, load: () => import('./verbs/package.mjs') },
  bench: { needs: light, load: () => import('./verbs/bench.mjs') },
};

function isOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < 20 || (major === 20 && minor < 19);
}

async function main() {
  if (isOldNode()) {
    console.error(`Sidedesk needs Node.js 20.19 or newer, and this is ${process.versions.node}.`);
    return 1;
  }
  if (!Object.hasOwn(verbs, verb)) {
    console.error(`Usage: node build/run.mjs ${Object.keys(verbs).join('|')} [argument…]`);
    return 2;
  }
  const { prepare } = await import('./setup/prepare.mjs');
  if (!(await prepare(verbs[verb].needs, { quiet: verb === 'desk' }))) return 1;
  const { run } = await verbs[verb].load();
  return run(args);
}

try {
  process.exitCode = await main();
} catch (error) {
  // SetupError carries a sentence; anything else is a defect of ours and shows where it is.
  console.error(error.name === 'SetupError' ? `Sidedesk: ${error.message}` : error);
  process.exitCode = 1;
}
