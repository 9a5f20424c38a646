import type { DecisionKind } from '../../../preload/contract.ts';
import type { Log } from '../ports.ts';
import type { Vault } from '../privacy/vault.ts';
import type { JournalSeal, JournalTable, LineToAppend, Visit } from '../store/store.ts';

/** A line for the log. `facts` take any keys, and never a text that a customer wrote: those go into `secret`. */
export interface Decision {
  readonly kind: DecisionKind;
  readonly caseId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Encrypted, or not kept when no key is open. */
  readonly secret?: Readonly<Record<string, unknown>>;
  /** Targets that were shown and chosen, to be counted. */
  readonly shown?: readonly string[];
  readonly chosen?: readonly string[];
  /** Who wrote, by marks; null where nothing tells. */
  readonly visit?: Visit | null;
}

export interface Decisions {
  record(decision: Decision): { readonly id: string; readonly kept: 'everything' | 'facts only' };
  /** Records a moment later, when whoever waits has the answer; in any case before the next line. */
  later(decision: () => Decision): void;
  /** Writes what was put off. */
  flush(): void;
  /** Null while no key is open. */
  seal(): JournalSeal | null;
}

export const secretContext = (id: string): string => `journal:${id}`;
const sealContext = 'journal head';
/** A pause in the reading, so that nobody waits for the disk; and how long a line waits for one at most. */
const pauseMs = 250;
const longestMs = 2_000;

/** What the decision log is written through: facts in the clear, everything that names a customer encrypted. */
export function createDecisions({
  journal,
  vault,
  newId,
  now,
  log,
}: {
  readonly journal: JournalTable;
  readonly vault: Vault;
  readonly newId: () => string;
  readonly now: () => number;
  readonly log: Log;
}): Decisions {
  let timer: NodeJS.Timeout | undefined;
  let waiting: { readonly at: number; readonly decision: () => Decision }[] = [];

  const sealing: JournalSeal = {
    make: (head) => vault.encrypt(head, sealContext),
    open(seal) {
      try {
        return vault.decrypt(seal, sealContext);
      } catch {
        return null;
      }
    },
  };
  const seal = (): JournalSeal | null => (vault.status().state === 'open' ? sealing : null);

  function lineOf(
    { kind, caseId, facts, secret, shown = [], chosen = [], visit = null }: Decision,
    key: JournalSeal | null,
  ) {
    const id = newId();
    const bytes =
      key === null || secret === undefined ? null : vault.encrypt(JSON.stringify(secret), secretContext(id));
    return { id, kind, caseId, facts, secret: bytes, shown, chosen, visit };
  }

  /** The lines that were put off, and no more put off. */
  function due(key: JournalSeal | null): readonly LineToAppend[] {
    const decisions = waiting;
    waiting = [];
    return decisions.map(({ at, decision }) => ({ ...lineOf(decision(), key), at }));
  }

  function flush(): void {
    if (waiting.length === 0) return;
    const key = seal();
    try {
      journal.appendAll(due(key), key);
    } catch {
      // The agent has the answer already; a full disk is told by whatever is written for her next.
      log.write('error', 'oversight.not-recorded');
    }
  }

  return {
    seal,
    flush,
    record(decision) {
      const key = seal();
      const line = lineOf(decision, key);
      // What was put off goes along: one more line costs nothing, one more transaction waits for the disk.
      journal.appendAll([...due(key), line], key);
      return { id: line.id, kept: key === null ? 'facts only' : 'everything' };
    },
    later(decision) {
      const at = now();
      waiting.push({ at, decision });
      const waited = at - (waiting[0]?.at ?? at);
      clearTimeout(timer);
      timer = setTimeout(flush, Math.max(0, Math.min(pauseMs, longestMs - waited))).unref();
    },
  };
}
