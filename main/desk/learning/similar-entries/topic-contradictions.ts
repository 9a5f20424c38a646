import type { EntryRow } from '../../../../preload/contract.ts';
import type { PassageTable } from '../../store/store.ts';
import { type Statement, statementConflicts, statementOf } from './statements.ts';
import type { StatedContradiction } from './stated-contradictions.ts';
import { createSubjectReader, isAboutTwoThings, type Subject } from './subjects.ts';
import { createTopicReader, rarityIn, sameTopic, type Topic } from './topics.ts';

interface ReadEntry {
  readonly id: string;
  readonly topic: Topic;
  readonly subject: Subject;
  readonly statement: Statement;
}

export interface TopicContradictions {
  /** Of the given entries with any other one; `newest` names the passage by which each entry is known as it is now. */
  readonly find: (
    ids: readonly string[],
    newest: ReadonlyMap<string, number>,
    yieldIfBusy: () => Promise<void>,
  ) => Promise<readonly StatedContradiction[]>;
}

/** In a larger library too many entries share their words, and reading all of them takes too long. */
const mostEntries = 3_000;
const readAtOnce = 25;
/** What so many entries speak of is not what one of them is about. */
const mostOfOneWord = 40;
/** What contradicts an entry is about what it is about: hardly further from it than any other entry. */
const fromClosest = 0.1;

/**
 * Finds entries about one topic that state different things, in one language or two, by the words of their topics alone: a
 * model knows too little of other languages than its own.
 */
export function createTopicContradictions(passages: Pick<PassageTable, 'entries'>): TopicContradictions {
  const readTopic = createTopicReader();
  const readSubject = createSubjectReader();
  const read = new Map<string, { readonly passageId: number; readonly entry: ReadEntry | null }>();

  function readEntry({ id, question, answer }: EntryRow): ReadEntry | null {
    const statement = statementOf(question, answer);
    if (statement === null) return null;
    return { id, statement, topic: readTopic(question, answer), subject: readSubject(question, answer) };
  }

  async function readAll(
    newest: ReadonlyMap<string, number>,
    yieldIfBusy: () => Promise<void>,
  ): Promise<readonly ReadEntry[]> {
    for (const id of read.keys()) if (!newest.has(id)) read.delete(id);
    const wanted = [...newest].filter(([id, passageId]) => read.get(id)?.passageId !== passageId);
    for (let from = 0; from < wanted.length; from += readAtOnce) {
      const part = wanted.slice(from, from + readAtOnce);
      const rows = new Map(passages.entries(part.map(([id]) => id)).map((row) => [row.id, row]));
      for (const [id, passageId] of part) {
        const row = rows.get(id);
        read.set(id, { passageId, entry: row === undefined ? null : readEntry(row) });
      }
      await yieldIfBusy();
    }
    return [...read.values()].flatMap(({ entry }) => (entry === null ? [] : [entry]));
  }

  return {
    async find(ids, newest, yieldIfBusy) {
      if (newest.size > mostEntries) {
        read.clear();
        return [];
      }
      const entries = await readAll(newest, yieldIfBusy);
      const rarity = rarityIn(entries.map(({ topic }) => topic));
      const byWord = new Map<string, ReadEntry[]>();
      for (const entry of entries)
        for (const word of entry.topic.words) {
          const all = byWord.get(word) ?? [];
          all.push(entry);
          byWord.set(word, all);
        }
      /** Entries about the same, with how much. */
      const nearOf = (one: ReadEntry): ReadonlyMap<ReadEntry, number> => {
        const others = new Set(
          [...one.topic.words].flatMap((word) => {
            const all = byWord.get(word) ?? [];
            return all.length > mostOfOneWord ? [] : all;
          }),
        );
        others.delete(one);
        return new Map(
          [...others].flatMap((other) => {
            if (isAboutTwoThings(one.subject, other.subject)) return [];
            const conflicts = statementConflicts(one.statement, other.statement);
            const share = sameTopic(
              one.topic,
              other.topic,
              rarity,
              conflicts.map(({ about }) => about),
            );
            return share === null ? [] : [[other, share] as const];
          }),
        );
      };
      const known = new Map<ReadEntry, ReadonlyMap<ReadEntry, number>>();
      const near = (one: ReadEntry): ReadonlyMap<ReadEntry, number> => {
        const found = known.get(one) ?? nearOf(one);
        known.set(one, found);
        return found;
      };
      const closest = (one: ReadEntry): number => Math.max(0, ...near(one).values());
      const wanted = new Set(ids);
      const found: StatedContradiction[] = [];
      for (const one of entries) {
        if (!wanted.has(one.id)) continue;
        for (const [other, share] of near(one)) {
          if (statementConflicts(one.statement, other.statement).length === 0) continue;
          await yieldIfBusy();
          if (Math.max(closest(one), closest(other)) - share > fromClosest) continue;
          const [a, b] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
          found.push({ a, b, cosine: share });
        }
        await yieldIfBusy();
      }
      return found;
    },
  };
}
