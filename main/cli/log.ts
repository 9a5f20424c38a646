import path from 'node:path';
import type { AuditVerification } from '../../preload/contract.ts';
import { verifyExportedFile } from '../desk/audit/verify-file.ts';
import { parse, UsageError } from './arguments.ts';
import { readPassphrase, unlock } from './open-desk.ts';
import { openDeskAs } from './open-desk-as.ts';
import { statementText, t } from './i18n.ts';

/**
 * `desk log verify [FILE]` and `desk log export FILE`: the audit log, checked and written into a file. Only the key tells that
 * nobody wrote all of it anew: `--passphrase FILE` (or `-`) opens it, and without it the exit status of a check is 1.
 */
export async function runLog(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, { format: { type: 'string' } });
  const [verb, given, ...more] = positionals;
  if (more.length > 0) throw new UsageError(t('cli.usage.oneFile'));
  const print = (value: unknown, words: string): void => {
    console.log(values.json ? JSON.stringify(value, null, 2) : words);
  };
  const printVerification = (verified: AuditVerification): void => {
    print(verified, verificationText(verified));
  };
  // An exported file needs no desk; what it proves hangs on its head, which was written down elsewhere.
  if (verb === 'verify' && given !== undefined) {
    const verified = await verifyExportedFile(path.resolve(given));
    printVerification(verified);
    return verified.verdict === 'broken' ? 1 : 0;
  }
  if (verb !== 'verify' && verb !== 'export') throw new UsageError(t('cli.usage.logVerbs'));
  if (verb === 'export' && given === undefined) throw new UsageError(t('cli.usage.logFile'));
  const format = values.format ?? (given?.endsWith('.csv') === true ? 'csv' : 'jsonl');
  if (format !== 'csv' && format !== 'jsonl') throw new UsageError(t('cli.usage.logFormats'));
  const desk = await openDeskAs(values);
  try {
    if (values.passphrase !== undefined) await unlock(desk, await readPassphrase(values.passphrase));
    if (verb === 'verify' || given === undefined) {
      const verified = await desk.api.call('audit.verify', {});
      printVerification(verified);
      return verified.verdict === 'intact' ? 0 : 1;
    }
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

function verificationText(verified: AuditVerification): string {
  const { lines, erased, earlier, givenUp, withoutKey, verdict, firstBroken, head, seal, ms } = verified;
  const checked = [
    t('cli.log.checked', { count: lines, ms: Math.round(ms) }),
    ...(withoutKey === null ? [] : [t('audit.verified.withoutKey', { ...withoutKey })]),
    ...(earlier === 0 ? [] : [t('audit.verified.earlier', { count: earlier })]),
    ...(givenUp === 0 ? [] : [t('audit.verified.givenUp', { count: givenUp })]),
    ...(erased === 0 ? [] : [t('audit.verified.erased', { count: erased })]),
    t(`audit.verified.seal.${seal}`),
  ].join(' ');
  if (firstBroken === null)
    return [
      verdict === 'intact' ? t('cli.log.intact') : t('audit.verified.unproven'),
      checked,
      headText(head),
    ].join('\n');
  const why = statementText('audit.breaks', firstBroken.why);
  return [t('cli.log.broken', { line: firstBroken.sequence, why }), checked].join('\n');
}
