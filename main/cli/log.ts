import path from 'node:path';
import type { AuditVerification } from '../../preload/contract.ts';
import { verifyExportedFile } from '../desk/audit/verify-file.ts';
import { parse, UsageError } from './arguments.ts';
import { defaultDataFolder, openDesk } from './open-desk.ts';
import { statementText, t } from './words.ts';

/** `desk log verify [FILE]` and `desk log export FILE`: the audit log, checked and written into a file. */
export async function runLog(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { format: { type: 'string' } });
  const [verb, given, ...more] = positionals;
  if (more.length > 0) throw new UsageError(t('cli.usage.oneFile'));
  const print = (value: unknown, words: string): void => {
    console.log(values.json ? JSON.stringify(value, null, 2) : words);
  };
  const printVerification = (verified: AuditVerification): number => {
    print(verified, verificationText(verified));
    return verified.firstBroken === null ? 0 : 1;
  };
  // An exported file proves itself: it needs no desk.
  if (verb === 'verify' && given !== undefined)
    return printVerification(await verifyExportedFile(path.resolve(given)));
  if (verb !== 'verify' && verb !== 'export') throw new UsageError(t('cli.usage.logVerbs'));
  if (verb === 'export' && given === undefined) throw new UsageError(t('cli.usage.logFile'));
  const format = values.format ?? (given?.endsWith('.csv') === true ? 'csv' : 'jsonl');
  if (format !== 'csv' && format !== 'jsonl') throw new UsageError(t('cli.usage.logFormats'));
  const desk = await openDesk({ dataFolder: values.data ?? defaultDataFolder() });
  try {
    if (verb === 'verify' || given === undefined)
      return printVerification(await desk.api.call('audit.verify', {}));
    const made = await desk.api.call('audit.export', { path: path.resolve(given), format, words: false });
    const { lines, head, path: file } = made;
    print(made, [t('cli.log.exported', { count: lines, path: file }), headText(head)].join(' '));
    return 0;
  } finally {
    await desk.close();
  }
}

const headText = (head: AuditVerification['head']): string =>
  head === null ? t('cli.log.empty') : t('cli.log.head', { line: head.sequence, hash: head.hash });

function verificationText({ lines, erased, firstBroken, head, seal, ms }: AuditVerification): string {
  const checked = [
    t('cli.log.checked', { count: lines, ms: Math.round(ms) }),
    ...(erased === 0 ? [] : [t('audit.verified.erased', { count: erased })]),
    t(`audit.verified.seal.${seal}`),
  ].join(' ');
  return firstBroken === null
    ? [t('cli.log.intact'), checked, headText(head)].join('\n')
    : [
        t('cli.log.broken', {
          line: firstBroken.sequence,
          why: statementText('audit.breaks', firstBroken.why),
        }),
        checked,
      ].join('\n');
}
