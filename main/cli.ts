/** The `desk` command: the same desk without a window, for owners who script and for measuring. */
import { runAsk } from './cli/ask.ts';
import { UsageError } from './cli/arguments.ts';
import { runBackup } from './cli/backup.ts';
import { runDiagnostics } from './cli/diagnostics.ts';
import { runEval } from './cli/eval/eval.ts';
import { runExport } from './cli/export.ts';
import { runGolden } from './cli/golden.ts';
import { runImport } from './cli/import.ts';
import { runList } from './cli/list.ts';
import { runLog } from './cli/log.ts';
import { runPack } from './cli/pack.ts';
import { runReport } from './cli/report.ts';
import { runUpdate } from './cli/update.ts';
import { errorText, t } from './cli/i18n.ts';
import { DeskError } from '../preload/client.ts';
import { DeskFailure } from './desk/failure.ts';

const verbs: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  import: runImport,
  ask: runAsk,
  list: runList,
  export: runExport,
  pack: runPack,
  log: runLog,
  golden: runGolden,
  diagnostics: runDiagnostics,
  update: runUpdate,
  backup: runBackup,
  report: runReport,
  eval: runEval,
};

/** Exit status: 0 done, 1 failed or nothing found, 2 not a valid command. Errors go to stderr in one line. */
async function main([verb, ...args]: readonly string[]): Promise<number> {
  if (verb === undefined || verb === '--help' || verb === '-h') {
    console.log(t('cli.help'));
    return verb === undefined ? 2 : 0;
  }
  try {
    const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!run) throw new UsageError(t('cli.usage.noCommand', { verb }));
    return await run(args);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(t('cli.usage.seeHelp', { problem: error.message }));
      return 2;
    }
    if (!(error instanceof DeskFailure || error instanceof DeskError)) throw error;
    console.error(`${errorText(error instanceof DeskError ? error.error : error.toWire())} (${error.code})`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
