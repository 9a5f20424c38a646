import { entryTarget } from '../../../preload/shared/answer-targets.ts';
import Fuse from 'fuse.js';
import type { TitleMatch } from '../../../preload/contract.ts';
import type { Changes } from '../changes.ts';
import type { PassageTable, TitledEntry } from '../store/store.ts';
import { productNames } from './product-names.ts';

export interface TitleSearch {
  /** Titles that read like `text`, typos forgiven, best first. */
  find(text: string, limit: number): readonly TitleMatch[];
  /** Names of what the shop sells, as far as titles and tags tell; the longest first. */
  productNames(): readonly string[];
}

/** Fuzzy search over questions, variants and tags of all entries. Needs no model; built at the first use after a change. */
export function createTitleSearch(passages: PassageTable, changes: Changes): TitleSearch {
  let index: Fuse<TitledEntry> | null = null;
  let names: readonly string[] | null = null;
  const invalidate = (): void => {
    index = null;
    names = null;
  };
  changes.subscribe('library', 'index', invalidate);
  changes.subscribe('reload', 'index', invalidate);
  const build = (): Fuse<TitledEntry> =>
    new Fuse([...passages.titles()], {
      keys: [
        { name: 'question', weight: 3 },
        { name: 'variants', weight: 2 },
        { name: 'tags', weight: 1 },
      ],
      threshold: 0.35,
      ignoreLocation: true,
      minMatchCharLength: 2,
    });
  return {
    find(text, limit) {
      index ??= build();
      return index.search(text.trim(), { limit }).map(({ item }) => ({
        target: entryTarget(item.entryId),
        title: item.question,
        documentId: item.documentId,
        documentName: item.documentName,
        tags: item.tags,
      }));
    },
    productNames: () => (names ??= productNames(passages.titles())),
  };
}
