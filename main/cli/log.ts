import path from 'node:path';
import type { AuditVerification } from '../../preload/contract.ts';
import { verifyExportedFile } from '../desk/audit/verify-file.ts';
import { parse, UsageError } from './arguments.ts';
import { defaultDataFolder, openDesk } from './open-desk.ts';

/** `desk log verify [FILE]` and `desk log export FILE`: the audit log, checked and written into a file. */
export async function runLog(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { format: { type: 'string' } });
  const [verb, given, ...more] = positionals;
  if (more.length > 0) throw new UsageError('One file at most.');
  const print = (value: unknown, words: string): void => {
    console.log(values.json ? JSON.stringify(value, null, 2) : words);
  };
  const printVerification = (verified: AuditVerification): number => {
    print(verified, inWords(verified));
    return verified.firstBroken === null ? 0 : 1;
  };
  // An exported file proves itself: it needs no desk.
  if (verb === 'verify' && given !== undefined)
    return printVerification(await verifyExportedFile(path.resolve(given)));
  if (verb !== 'verify' && verb !== 'export')
    throw new UsageError('What with the log? There are verify and export.');
  if (verb === 'export' && given === undefined) throw new UsageError('Into which file?');
  const format = values.format ?? (given?.endsWith('.csv') === true ? 'csv' : 'jsonl');
  if (format !== 'csv' && format !== 'jsonl') throw new UsageError('The formats are jsonl and csv.');
  const desk = await openDesk({ dataFolder: values.data ?? defaultDataFolder() });
  try {
    if (verb === 'verify' || given === undefined)
      return printVerification(await desk.api.call('audit.verify', {}));
    const made = await desk.api.call('audit.export', { path: path.resolve(given), format, words: false });
    print(made, `${made.lines} lines in ${made.path}. ${headInWords(made.head)}`);
    return 0;
  } finally {
    await desk.close();
  }
}

const headInWords = (head: AuditVerification['head']): string =>
  head === null ? 'The log is empty.' : `It ends with line ${head.sequence}: ${head.hash}`;

const seals: Readonly<Record<AuditVerification['seal'], string>> = {
  valid: 'The seal of its end fits.',
  invalid: 'The seal of its end does not fit.',
  locked: 'Its end is sealed; without the key nobody can look whether the seal fits.',
  none: 'Its end is not sealed.',
};

function inWords({ lines, erased, firstBroken, head, seal, ms }: AuditVerification): string {
  const checked = `${lines} lines checked in ${Math.round(ms)} ms, ${erased} of them with their words erased.`;
  return firstBroken === null
    ? `Whole: no line was changed, removed or moved.\n${checked} ${seals[seal]}\n${headInWords(head)}`
    : `Broken at line ${firstBroken.sequence}: ${firstBroken.why}\n${checked} ${seals[seal]}`;
}
