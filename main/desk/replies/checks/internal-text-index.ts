import type { Changes } from '../../changes.ts';
import type { Store } from '../../store/store.ts';
import { entryIdOf, passageIdOf } from '../../../../preload/shared/answer-targets.ts';
import type { Span } from '../../../../preload/contract.ts';
import { stopWordSet } from '../../search/stop-words.ts';
import { wordSpans } from './word-spans.ts';

/** So many words in a row are no chance, */
const shingleLength = 6;
/** as long as so many of them are not what every mail says ("please let us know if you"). */
const minContentWords = 3;
/** A shorter line is looked for as a whole, if it is at least this long. */
const minLineWords = 4;

/** The words of everything that is marked internal, to be found again in a reply. */
export interface InternalTextIndex {
  /** Places where a reply says them, with the question of the entry that they are from. */
  find(reply: string): readonly (Span & { readonly title: string })[];
}

/** Knows every row of words of the texts; memory and time grow with what is internal, not with the library. */
export function buildInternalTextIndex(
  texts: readonly { readonly title: string; readonly text: string }[],
): InternalTextIndex {
  const titles = new Map<string, string>();
  const lengths = new Set<number>();
  for (const { title, text } of texts)
    for (const line of text.split('\n')) {
      const words = wordSpans(line).map(({ folded }) => folded);
      if (words.length < minLineWords) continue;
      const length = Math.min(shingleLength, words.length);
      lengths.add(length);
      for (let at = 0; at + length <= words.length; at++) {
        const some = words.slice(at, at + length);
        if (some.filter((word) => !stopWordSet.has(word)).length >= minContentWords)
          titles.set(some.join(' '), title);
      }
    }
  return {
    find(reply) {
      if (titles.size === 0) return [];
      const words = wordSpans(reply);
      const found: (Span & { title: string })[] = [];
      for (let at = 0; at < words.length; at++)
        for (const length of lengths) {
          const some = words.slice(at, at + length);
          const title =
            some.length < length ? undefined : titles.get(some.map(({ folded }) => folded).join(' '));
          if (title === undefined) continue;
          const [start, end] = [some[0]?.start ?? 0, some.at(-1)?.end ?? 0];
          const last = found.at(-1);
          if (last !== undefined && last.title === title && start <= last.end)
            found[found.length - 1] = { ...last, end: Math.max(end, last.end) };
          else found.push({ start, end, title });
        }
      return found;
    },
  };
}

/** What is marked internal now; read when it is first asked for, and again after the library changed. */
export interface InternalTextCache {
  index(): InternalTextIndex;
}

export function createInternalTextCache(
  { entries, passages, audiences }: Pick<Store, 'entries' | 'passages' | 'audiences'>,
  changes: Changes,
): InternalTextCache {
  // Most shops mark little, and an import would read it for each of its files.
  let known: InternalTextIndex | null = null;
  const read = (): InternalTextIndex => {
    const ids = entries.ids({ filter: '', only: 'internal', sort: 'name', descending: false });
    const forStaff = [...audiences.limited()].flatMap(([target, audience]) =>
      audience === 'staff' ? [target] : [],
    );
    const staffEntries = forStaff.flatMap((target) => entryIdOf(target) ?? []);
    const texts = passages.get(forStaff.flatMap((target) => passageIdOf(target) ?? []));
    return buildInternalTextIndex([
      ...passages.entries([...new Set([...ids, ...staffEntries])]).map(({ question, answer, wordings }) => ({
        title: question,
        text: [answer, ...Object.values(wordings)].join('\n'),
      })),
      ...texts.map(({ heading, documentName, text }) => ({ title: heading || documentName, text })),
    ]);
  };
  const invalidate = (): void => {
    known = null;
  };
  changes.subscribe('library', 'derive', invalidate);
  changes.subscribe('reload', 'derive', invalidate);
  return { index: () => (known ??= read()) };
}
