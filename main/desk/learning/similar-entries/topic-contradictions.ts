import type { EntryRow } from '../../../../preload/contract.ts';
import type { PassageTable } from '../../store/store.ts';
import { createDeliveryAreaReader, type DeliveryArea, deliveryConflicts } from './delivery-areas.ts';
import { areComparable, type Statement, statementConflicts, statementOf } from './statements.ts';
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
/** A shop that has more of them lists its parcels, one by one. */
const mostAreas = 300;
/** How alike two entries count that say where the shop delivers. */
const sameArea = 0.6;
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
  const readArea = createDeliveryAreaReader();
  const read = new Map<
    string,
    { readonly passageId: number; readonly entry: ReadEntry | null; readonly area: DeliveryArea | null }
  >();

  function readEntry({ id, question, answer }: EntryRow): ReadEntry | null {
    const statement = statementOf(question, answer);
    if (statement === null) return null;
    return { id, statement, topic: readTopic(question, answer), subject: readSubject(question, answer) };
  }

  async function readAll(
    newest: ReadonlyMap<string, number>,
    yieldIfBusy: () => Promise<void>,
  ): Promise<void> {
    for (const id of read.keys()) if (!newest.has(id)) read.delete(id);
    const wanted = [...newest].filter(([id, passageId]) => read.get(id)?.passageId !== passageId);
    for (let from = 0; from < wanted.length; from += readAtOnce) {
      const part = wanted.slice(from, from + readAtOnce);
      const rows = new Map(passages.entries(part.map(([id]) => id)).map((row) => [row.id, row]));
      for (const [id, passageId] of part) {
        const row = rows.get(id);
        read.set(id, {
          passageId,
          entry: row === undefined ? null : readEntry(row),
          area: row === undefined ? null : readArea(row.question, row.answer),
        });
      }
      await yieldIfBusy();
    }
  }

  /** Of the given entries with any other one that says where the shop delivers. */
  function ofAreas(wanted: ReadonlySet<string>): readonly StatedContradiction[] {
    const areas = [...read]
      .flatMap(([id, { area }]) => (area === null ? [] : [{ id, area }]))
      .slice(0, mostAreas);
    return areas.flatMap(({ id, area }, at) =>
      areas.slice(at + 1).flatMap((other): readonly StatedContradiction[] => {
        if (!wanted.has(id) && !wanted.has(other.id)) return [];
        if (deliveryConflicts(area, other.area).length === 0) return [];
        const [a, b] = id < other.id ? [id, other.id] : [other.id, id];
        return [{ a, b, cosine: sameArea }];
      }),
    );
  }

  return {
    async find(ids, newest, yieldIfBusy) {
      if (newest.size > mostEntries) {
        read.clear();
        return [];
      }
      await readAll(newest, yieldIfBusy);
      const entries = [...read.values()].flatMap(({ entry }) => (entry === null ? [] : [entry]));
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
            if (!areComparable(one.statement, other.statement)) return [];
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
      const found: StatedContradiction[] = [...ofAreas(wanted)];
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
