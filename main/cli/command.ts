import { runAsk } from './ask.ts';
import { UsageError } from './arguments.ts';
import { runBackup } from './backup.ts';
import { runDiagnostics } from './diagnostics.ts';
import { runEval } from './eval/eval.ts';
import { runExport } from './export.ts';
import { runGolden } from './golden.ts';
import { runImport } from './import.ts';
import { runList } from './list.ts';
import { runLog } from './log.ts';
import { runPack } from './pack.ts';
import { runReport } from './report.ts';
import { runUpdate } from './update.ts';
import { errorText, t } from './i18n.ts';
import { DeskError } from '../../preload/client.ts';
import { DeskFailure } from '../desk/failure.ts';

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

/**
 * Runs a verb with its arguments. Exit status: 0 done, 1 failed or nothing found, 2 not a valid command. Errors go to stderr in
 * one line.
 */
export async function runCommand([verb, ...args]: readonly string[]): Promise<number> {
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
