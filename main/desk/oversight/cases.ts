import type { Reading } from '../../../preload/contract.ts';

/** What was read and suggested, until it is decided: the desk's own account, whatever the window says later. */
export interface Cases {
  keep(reading: Reading): void;
  /** Null for a case that this desk has not read, or read too long ago. */
  get(id: string): Reading | null;
}

/** An agent has few messages in hand at once; older ones make room. */
const most = 200;

export function createCases(): Cases {
  const kept = new Map<string, Reading>();
  return {
    keep(reading) {
      kept.set(reading.caseId, reading);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    get: (id) => kept.get(id) ?? null,
  };
}
