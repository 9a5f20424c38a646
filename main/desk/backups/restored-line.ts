import type { AuditSealing } from '../audit/sealing.ts';
import type { AuditWriter } from '../audit/writer.ts';
import type { Store } from '../store/store.ts';
import type { Vault } from '../privacy/vault.ts';
import { type Pending, proofOf, restoredNote } from './pending-restore.ts';

/** Lines that are read at once. */
const slice = 1_000;

/**
 * Has the audit log say with the key that a backup was put in place, and which lines went by it: they are missing from now on
 * because somebody with the key wanted that. What the key did not say itself, or said of an earlier restore, explains nothing.
 * Does nothing while no key is open, and where nothing was restored.
 */
export function recordRestored({
  dataFolder,
  auditLog,
  sealing,
  writer,
  vault,
}: {
  readonly dataFolder: string;
  readonly auditLog: Store['auditLog'];
  readonly sealing: Pick<AuditSealing, 'seal'>;
  readonly writer: AuditWriter;
  readonly vault: Pick<Vault, 'mac'>;
}): void {
  const note = restoredNote(dataFolder);
  const about = note.read();
  // With the key, the numbers go on behind the furthest line that it has sealed.
  if (about === null || sealing.seal() === null) return;
  writer.flush();
  const lines = explainedBy(about, auditLog, vault);
  writer.record({
    kind: 'restored',
    caseId: null,
    facts: { madeAt: about.madeAt, undone: about.kind === 'undo', lines },
  });
  note.remove();
}

function explainedBy(
  about: Pending,
  auditLog: Store['auditLog'],
  vault: Pick<Vault, 'mac'>,
): readonly (readonly [number, number])[] {
  const { lastLine, furthest, proof } = about;
  if (lastLine === null || furthest === undefined || proof !== proofOf(about, vault)) return [];
  return gapsAfter(lastLine, auditLog).filter(([, to]) => to <= furthest);
}

/** Ranges of numbers behind that line that are not there. */
function gapsAfter(line: number, auditLog: Store['auditLog']): readonly (readonly [number, number])[] {
  const gaps: (readonly [number, number])[] = [];
  let last = line;
  for (
    let rows = auditLog.recordsAfter(last, slice);
    rows.length > 0;
    rows = auditLog.recordsAfter(last, slice)
  )
    for (const { sequence } of rows) {
      if (sequence > last + 1) gaps.push([last + 1, sequence - 1]);
      last = sequence;
    }
  const head = auditLog.head()?.sequence ?? last;
  return head > last ? [...gaps, [last + 1, head]] : gaps;
}
