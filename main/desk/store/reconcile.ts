import type { Audience, EntryContent } from '../../../preload/contract.ts';
import { sortName } from './fold-case.ts';

/** An entry as the library has it: its content, and what its file said when they were changed here (null: they were not). */
export interface KnownEntry {
  readonly id: string;
  readonly key: string;
  readonly content: EntryContent;
  readonly base: EntryContent | null;
}

/** An entry as its file says it now; offsets are of the answer in the document's text. */
export interface FileEntry extends EntryContent {
  /** What it is called unless it is known already. */
  readonly id: string;
  /** Given when it was reconciled before; otherwise made of the question and how often it came before. */
  readonly key?: string | undefined;
  /** ISO 639-1, where the file says it for this entry. */
  readonly language?: string | undefined;
  /** Where the file says it for this entry. */
  readonly audience?: Audience | undefined;
  readonly start: number;
  readonly end: number;
}

/** What becomes of an entry of the file. */
export interface Reconciled<Known> {
  readonly id: string;
  readonly key: string;
  readonly known: Known | null;
  /** What it says from now on, and what its file says. */
  readonly content: EntryContent;
  readonly incoming: EntryContent;
  /** What the file says, as far as a change made here has seen it; null when the entry says what its file says. */
  readonly base: EntryContent | null;
  /** What the file says, when that is something that the change has not seen; null otherwise. */
  readonly conflict: EntryContent | null;
  /** ISO 639-1, where the file says it for this entry. */
  readonly language?: string | undefined;
  /** Where the file says it for this entry. */
  readonly audience?: Audience | undefined;
  readonly start: number;
  readonly end: number;
}

/**
 * Brings what a file says together with what the library has of it. Entries are known by their key, else by an answer
 * that is word for word the same. Keys in `tombstones` were removed by a person and stay away. `gone` is what the file no
 * longer says.
 */
export function reconcile<Known extends KnownEntry>(
  known: readonly Known[],
  tombstones: ReadonlySet<string>,
  file: readonly FileEntry[],
): { readonly entries: readonly Reconciled<Known>[]; readonly gone: readonly Known[] } {
  const byKey = new Map(known.map((each) => [each.key, each]));
  const read = withKeys(file).filter(({ key }) => !tombstones.has(key));
  const byItsKey = read.map(({ key }) => byKey.get(key) ?? null);
  const matchedIds = new Set(byItsKey.map((each) => each?.id));
  const byAnswer = new Map(
    known
      .filter(({ id }) => !matchedIds.has(id))
      .map((each) => [(each.base ?? each.content).answer, each] satisfies [string, Known]),
  );
  const entries = read.map((entry, at) => {
    const found = byItsKey[at] ?? byAnswer.get(entry.answer) ?? null;
    if (found !== null && byItsKey[at] === null) byAnswer.delete(entry.answer);
    if (found !== null) matchedIds.add(found.id);
    return threeWayMerge(found, entry);
  });
  return { entries, gone: known.filter(({ id }) => !matchedIds.has(id)) };
}

function withKeys(file: readonly FileEntry[]): readonly (FileEntry & { readonly key: string })[] {
  const times = new Map<string, number>();
  return file.map((entry) => {
    if (entry.key !== undefined) return { ...entry, key: entry.key };
    const name = sortName(entry.question);
    const nth = (times.get(name) ?? 0) + 1;
    times.set(name, nth);
    return { ...entry, key: nth === 1 ? name : `${name} #${nth}` };
  });
}

/** Field by field: what was not changed here follows the file, what was changed stays, and both together are a conflict. */
function threeWayMerge<Known extends KnownEntry>(
  known: Known | null,
  { id, key, start, end, ...read }: FileEntry & { readonly key: string },
): Reconciled<Known> {
  const incoming: EntryContent = {
    question: read.question,
    answer: read.answer,
    variants: read.variants,
    tags: read.tags,
  };
  const { language, audience } = read;
  const at = { id: known?.id ?? id, key, known, incoming, language, audience, start, end };
  if (known === null || known.base === null) return { ...at, content: incoming, base: null, conflict: null };
  const { content, base } = known;
  const isConflict = (field: 'question' | 'answer'): boolean =>
    content[field] !== base[field] && incoming[field] !== base[field] && incoming[field] !== content[field];
  const merged = (field: 'question' | 'answer'): string =>
    content[field] === base[field] ? incoming[field] : content[field];
  const seen = (field: 'question' | 'answer'): string => (isConflict(field) ? base[field] : incoming[field]);
  const now: EntryContent = {
    question: merged('question'),
    answer: merged('answer'),
    variants: threeWayMergeList(content.variants, base.variants, incoming.variants),
    tags: threeWayMergeList(content.tags, base.tags, incoming.tags),
  };
  if (sameContent(now, incoming)) return { ...at, content: now, base: null, conflict: null };
  return {
    ...at,
    content: now,
    base: { ...incoming, question: seen('question'), answer: seen('answer') },
    conflict: isConflict('question') || isConflict('answer') ? incoming : null,
  };
}

/** What was added here is added to what the file lists, what was removed here is removed from it. */
function threeWayMergeList(
  here: readonly string[],
  base: readonly string[],
  file: readonly string[],
): readonly string[] {
  const removed = new Set(base.filter((each) => !here.includes(each)));
  const added = here.filter((each) => !base.includes(each) && !file.includes(each));
  return [...file.filter((each) => !removed.has(each)), ...added];
}

export const sameContent = (one: EntryContent, other: EntryContent): boolean =>
  one.question === other.question &&
  one.answer === other.answer &&
  sameList(one.variants, other.variants) &&
  sameList(one.tags, other.tags);

export const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, at) => each === other[at]);
