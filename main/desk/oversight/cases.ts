import type { Question, Reading } from '../../../preload/contract.ts';
import type { PilotArm } from './pilot.ts';

/** What the desk knows of a case beside what it showed. */
interface CaseAbout {
  /** The reading with which the message first came: reading it again is no new case. */
  readonly root: string;
  /** Milliseconds since 1970 of that first reading. */
  readonly readAt: number;
  readonly arm: PilotArm | null;
  /** With what would have been suggested, where it was held back. */
  readonly questions: readonly Question[];
}

/** What was read and suggested, until it is decided: the desk's own account, whatever the window says later. */
export interface Cases {
  keep(reading: Reading, about?: CaseAbout): void;
  /** Null for a case that this desk has not read, or read too long ago. */
  get(id: string): Reading | null;
  about(id: string): CaseAbout | null;
  /** Names and addresses of the customers of all cases but this one. */
  others(id: string): { readonly names: readonly string[]; readonly emails: readonly string[] };
  /** The newest case of the same message. */
  sameMessage(text: string): CaseAbout | null;
}

/** An agent has few messages in hand at once; older ones make room. */
const most = 200;

export function createCases(): Cases {
  const kept = new Map<string, { readonly reading: Reading; readonly about: CaseAbout | null }>();
  return {
    keep(reading, about) {
      kept.set(reading.caseId, { reading, about: about ?? null });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    get: (id) => kept.get(id)?.reading ?? null,
    others(id) {
      const details = [...kept.values()].flatMap(({ reading }) =>
        reading.caseId === id ? [] : reading.details,
      );
      const of = (wanted: 'name' | 'email'): readonly string[] => [
        ...new Set(details.filter(({ kind }) => kind === wanted).map(({ text }) => text)),
      ];
      return { names: of('name'), emails: of('email') };
    },
    about: (id) => kept.get(id)?.about ?? null,
    sameMessage: (text) =>
      [...kept.values()].findLast(({ reading, about }) => about !== null && reading.text === text)?.about ??
      null,
  };
}
