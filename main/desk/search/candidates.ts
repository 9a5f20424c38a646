import { entryTarget, passageTarget } from '../../../preload/shared/answer-targets.ts';
import type { EntryRow } from '../../../preload/contract.ts';
import type { PassageRow, PassageTable } from '../store/store.ts';
import { createVocabulary, type Vocabulary, type TokenIds } from './vocabulary.ts';
import type { Token } from './tokenizer.ts';

/** What is judged of a candidate: its texts in stems. */
interface CandidateTexts {
  readonly target: string;
  /** Ids of those of its passages that were found, in this order. */
  readonly passageIds: readonly number[];
  /** Ways of asking: the question and its variants, or the heading. */
  readonly questions: readonly TokenIds[];
  /** One for each passage, under its heading. */
  readonly passageTexts: readonly TokenIds[];
}

/**
 * What can be suggested: an entry with those of its passages that were found, or a passage of running text. Few of many
 * candidates are ever shown, so `entry` and `passages` are read when they are first asked for; they throw RangeError
 * when they are gone by then.
 */
export type Candidate = CandidateTexts &
  (
    | {
        readonly kind: 'entry';
        readonly entryId: string;
        readonly entry: EntryRow;
        readonly passages: readonly PassageRow[];
      }
    | { readonly kind: 'passage'; readonly passages: readonly [PassageRow] }
  );

export interface Candidates {
  /** Numbers of the stems in what is gathered; others after the next gathering. */
  readonly vocabulary: Vocabulary;
  /** Groups found passages into what can be suggested, in the order in which they were found; what is gone is left out. */
  collect(passageIds: readonly number[]): readonly Candidate[];
  /** Reads the rows of these at once: those that are sure to be shown, while it is known that they are there. */
  prefetchRows(candidates: readonly Candidate[]): void;
  /** The library changed: its texts are read again. */
  invalidate(): void;
}

interface PassageStems {
  readonly entryId: string | null;
  /** The heading of running text, where it has one. */
  readonly questions: readonly TokenIds[];
  readonly text: TokenIds;
}

interface Rows {
  readonly entries: ReadonlyMap<string, EntryRow>;
  readonly passages: ReadonlyMap<number, PassageRow>;
}

/** Words of texts that are cached, four bytes each, and different stems; beyond, all are dropped at once. */
const maxCachedWords = 3_000_000;
const maxCachedStems = 300_000;

/** Caches the stems of what was scored, so that a text is read into words once and not for every search. */
export function createCandidates(
  table: PassageTable,
  stops: ReadonlySet<string>,
  read: (text: string) => readonly Token[],
): Candidates {
  let numbers = createVocabulary(stops);
  let words = 0;
  const ofPassage = new Map<number, PassageStems>();
  const ofEntry = new Map<string, readonly TokenIds[]>();
  /** What hands a candidate its rows; of the last gathering. */
  const rowSetters = new Map<string, (rows: Rows) => void>();
  let version = table.dataVersion();

  function invalidate(): void {
    numbers = createVocabulary(stops);
    words = 0;
    ofPassage.clear();
    ofEntry.clear();
  }

  function stemsOf(text: string): TokenIds {
    const stems = numbers.encode(read(text));
    words += stems.to - stems.from;
    return stems;
  }

  function readMissing(passageIds: readonly number[]): void {
    const passages = passageIds.filter((id) => !ofPassage.has(id));
    if (passages.length > 0)
      for (const { id, entryId, heading, text } of table.get(passages))
        ofPassage.set(id, {
          entryId,
          questions: heading === '' || entryId !== null ? [] : [stemsOf(heading)],
          text: stemsOf(`${heading}\n${text}`),
        });
    const entries = passageIds.flatMap((id) => {
      const entryId = ofPassage.get(id)?.entryId ?? null;
      return entryId === null || ofEntry.has(entryId) ? [] : [entryId];
    });
    if (entries.length > 0)
      for (const { id, question, variants } of table.entries([...new Set(entries)]))
        ofEntry.set(id, [question, ...variants].map(stemsOf));
  }

  function entryOf(id: string, questions: readonly TokenIds[], passageIds: readonly number[]): Candidate {
    let entry: EntryRow | undefined;
    let passages: readonly PassageRow[] | undefined;
    rowSetters.set(entryTarget(id), (rows) => {
      entry ??= rows.entries.get(id);
      passages ??= passageIds.flatMap((passage) => rows.passages.get(passage) ?? []);
    });
    return {
      kind: 'entry',
      target: entryTarget(id),
      entryId: id,
      passageIds,
      questions,
      passageTexts: passageIds.flatMap((passage) => ofPassage.get(passage)?.text ?? []),
      get entry() {
        return (entry ??= orGone(table.entries([id])[0]));
      },
      get passages() {
        return (passages ??= table.get(passageIds));
      },
    };
  }

  function passageOf(id: number, { questions, text }: PassageStems): Candidate {
    let row: PassageRow | undefined;
    rowSetters.set(passageTarget(id), (rows) => {
      row ??= rows.passages.get(id);
    });
    return {
      kind: 'passage',
      target: passageTarget(id),
      passageIds: [id],
      questions,
      passageTexts: [text],
      get passages(): readonly [PassageRow] {
        return [(row ??= orGone(table.get([id])[0]))];
      },
    };
  }

  return {
    prefetchRows(candidates) {
      const entryIds = candidates.flatMap((one) => (one.kind === 'entry' ? [one.entryId] : []));
      const passageIds = candidates.flatMap((one) => one.passageIds);
      const rows: Rows = {
        entries: new Map(table.entries(entryIds).map((row) => [row.id, row])),
        passages: new Map(table.get(passageIds).map((row) => [row.id, row])),
      };
      for (const { target } of candidates) rowSetters.get(target)?.(rows);
    },
    get vocabulary() {
      return numbers;
    },
    invalidate,
    collect(passageIds) {
      // Another program may have written what this one does not know of yet.
      const now = table.dataVersion();
      if (words > maxCachedWords || numbers.size > maxCachedStems || version !== now) invalidate();
      version = now;
      rowSetters.clear();
      readMissing(passageIds);
      const found = passageIds.filter((id) => ofPassage.has(id));
      const byEntry = Map.groupBy(found, (id) => ofPassage.get(id)?.entryId ?? '');
      const seen = new Set<string>();
      return found.flatMap((id): readonly Candidate[] => {
        const passage = ofPassage.get(id);
        if (passage === undefined) return [];
        const { entryId } = passage;
        if (entryId === null) return [passageOf(id, passage)];
        const questions = ofEntry.get(entryId);
        if (questions === undefined || seen.has(entryId)) return [];
        seen.add(entryId);
        return [entryOf(entryId, questions, byEntry.get(entryId) ?? [])];
      });
    },
  };
}

function orGone<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new RangeError('What was found is gone');
  return row;
}
