import { entryTarget } from '../../../preload/shared/answer-targets.ts';
import type { TitleMatch } from '../../../preload/contract.ts';
import type { Changes } from '../changes.ts';
import type { PassageTable } from '../store/store.ts';
import { createFuzzyTitles, type FuzzyTitles } from './fuzzy-titles.ts';
import { productNames } from './product-names.ts';

export interface TitleSearch {
  /** Titles that read like `text`, typos forgiven, best first. */
  find(text: string, limit: number): readonly TitleMatch[];
  /** Names of what the shop sells, as far as titles and tags tell; the longest first. */
  productNames(): readonly string[];
}

/** What a question, another wording and a tag tell of an entry, beside each other. */
const weights = { question: 1 / 2, variant: 1 / 3, tag: 1 / 6 };

/** Fuzzy search over questions, variants and tags of all entries. Needs no model; built at the first use after a change. */
export function createTitleSearch(passages: PassageTable, changes: Changes): TitleSearch {
  let index: { readonly titles: FuzzyTitles; readonly entryIds: readonly string[] } | null = null;
  let names: readonly string[] | null = null;
  const invalidate = (): void => {
    index = null;
    names = null;
  };
  changes.subscribe('library', 'index', invalidate);
  changes.subscribe('reload', 'index', invalidate);
  const build = () => {
    const titles = createFuzzyTitles();
    const entryIds: string[] = [];
    for (const { entryId, question, variants, tags } of passages.titles()) {
      const owner = entryIds.push(entryId) - 1;
      titles.add(owner, question, weights.question);
      for (const variant of variants) titles.add(owner, variant, weights.variant);
      for (const tag of tags) titles.add(owner, tag, weights.tag);
    }
    return { titles, entryIds };
  };
  return {
    find(text, limit) {
      const { titles, entryIds } = (index ??= build());
      const found = titles.find(text.trim(), limit).flatMap((owner) => entryIds[owner] ?? []);
      return passages.entries(found).map(({ id, question, documentId, documentName, tags }) => ({
        target: entryTarget(id),
        title: question,
        documentId,
        documentName,
        tags,
      }));
    },
    productNames: () => (names ??= productNames(passages.titles())),
  };
}
