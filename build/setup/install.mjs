// node build/setup/install.mjs STEP…: runs the steps that are not done, in order. Started by prepare.mjs with Node 24.
import { installStep } from './prepare.mjs';
import { createProgress } from './progress.mjs';

const progress = createProgress();
try {
  for (const name of process.argv.slice(2)) await installStep(name, progress);
} catch (error) {
  progress.line(`Sidedesk: ${error.message}`);
  process.exitCode = 1;
}
