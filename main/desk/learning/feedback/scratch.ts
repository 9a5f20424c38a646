import type { Learned } from '../../../../preload/contract.ts';
import { languageOf } from '../../library/language.ts';
import type { Embedder } from '../../ports.ts';
import { maskToLearn } from '../../privacy/find/mask.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Search } from '../../search/search.ts';
import type { Store } from '../../store/store.ts';
import { toBytes } from '../../store/vector-bytes.ts';
import { answersAlike, createTextReader } from '../duplicates/question-likeness.ts';
import type { Outcome } from '../outcomes/outcomes.ts';
import { saidIn } from '../past-answers/courtesy.ts';
import { cosine, type Group } from '../past-answers/groups.ts';
import { createKeeping } from '../past-answers/kept.ts';
import { createMemory, grown } from '../past-answers/merge.ts';
import { withoutNames } from '../past-answers/personal.ts';
import { isForOneOnly, masksIn } from '../past-answers/worth.ts';
import { phraseOf } from '../phrasings/phrasings.ts';

/** Answers that agents wrote themselves, offered as entries where the library has nothing like them. */
export interface Scratch {
  /** `names` are words that name somebody in this case. Returns how many were proposed, or added to a proposal. */
  propose(outcomes: readonly Outcome[], names: readonly string[], by: string): Promise<number>;
  /** As the owner sees them, in no order. */
  get(ids: readonly string[]): readonly Learned[];
}

/** Shorter, in words, it answers nothing that would be asked again. */
const fewestWords = 5;
/** How alike, by words and by cosine, an answer of the library is that says the same. */
const sameWords = 0.6;
const sameMeaning = 0.85;
/** Answers that are looked at. */
const closest = 5;
/** An answer's first part says what it is about, within what the model reads; in UTF-16 code units. */
const answerStart = 700;
/** Where it stands among what is reviewed: behind what was asked again and again. */
const rank = 0.8;

interface Written {
  readonly question: string;
  readonly answer: string;
  readonly questionVector: Int8Array;
  readonly answerVector: Int8Array;
}

export function createScratch({
  store,
  search,
  embedder,
  vault,
  newId,
  now,
}: {
  readonly store: Pick<Store, 'proposals'>;
  readonly search: Pick<Search, 'findAll'>;
  readonly embedder: Pick<Embedder, 'embed'>;
  readonly vault: Vault;
  readonly newId: () => string;
  readonly now: () => number;
}): Scratch {
  const { proposals } = store;
  const keeping = createKeeping(vault);
  const read = createTextReader();

  /** What an agent wrote, where it could be right for others too: without personal data and courtesies. */
  function written(
    outcomes: readonly Outcome[],
    names: readonly string[],
  ): readonly Pick<Written, 'question' | 'answer'>[] {
    return outcomes
      .filter(({ outcome }) => outcome === 'from scratch')
      .map(({ question, answer }) => ({
        question: withoutNames(phraseOf(question), names),
        answer: withoutNames(maskToLearn(saidIn(answer).join('\n\n')), names),
      }))
      .filter(({ question, answer }) => {
        const words = answer.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
        return words >= fewestWords && !isForOneOnly(answer) && masksIn(answer) === 0 && question !== '';
      });
  }

  /** Whether the library answers that question, or says the same. */
  async function isKnown({ question, answer, answerVector }: Written): Promise<boolean> {
    const { results } = await search.findAll([{ text: question, context: '' }], {
      limit: closest,
      byMeaning: true,
    });
    const [found] = results;
    if (found === undefined || found.suggestions.length === 0) return false;
    if (found.verdict.word === 'sure') return true;
    const own = read(answer);
    if (found.suggestions.some(({ text }) => answersAlike(own, read(text)) >= sameWords)) return true;
    const vectors = await embedder.embed(
      found.suggestions.map(({ text }) => text.slice(0, answerStart)),
      'passage',
    );
    return vectors.some((vector) => cosine(toBytes(vector), answerVector) >= sameMeaning);
  }

  return {
    async propose(outcomes, names, by) {
      const fresh = written(outcomes, names);
      if (fresh.length === 0) return 0;
      const vectors = await embedder.embed(
        fresh.flatMap(({ question, answer }) => [question, answer.slice(0, answerStart)]),
        'passage',
      );
      let count = 0;
      for (const [at, { question, answer }] of fresh.entries()) {
        const [questionVector, answerVector] = [vectors[2 * at], vectors[2 * at + 1]];
        if (questionVector === undefined || answerVector === undefined) continue;
        const one = {
          question,
          answer,
          questionVector: toBytes(questionVector),
          answerVector: toBytes(answerVector),
        };
        if (await isKnown(one)) continue;
        const group: Group = {
          question,
          variants: [],
          answer,
          asked: 1,
          alike: 1,
          firstAt: now(),
          lastAt: now(),
          language: languageOf(`${question}\n${answer}`),
          worth: rank,
          keys: [`reply:${newId()}`],
          vector: one.questionVector,
        };
        // The same question is proposed once, and not again after it was decided.
        const memory = createMemory([...proposals.all()].map((stored) => keeping.open(stored)));
        const outcome = memory(group);
        if (outcome.is === 'decided') continue;
        const kept =
          outcome.is === 'known'
            ? grown(outcome.kept, group)
            : {
                ...group,
                id: newId(),
                source: 'reply' as const,
                by,
                rank,
                entryId: null,
                words: {
                  question,
                  answer,
                  variants: [],
                  alike: 1,
                  language: group.language,
                  keys: [...group.keys],
                },
              };
        proposals.put([{ ...kept, secret: keeping.seal(kept) }]);
        count++;
      }
      return count;
    },
    get(ids) {
      const isOpen = vault.status().state === 'open';
      return ids.flatMap((id): readonly Learned[] => {
        const stored = proposals.get(id);
        if (stored === null) return [];
        const { by, lastAt, state, madeEntryId } = stored;
        const words = isOpen ? keeping.open(stored).words : null;
        return [
          {
            kind: 'new entry',
            id,
            at: lastAt ?? 0,
            by,
            phrase: words?.question ?? null,
            target: madeEntryId === null ? null : `e:${madeEntryId}`,
            title: '',
            wrong: null,
            change: words && { before: '', after: words.answer },
            state: state === 'open' ? 'proposed' : 'used',
          },
        ];
      });
    },
  };
}
