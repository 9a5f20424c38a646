import type { Suggestion, Wordings } from '../../../preload/contract.ts';
import {
  entryIdOf,
  entryTarget,
  passageIdOf,
  passageTarget,
} from '../../../preload/shared/answer-targets.ts';
import type { PassageTable } from '../store/store.ts';
import { titleOf } from './suggestion.ts';

/** What stands behind targets, as it is now. */
export interface TargetResolver {
  /** What targets (`e:` entry or `p:` passage) say; those that are gone are left out. */
  sourcesOf(
    targets: readonly string[],
  ): ReadonlyMap<string, Pick<Suggestion, 'target' | 'text' | 'internal'> & { readonly wordings: Wordings }>;
  /** The names of targets, as suggestions show them; those that are gone are left out. */
  titlesOf(targets: readonly string[]): ReadonlyMap<string, string>;
}

export function createTargetResolver(table: Pick<PassageTable, 'entries' | 'get'>): TargetResolver {
  function rowsOf(targets: readonly string[]) {
    return {
      entries: table.entries(targets.flatMap((target) => entryIdOf(target) ?? [])),
      passages: table.get(targets.flatMap((target) => passageIdOf(target) ?? [])),
    };
  }

  return {
    sourcesOf: (targets) => {
      const { entries, passages } = rowsOf(targets);
      const sources = [
        ...entries.map(({ id, answer, internal, wordings, audience, documentAudience }) => ({
          target: entryTarget(id),
          text: answer,
          internal: internal || (audience ?? documentAudience) === 'staff',
          wordings,
        })),
        ...passages.map(({ id, text, documentAudience }) => ({
          target: passageTarget(id),
          text,
          internal: documentAudience === 'staff',
          wordings: {},
        })),
      ];
      return new Map(sources.map((source) => [source.target, source]));
    },
    titlesOf: (targets) => {
      const { entries, passages } = rowsOf(targets);
      return new Map([
        ...entries.map(({ id, question }) => [entryTarget(id), question] as const),
        ...passages.map((passage) => [passageTarget(passage.id), titleOf(passage)] as const),
      ]);
    },
  };
}
