import type { AuditEventKind } from '../../../preload/contract.ts';
import type { Log } from '../ports.ts';
import type { Vault } from '../privacy/vault.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import { isLocked } from '../store/retry-while-busy.ts';
import type { AuditSeal, AuditLogTable, NewAuditRecord, Contact } from '../store/store.ts';
import type { AuditSealing } from './sealing.ts';
import { toStoredWord } from '../store/stored-words.ts';

/** A line for the log. `facts` take any keys, and never a text that a customer wrote: those go into `secret`. */
export interface AuditEvent {
  readonly kind: AuditEventKind;
  readonly caseId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Encrypted, or not kept when no key is open. */
  readonly secret?: Readonly<Record<string, unknown>>;
  /** Targets that were shown and chosen, to be counted. */
  readonly shown?: readonly string[];
  readonly chosen?: readonly string[];
  /** Who wrote, by keyed hashes; null where nothing tells. */
  readonly contact?: Contact | null;
}

export interface AuditWriter {
  record(event: AuditEvent): { readonly id: string; readonly kept: 'everything' | 'facts only' };
  /** Records several at once, all or none; needs an open key no more than one does. */
  recordAll(events: readonly AuditEvent[]): void;
  /** Records a moment later, when whoever waits has the answer; in any case before the next line. */
  recordLater(event: () => AuditEvent): void;
  /** Writes what was put off. */
  flush(): void;
}

const { secret: content } = encryptedTables.auditLog.columns;
/** A line is written after so long without another one, so that nobody waits for the disk; and how long it waits at most. */
const debounceMs = 250;
const maxDelayMs = 2_000;

/** What the audit log is written through: facts in the clear, everything that names a customer encrypted. */
export function createAuditWriter({
  auditTable,
  sealing,
  vault,
  who,
  newId,
  now,
  log,
  onAppended,
}: {
  readonly auditTable: Pick<AuditLogTable, 'appendAll'>;
  readonly sealing: Pick<AuditSealing, 'seal' | 'appended'>;
  readonly vault: Pick<Vault, 'encrypt'>;
  /** Whoever is at the desk, by her id. */
  readonly who: () => string | null;
  readonly newId: () => string;
  readonly now: () => number;
  readonly log: Log;
  /** Lines are in the log. */
  readonly onAppended?: () => void;
}): AuditWriter {
  let timer: NodeJS.Timeout | undefined;
  let waiting: { readonly at: number; readonly person: string | null; readonly event: () => AuditEvent }[] =
    [];

  function lineOf(
    { kind, caseId, facts, secret, shown = [], chosen = [], contact = null }: AuditEvent,
    key: AuditSeal | null,
  ) {
    const id = newId();
    const bytes =
      key === null || secret === undefined ? null : vault.encrypt(JSON.stringify(secret), content, id);
    return { id, kind: toStoredWord(kind), caseId, facts, secret: bytes, shown, chosen, contact };
  }

  /** Appends the lines that were put off and what is given; what another program keeps from being written stays put off. */
  function append(key: AuditSeal | null, lines: readonly NewAuditRecord[]): void {
    const due = waiting;
    waiting = [];
    try {
      const late = due.map(({ at, person, event }) => {
        const line = lineOf(event(), key);
        return { ...line, at, ...(person !== null && { facts: { person, ...line.facts } }) };
      });
      const all = [...late, ...lines];
      sealing.appended(auditTable.appendAll(all, key), key);
      onAppended?.();
    } catch (error) {
      if (isLocked(error)) waiting = [...due, ...waiting];
      throw error;
    }
  }

  function putOff(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(flush, ms).unref();
  }

  function flush(): void {
    if (waiting.length === 0) return;
    try {
      append(sealing.seal(), []);
    } catch (error) {
      if (isLocked(error)) return putOff(maxDelayMs);
      // The agent has the answer already; a full disk is told by whatever is written for her next.
      log.write('error', 'audit.not-recorded');
    }
  }

  return {
    flush,
    record(event) {
      const key = sealing.seal();
      const line = lineOf(event, key);
      // What was put off goes along: one more line costs nothing, one more transaction waits for the disk.
      append(key, [line]);
      return { id: line.id, kept: key === null ? 'facts only' : 'everything' };
    },
    recordAll(events) {
      const key = sealing.seal();
      append(
        key,
        events.map((event) => lineOf(event, key)),
      );
    },
    recordLater(event) {
      const at = now();
      waiting.push({ at, person: who(), event });
      const waited = at - (waiting[0]?.at ?? at);
      putOff(Math.max(0, Math.min(debounceMs, maxDelayMs - waited)));
    },
  };
}
