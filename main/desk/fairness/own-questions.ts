import { entryTarget } from '../../../preload/shared/answer-targets.ts';
import { detectLanguage } from '../library/detect-language.ts';
import type { Golden } from '../learning/golden/golden.ts';
import type { RareWordFilter } from '../search/uncommon-words.ts';
import type { Store } from '../store/store.ts';
import { isVaried, type VariedLanguage, variedLanguages } from './text-variants.ts';

/** A question of the shop's own, with its answer. */
export interface OwnQuestion {
  readonly question: string;
  /** What answers it. */
  readonly target: string;
  readonly language: VariedLanguage;
}

/** As many as are asked; each comes in about sixteen ways. */
const mostQuestions = 200;
/** Entries that are looked at for their languages. */
const mostLooked = 600;
/** Fewer entries in a language do not make it one that the shop answers in. */
const fewestOfLanguage = 5;

/** Golden questions first, then entries for everyone by how often they were used; and the languages that there are answers in. */
export function ownQuestions({
  golden,
  rareWords,
  store: { entries },
}: {
  readonly golden: Pick<Golden, 'overview'>;
  readonly rareWords: RareWordFilter;
  readonly store: Pick<Store, 'entries'>;
}): { readonly questions: readonly OwnQuestion[]; readonly languages: readonly VariedLanguage[] } {
  const kept = golden.overview().pairs.flatMap(({ question, target, state }) =>
    question === null || state === 'gone'
      ? []
      : // Customers asked some of them, and they stand on the page as examples.
        [inLanguage(rareWords.without(question), target, question)],
  );
  const ids = entries.ids({ filter: '', sort: 'used', descending: true }).slice(0, mostLooked);
  const written = ids.flatMap((id) => {
    const entry = entries.get(id);
    if (entry === null || entry.internal || (entry.audience ?? entry.documentAudience) !== 'everyone')
      return [];
    return [
      inLanguage(entry.question, entryTarget(id), `${entry.question}\n${entry.answer}`, entry.language),
    ];
  });
  const all = [...kept, ...written].flatMap((one) =>
    isVaried(one.language) ? [{ ...one, language: one.language }] : [],
  );
  const counts = Map.groupBy(all, ({ language }) => language);
  return {
    questions: all.slice(0, mostQuestions),
    languages: variedLanguages
      .filter((language) => (counts.get(language)?.length ?? 0) >= fewestOfLanguage)
      .toSorted((a, b) => (counts.get(b)?.length ?? 0) - (counts.get(a)?.length ?? 0)),
  };
}

const inLanguage = (question: string, target: string, text: string, language: string | null = null) => ({
  question,
  target,
  language: language ?? detectLanguage(text, variedLanguages),
});
