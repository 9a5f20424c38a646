import type { Question, Reading } from '../../../preload/contract.ts';
import type { ExperimentArm } from '../experiment/assignment.ts';

/** What the desk knows of a case beside what it showed. */
interface CaseInfo {
  /** The reading with which the message first came: reading it again is no new case. */
  readonly firstCaseId: string;
  /** Milliseconds since 1970 of that first reading. */
  readonly readAt: number;
  readonly arm: ExperimentArm | null;
  /** With what would have been suggested, where it was withheld. */
  readonly questions: readonly Question[];
}

/** What was read and suggested, until it is decided: the desk's own account, whatever the window says later. */
export interface CaseCache {
  set(reading: Reading, info?: CaseInfo): void;
  /** Null for a case that this desk has not read, or read too long ago. */
  get(id: string): Reading | null;
  info(id: string): CaseInfo | null;
  /** Names and addresses of the customers of all cases but this one. */
  otherCustomers(id: string): { readonly names: readonly string[]; readonly emails: readonly string[] };
  /** Nothing of any case is known any more. */
  clear(): void;
  /** The newest case of the same message. */
  findByText(text: string): CaseInfo | null;
}

/** An agent has few messages in hand at once; older ones make room. */
const maxCases = 200;

/** `isClosed`: then nothing is kept, such as what was read while the desk was being locked. */
export function createCaseCache(isClosed: () => boolean = () => false): CaseCache {
  const cases = new Map<string, { readonly reading: Reading; readonly info: CaseInfo | null }>();
  return {
    set(reading, info) {
      if (isClosed()) return;
      cases.set(reading.caseId, { reading, info: info ?? null });
      const [oldest] = cases.keys();
      if (cases.size > maxCases && oldest !== undefined) cases.delete(oldest);
    },
    get: (id) => cases.get(id)?.reading ?? null,
    otherCustomers(id) {
      const details = [...cases.values()].flatMap(({ reading }) =>
        reading.caseId === id ? [] : reading.details,
      );
      const of = (wanted: 'name' | 'email'): readonly string[] => [
        ...new Set(details.filter(({ kind }) => kind === wanted).map(({ text }) => text)),
      ];
      return { names: of('name'), emails: of('email') };
    },
    clear: () => cases.clear(),
    info: (id) => cases.get(id)?.info ?? null,
    findByText: (text) =>
      [...cases.values()].findLast(({ reading, info }) => info !== null && reading.text === text)?.info ??
      null,
  };
}
