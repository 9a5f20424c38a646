import type { FileWords } from '../../../preload/contract.ts';
import { sortName } from './fold.ts';

/** An entry as the library has it: its words, and what its file said when they were changed here (null: they were not). */
export interface KnownEntry {
  readonly id: string;
  readonly key: string;
  readonly words: FileWords;
  readonly base: FileWords | null;
}

/** An entry as its file says it now; offsets are of the answer in the document's text. */
export interface ReadEntry extends FileWords {
  /** What it is called unless it is known already. */
  readonly id: string;
  /** Given when it was reconciled before; told by the question and how often it came before otherwise. */
  readonly key?: string | undefined;
  /** ISO 639-1, where the file says it for this entry. */
  readonly language?: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** What becomes of an entry of the file. */
export interface Reconciled<Known> {
  readonly id: string;
  readonly key: string;
  readonly known: Known | null;
  /** What it says from now on, and what its file says. */
  readonly words: FileWords;
  readonly says: FileWords;
  /** What the file says, as far as a change made here has seen it; null when the entry says what its file says. */
  readonly base: FileWords | null;
  /** What the file says, when that is something that the change has not seen; null otherwise. */
  readonly fileSays: FileWords | null;
  /** ISO 639-1, where the file says it for this entry. */
  readonly language?: string | undefined;
  readonly start: number;
  readonly end: number;
}

/**
 * Brings what a file says together with what the library has of it. Entries are known by their key, else by an answer
 * that is word for word the same. Keys in `leftOut` were removed by a person and stay away. `gone` is what the file no
 * longer says.
 */
export function reconcile<Known extends KnownEntry>(
  known: readonly Known[],
  leftOut: ReadonlySet<string>,
  file: readonly ReadEntry[],
): { readonly entries: readonly Reconciled<Known>[]; readonly gone: readonly Known[] } {
  const byKey = new Map(known.map((each) => [each.key, each]));
  const read = withKeys(file).filter(({ key }) => !leftOut.has(key));
  const byItsKey = read.map(({ key }) => byKey.get(key) ?? null);
  const taken = new Set(byItsKey.map((each) => each?.id));
  const byAnswer = new Map(
    known
      .filter(({ id }) => !taken.has(id))
      .map((each) => [(each.base ?? each.words).answer, each] satisfies [string, Known]),
  );
  const entries = read.map((entry, at) => {
    const found = byItsKey[at] ?? byAnswer.get(entry.answer) ?? null;
    if (found !== null && byItsKey[at] === null) byAnswer.delete(entry.answer);
    if (found !== null) taken.add(found.id);
    return merged(found, entry);
  });
  return { entries, gone: known.filter(({ id }) => !taken.has(id)) };
}

function withKeys(file: readonly ReadEntry[]): readonly (ReadEntry & { readonly key: string })[] {
  const times = new Map<string, number>();
  return file.map((entry) => {
    if (entry.key !== undefined) return { ...entry, key: entry.key };
    const name = sortName(entry.question);
    const nth = (times.get(name) ?? 0) + 1;
    times.set(name, nth);
    return { ...entry, key: nth === 1 ? name : `${name} #${nth}` };
  });
}

/** Field by field: what was not changed here follows the file, what was stays, and both together are told. */
function merged<Known extends KnownEntry>(
  known: Known | null,
  { id, key, start, end, ...read }: ReadEntry & { readonly key: string },
): Reconciled<Known> {
  const says: FileWords = {
    question: read.question,
    answer: read.answer,
    variants: read.variants,
    tags: read.tags,
  };
  const at = { id: known?.id ?? id, key, known, says, language: read.language, start, end };
  if (known === null || known.base === null) return { ...at, words: says, base: null, fileSays: null };
  const { words, base } = known;
  const clashes = (field: 'question' | 'answer'): boolean =>
    words[field] !== base[field] && says[field] !== base[field] && says[field] !== words[field];
  const kept = (field: 'question' | 'answer'): string =>
    words[field] === base[field] ? says[field] : words[field];
  const seen = (field: 'question' | 'answer'): string => (clashes(field) ? base[field] : says[field]);
  const now: FileWords = {
    question: kept('question'),
    answer: kept('answer'),
    variants: mergedList(words.variants, base.variants, says.variants),
    tags: mergedList(words.tags, base.tags, says.tags),
  };
  if (sameWords(now, says)) return { ...at, words: now, base: null, fileSays: null };
  return {
    ...at,
    words: now,
    base: { ...says, question: seen('question'), answer: seen('answer') },
    fileSays: clashes('question') || clashes('answer') ? says : null,
  };
}

/** What was added here is added to what the file lists, what was taken away here is taken away from it. */
function mergedList(
  here: readonly string[],
  base: readonly string[],
  file: readonly string[],
): readonly string[] {
  const taken = new Set(base.filter((each) => !here.includes(each)));
  const added = here.filter((each) => !base.includes(each) && !file.includes(each));
  return [...file.filter((each) => !taken.has(each)), ...added];
}

export const sameWords = (one: FileWords, other: FileWords): boolean =>
  one.question === other.question &&
  one.answer === other.answer &&
  sameList(one.variants, other.variants) &&
  sameList(one.tags, other.tags);

export const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, at) => each === other[at]);
