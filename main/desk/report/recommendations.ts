import type { GapCluster, Recommendation } from '../../../preload/contract.ts';
import { entryIdOf } from '../../../preload/shared/answer-targets.ts';
import type { SimilarEntries } from '../learning/similar-entries/similar-entries.ts';
import type { Gaps } from '../learning/gaps/gaps.ts';
import type { RareWordFilter } from '../search/uncommon-words.ts';
import type { Store } from '../store/store.ts';
import { share } from './intervals.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** What is to be done is ranked by the messages of four weeks; whether an answer is edited is seen over a quarter. */
const ranked = 28 * dayMs;
const looked = 91 * dayMs;
/** An answer is edited "nearly every time" when it surely is in more than half of its replies. */
const editedAtLeast = 0.5;
const mostRecommendations = 3;
/** Contradictions and review dates that are looked at. */
const mostListed = 100;

/**
 * What one message of each kind is worth: an answer that was missing is written in full, one that is edited saves half of that; of
 * two answers that disagree every second use is wrong; a review date alone says little. docs/adr/report.md.
 */
const worth = { gap: 1, edited: 0.5, contradiction: 0.5, stale: 0.1 } as const;

export interface RecommendationDeps {
  readonly store: Pick<Store, 'caseFacts' | 'documents' | 'passages'>;
  readonly gaps: Pick<Gaps, 'overview'>;
  readonly rareWords: RareWordFilter;
  readonly similarEntries: Pick<SimilarEntries, 'list'>;
  readonly now: () => number;
}

/** What would bring most, first. */
export function findRecommendations({
  store,
  gaps,
  rareWords,
  similarEntries,
  now,
}: RecommendationDeps): readonly Recommendation[] {
  const to = now() + 1;
  const uses = new Map(
    store.caseFacts.answerUses({ from: to - ranked, to }).map(({ target, used }) => [target, used]),
  );
  const usesOf = (entryId: string): number => uses.get(`e:${entryId}`) ?? 0;
  const all: readonly Recommendation[] = [
    ...gapRecommendations(gaps, rareWords),
    ...editedRecommendations(store, { from: to - looked, to }, usesOf),
    ...similarEntries
      .list({ kind: 'contradiction', offset: 0, limit: mostListed })
      .rows.map(({ a, b }): Recommendation => ({
        kind: 'contradiction',
        a: a.entry.id,
        b: b.entry.id,
        about: a.entry.question,
        otherAbout: a.entry.question === b.entry.question ? null : b.entry.question,
        messages: usesOf(a.entry.id) + usesOf(b.entry.id),
      })),
    ...staleRecommendations(store, usesOf),
  ];
  const rank = ({ kind, messages }: Recommendation): number => messages * worth[kind];
  const inOrder = all
    .filter(({ kind, messages }) => messages > 0 || kind === 'contradiction')
    .toSorted((a, b) => rank(b) - rank(a));
  const surest = inOrder.find(({ kind }) => kind === 'contradiction');
  // Whether two answers contradict each other only a reader knows: the other pairs come behind what customers and agents have shown.
  const isOtherPair = (one: Recommendation): boolean => one.kind === 'contradiction' && one !== surest;
  return [...inOrder.filter((one) => !isOtherPair(one)), ...inOrder.filter(isOtherPair)].slice(
    0,
    mostRecommendations,
  );
}

/** Of the last four weeks. */
const asked = ({ trend }: GapCluster): number => trend.weeks.slice(-4).reduce((sum, n) => sum + n, 0);

function gapRecommendations(
  gaps: Pick<Gaps, 'overview'>,
  rareWords: RareWordFilter,
): readonly Recommendation[] {
  return gaps
    .overview()
    .clusters.filter(({ answeredBy }) => answeredBy === null)
    .map((cluster) => ({
      kind: 'gap',
      cluster: cluster.id,
      about: cluster.label === '' ? rareWords.without(cluster.example) : cluster.label,
      messages: asked(cluster),
    }));
}

function editedRecommendations(
  { caseFacts, passages }: Pick<Store, 'caseFacts' | 'passages'>,
  between: { readonly from: number; readonly to: number },
  usesOf: (entryId: string) => number,
): readonly Recommendation[] {
  const often = caseFacts.answerEdits(between).flatMap(({ target, used, edited }) => {
    const entryId = entryIdOf(target);
    const low = share(edited, used)?.low ?? 0;
    return entryId !== null && low > editedAtLeast ? [{ entryId, used, edited }] : [];
  });
  return often.flatMap(({ entryId, used, edited }): readonly Recommendation[] => {
    const [at] = passages.ofEntries([entryId]);
    if (at === undefined) return [];
    const messages = Math.round((usesOf(entryId) * edited) / used);
    return [{ kind: 'edited', entryId, about: at.heading, messages, used, edited }];
  });
}

function staleRecommendations(
  { documents }: Pick<Store, 'documents'>,
  usesOf: (entryId: string) => number,
): readonly Recommendation[] {
  const due = documents.list({
    show: 'entries',
    filter: '',
    only: 'due',
    sort: 'used',
    descending: true,
    offset: 0,
    limit: mostListed,
  });
  return due.rows.flatMap((row): readonly Recommendation[] =>
    row.type === 'entry'
      ? [{ kind: 'stale', entryId: row.id, about: row.question, messages: usesOf(row.id) }]
      : [],
  );
}
