import type { FileHandle } from 'node:fs/promises';
import Papa from 'papaparse';
import { z } from 'zod';
import type { AuditLogHead, AuditVerification } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import { hasErrorCode } from '../store/atomic-file.ts';
import { openRegularFile } from '../store/regular-file.ts';
import { createChainVerifier, type LineToVerify, verdictOf } from './chain-verifier.ts';
import { type exportColumns, headMarker } from './export-audit-log.ts';

const lineSchema = z.looseObject({
  sequence: z.int(),
  id: z.string(),
  at: z.number(),
  case: z.string().nullable(),
  kind: z.string(),
  facts: z.unknown(),
  secretHash: z.string().nullable(),
  previous: z.string(),
  hash: z.string(),
  /** Hexadecimal; exports of before lines had codes do not have it. */
  mac: z.string().nullable().default(null),
});
const endSchema = z.strictObject({
  head: z.strictObject({ sequence: z.int(), hash: z.string() }).nullable(),
  lines: z.int(),
});

const notALog = (): DeskFailure => new DeskFailure('damaged', { reason: 'audit_export' });

/**
 * Checks an exported log by itself, without a desk and without a key: what somebody else was handed. That it is all of the log
 * only a head proves that was written down elsewhere. Throws `damaged` when it is no export.
 */
export async function verifyExportedFile(path: string): Promise<AuditVerification> {
  const started = performance.now();
  const file = await openRegularFile(path).catch((error: unknown) => {
    throw hasErrorCode(error, 'ENOENT') ? new DeskFailure('not_found', { reason: 'file' }) : error;
  });
  const text = await readWhole(file);
  const { lines, head } = text.startsWith('{') ? fromJsonl(text) : fromCsv(text);
  const verifier = createChainVerifier();
  for (const line of lines) verifier.add(line);
  const { last, ...result } = verifier.end(head);
  const found = { ...result, seal: 'none' as const };
  return { ...found, verdict: verdictOf(found), head: last, ms: performance.now() - started };
}

async function readWhole(file: FileHandle): Promise<string> {
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

const bytesOf = (mac: string | null): Uint8Array | null =>
  mac === null || mac === '' ? null : Buffer.from(mac, 'hex');

interface Exported {
  readonly lines: readonly LineToVerify[];
  readonly head: AuditLogHead | null;
}

function fromJsonl(text: string): Exported {
  const rows = text.trim().split('\n').map(parsed);
  const end = endSchema.safeParse(rows.pop());
  if (!end.success) throw notALog();
  const lines = rows.map((row) => {
    const line = lineSchema.safeParse(row);
    if (!line.success) throw notALog();
    const { case: caseId, facts, mac, time: _, words: __, ...rest } = line.data;
    return { ...rest, caseId, facts: JSON.stringify(facts), mac: bytesOf(mac) };
  });
  return { lines, head: end.data.head };
}

function fromCsv(text: string): Exported {
  const [names = [], ...rows] = Papa.parse<string[]>(text.trim(), { header: false }).data;
  // By their names: an export of before lines had codes has a column less.
  const toLine = (row: readonly string[]) => {
    const cell = (name: (typeof exportColumns)[number]): string => row[names.indexOf(name)] ?? '';
    const cellOrNull = (name: (typeof exportColumns)[number]): string | null => cell(name) || null;
    return {
      sequence: Number(cell('sequence')),
      id: cell('id'),
      at: Number(cell('at')),
      caseId: cellOrNull('case'),
      kind: cell('kind'),
      facts: cell('facts'),
      secretHash: cellOrNull('secretHash'),
      previous: cell('previous'),
      hash: cell('hash'),
      mac: bytesOf(cellOrNull('mac')),
    };
  };
  const { id, sequence, hash } = toLine(rows.pop() ?? []);
  if (id !== headMarker) throw notALog();
  return { lines: rows.map(toLine), head: sequence === 0 ? null : { sequence, hash } };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw notALog();
  }
}
