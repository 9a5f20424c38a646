import type { EntryRow } from '../../../../preload/contract.ts';
import type { PassageTable } from '../../store/store.ts';
import type { Conflict } from './stances.ts';
import { areComparable, type Statement, statementConflicts, statementOf } from './statements.ts';
import { createSubjectReader, isAboutTwoThings, type Subject } from './subjects.ts';

/** Two entries that say different things about one thing; the smaller id first. */
export interface StatedContradiction {
  readonly a: string;
  readonly b: string;
  /** Of their questions with their answers, or how much of their topics they share (0 to 1). */
  readonly cosine: number;
}

/** The entries that are close to one as a whole, from either side, with their cosines. */
export type CloseEntries = (id: string) => ReadonlyMap<string, number>;

export interface StatedContradictions {
  /** Of the given entries with any other one; `readAhead` others at a time, `yieldIfBusy` in between. */
  readonly find: (
    ids: readonly string[],
    close: CloseEntries,
    yieldIfBusy: () => Promise<void>,
  ) => Promise<readonly StatedContradiction[]>;
  /** Where the answers of two entries disagree; empty when they do not or when one says too much. */
  readonly conflicts: (a: EntryRow, b: EntryRow) => readonly Conflict[];
}

interface ShortEntry {
  readonly subject: Subject;
  readonly statement: Statement;
}

/** The cosine of two entries, question and answer, that are about one thing. */
export const minEntryCosine = 0.48;
/** What contradicts an entry is about what it is about: hardly further from it than any other entry. */
const fromClosest = 0.1;
const readAtOnce = 25;

/**
 * Finds entries that ask for the same in other words and state something else: "Return period" and "How long can I send
 * something back?" By what the short answers state, not by how alike the questions are.
 */
export function createStatedContradictions(passages: Pick<PassageTable, 'entries'>): StatedContradictions {
  const readSubject = createSubjectReader();

  function shortEntry({ question, answer }: EntryRow): ShortEntry | null {
    const statement = statementOf(question, answer);
    return statement === null ? null : { statement, subject: readSubject(question, answer) };
  }

  return {
    async find(ids, close, yieldIfBusy) {
      const near = (id: string): readonly (readonly [other: string, cosine: number])[] => [...close(id)];
      const read = new Map<string, ShortEntry | null>();
      async function readAll(wanted: readonly string[]): Promise<void> {
        const unread = [...new Set(wanted)].filter((id) => !read.has(id));
        for (let from = 0; from < unread.length; from += readAtOnce) {
          for (const row of passages.entries(unread.slice(from, from + readAtOnce)))
            read.set(row.id, shortEntry(row));
          await yieldIfBusy();
        }
      }
      const isAboutOne = (id: string, other: string): boolean => {
        const [one, two] = [read.get(id), read.get(other)];
        return (
          one != null &&
          two != null &&
          !isAboutTwoThings(one.subject, two.subject) &&
          areComparable(one.statement, two.statement)
        );
      };
      const closest = new Map<string, number>();
      const closestOf = (id: string): number => {
        const known = closest.get(id);
        if (known !== undefined) return known;
        const cosines = near(id).flatMap(([other, cosine]) => (isAboutOne(id, other) ? [cosine] : []));
        const highest = Math.max(0, ...cosines);
        closest.set(id, highest);
        return highest;
      };
      await readAll([...ids, ...ids.flatMap((id) => near(id).map(([other]) => other))]);
      const disagreeing: { readonly id: string; readonly other: string; readonly cosine: number }[] = [];
      for (const id of ids) {
        for (const [other, cosine] of near(id)) {
          const [one, two] = [read.get(id), read.get(other)];
          if (one == null || two == null || !isAboutOne(id, other)) continue;
          if (closestOf(id) - cosine > fromClosest) continue;
          if (statementConflicts(one.statement, two.statement).length > 0)
            disagreeing.push({ id, other, cosine });
        }
        await yieldIfBusy();
      }
      // What is close to the others is read for the few that disagree: for all of them it would be most of a large library.
      await readAll(disagreeing.flatMap(({ other }) => near(other).map(([id]) => id)));
      return disagreeing.flatMap(({ id, other, cosine }) => {
        if (closestOf(other) - cosine > fromClosest) return [];
        return id < other ? [{ a: id, b: other, cosine }] : [{ a: other, b: id, cosine }];
      });
    },
    conflicts(a, b) {
      const [one, two] = [shortEntry(a), shortEntry(b)];
      if (one === null || two === null || isAboutTwoThings(one.subject, two.subject)) return [];
      return statementConflicts(one.statement, two.statement);
    },
  };
}
