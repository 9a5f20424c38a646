import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Papa from 'papaparse';
import type { CallInput, CallOutput } from '../../../preload/contract.ts';
import { toDiskFailure, DeskFailure } from '../failure.ts';
import type { Vault } from '../privacy/vault.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { ChainHead } from '../store/hash-chain.ts';
import { hasErrorCode, fsyncParent } from '../store/atomic-file.ts';
import type { UnfinishedFiles } from '../store/unfinished-files.ts';
import type { AuditRecord, AuditLogTable } from '../store/store.ts';
import type { AuditWriter } from './writer.ts';

/** Columns of an exported line; its hash is made of all but `time`, `mac` and `words`. */
export const exportColumns = [
  'sequence',
  'time',
  'id',
  'at',
  'case',
  'kind',
  'facts',
  'secretHash',
  'previous',
  'hash',
  'mac',
] as const;
/** Stands where an exported file names its last line. */
export const headMarker = 'head';

const slice = 200;

/**
 * Writes the whole log, oldest line first, and its head at the end. `words` decrypts what the lines hold; what cannot be read is
 * left out of its line. Throws `bad_request` when the file is there already, `vault_locked`, `disk_full`.
 */
export async function exportAuditLog(
  { path, format, words }: CallInput<'audit.export'>,
  deps: {
    readonly auditTable: AuditLogTable;
    readonly vault: Vault;
    readonly writer: Pick<AuditWriter, 'flush'>;
    readonly unfinished: UnfinishedFiles;
  },
): Promise<CallOutput<'audit.export'>> {
  const { auditTable, vault, writer, unfinished } = deps;
  writer.flush();
  if (existsSync(path)) throw new DeskFailure('bad_request', { reason: 'file_exists' });
  // Before a file is begun.
  if (words) vault.requireOpen();
  const write = format === 'csv' ? csvLine : jsonLine;
  const temporary = `${path}.tmp`;
  const discardNote = unfinished.note(temporary);
  try {
    const file = await open(temporary, 'w', 0o600);
    let lines = 0;
    let head: ChainHead | null = null;
    try {
      if (format === 'csv')
        await file.appendFile(`${csvRow([...exportColumns, ...(words ? ['words'] : [])])}\n`);
      for (
        let rows = auditTable.recordsAfter(0, slice);
        rows.length > 0;
        rows = auditTable.recordsAfter(head?.sequence ?? 0, slice)
      ) {
        await file.appendFile(
          rows.map((row) => `${write(row, words ? wordsOf(row, vault) : undefined)}\n`).join(''),
        );
        lines += rows.length;
        const last = rows.at(-1);
        if (last !== undefined) head = { sequence: last.sequence, hash: last.hash };
        await nextTurn();
      }
      await file.appendFile(
        format === 'csv'
          ? `${csvRow([String(head?.sequence ?? 0), '', headMarker, '', '', '', '', '', '', head?.hash ?? '', ''])}\n`
          : `${JSON.stringify({ head, lines })}\n`,
      );
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    fsyncParent(path);
    return { path, lines, head };
  } catch (error) {
    await rm(temporary, { force: true });
    if (hasErrorCode(error, 'ENOENT') || hasErrorCode(error, 'EACCES'))
      throw new DeskFailure('unreadable', { reason: 'folder' });
    throw toDiskFailure(error);
  } finally {
    discardNote();
  }
}

/** The words of a line as JSON, or null when there are none or they do not open. */
function wordsOf({ id, secret }: AuditRecord, vault: Vault): unknown {
  if (secret === null) return null;
  try {
    const words: unknown = JSON.parse(vault.decrypt(secret, encryptedTables.auditLog.columns.secret, id));
    return words;
  } catch {
    return null;
  }
}

const toHex = (mac: Uint8Array | null): string | null => mac && Buffer.from(mac).toString('hex');

function jsonLine(line: AuditRecord, words: unknown): string {
  const { sequence, id, at, caseId, kind, facts, secretHash, previous, hash, mac } = line;
  const parsed: unknown = JSON.parse(facts);
  return JSON.stringify({
    sequence,
    time: new Date(at).toISOString(),
    id,
    at,
    case: caseId,
    kind,
    facts: parsed,
    secretHash,
    previous,
    hash,
    mac: toHex(mac),
    ...(words === undefined ? {} : { words }),
  });
}

const csvRow = (cells: readonly string[]): string => Papa.unparse([[...cells]]);

function csvLine(line: AuditRecord, words: unknown): string {
  const { sequence, id, at, caseId, kind, facts, secretHash, previous, hash, mac } = line;
  return csvRow([
    String(sequence),
    new Date(at).toISOString(),
    id,
    String(at),
    caseId ?? '',
    kind,
    facts,
    secretHash ?? '',
    previous,
    hash,
    toHex(mac) ?? '',
    ...(words === undefined ? [] : [words === null ? '' : JSON.stringify(words)]),
  ]);
}
