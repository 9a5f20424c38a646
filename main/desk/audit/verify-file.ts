import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { z } from 'zod';
import type { AuditLogHead, AuditVerification } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';
import { hasErrorCode } from '../store/atomic-file.ts';
import { createChainVerifier, type LineToVerify } from './chain-verifier.ts';
import { headMarker } from './export.ts';

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
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw hasErrorCode(error, 'ENOENT') ? new DeskFailure('not_found', { reason: 'file' }) : error;
  });
  const { lines, head } = text.startsWith('{') ? fromJsonl(text) : fromCsv(text);
  const verifier = createChainVerifier();
  for (const line of lines) verifier.add(line);
  const { last, ...result } = verifier.end(head);
  return {
    lines: result.lines,
    erased: result.erased,
    firstBroken: result.firstBroken,
    head: last,
    seal: 'none',
    ms: performance.now() - started,
  };
}

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
    const { case: caseId, facts, sequence, id, at, kind, secretHash, previous, hash } = line.data;
    return { sequence, id, at, caseId, kind, facts: JSON.stringify(facts), secretHash, previous, hash };
  });
  return { lines, head: end.data.head };
}

function fromCsv(text: string): Exported {
  const [, ...rows] = Papa.parse<string[]>(text.trim(), { header: false }).data;
  const [sequence = '0', , marker, , , , , , , hash = ''] = rows.pop() ?? [];
  if (marker !== headMarker) throw notALog();
  const lines = rows.map(
    ([number, , id = '', at, caseId, kind = '', facts = '', secret, previous = '', own = '']) => ({
      sequence: Number(number),
      id,
      at: Number(at),
      caseId: caseId === '' || caseId === undefined ? null : caseId,
      kind,
      facts,
      secretHash: secret === '' || secret === undefined ? null : secret,
      previous,
      hash: own,
    }),
  );
  return { lines, head: sequence === '0' ? null : { sequence: Number(sequence), hash } };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw notALog();
  }
}
