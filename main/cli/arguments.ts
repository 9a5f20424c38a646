import { parseArgs } from 'node:util';

export const usage = `Sidedesk, the same desk without a window. Nothing leaves this machine.

  desk import PATH…            take files and folders into the library
  desk ask "MESSAGE"           read a message and suggest answers (- reads it from standard input)
  desk list                    the documents of the library (--entries: its questions)
  desk export DIR              write the library into a folder (--format markdown|csv|json)
  desk pack make FILE          entries in one signed file for a colleague (--settings, --only ID)
  desk pack preview FILE       what taking it would change
  desk pack take FILE          take it (--settings, --only ID)
  desk log verify [FILE]       whether the decision log, or an exported one, is whole
  desk log export FILE         write the decision log into a file (--format jsonl|csv), without what customers wrote
  desk golden run              ask the golden questions again; exit status 1 when one is worse (--passphrase FILE)
  desk golden list             all of them, with how their answers come
  desk eval KIND DIR --out F   measure: retrieval DIR, triage DIR (--shots N), mood DIR, pii DIR,
                               import DIR, drafts DIR (--most N), scale --passages N

  --data DIR   another data folder than the app's own
  --json       for programs
  --help       this text

Exit status: 0 done, 1 failed or nothing found, 2 not a valid command.`;

/** The command was written wrongly; ends with exit status 2. */
export class UsageError extends Error {}

type Options = Parameters<typeof parseArgs>[0] extends infer Config
  ? Config extends { options?: infer Value }
    ? NonNullable<Value>
    : never
  : never;

const common = { data: { type: 'string' }, json: { type: 'boolean' } } as const satisfies Options;

/** Positional arguments and options of a verb; every verb knows --data and --json. Throws UsageError. */
export function parse<Extra extends Options>(args: readonly string[], extra: Extra) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      strict: true,
      options: { ...common, ...extra },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? `${error.message}.` : 'Not a valid command.');
  }
}
