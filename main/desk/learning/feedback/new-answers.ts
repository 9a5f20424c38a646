import { entryTarget } from '../../../../preload/shared/answer-targets.ts';
import type { FeedbackItem } from '../../../../preload/contract.ts';
import { detectLanguage } from '../../library/detect-language.ts';
import type { Embedder } from '../../ports.ts';
import { maskForLearning } from '../../privacy/pii/mask.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Search } from '../../search/search.ts';
import type { Store } from '../../store/store.ts';
import { cosine, quantize } from '../../vectors.ts';
import { answerSimilarity, createTextAnalyzer } from '../similar-entries/question-similarity.ts';
import type { AnswerUse } from '../reply-edits/answer-use.ts';
import { stripPleasantries } from '../past-answers/strip-pleasantries.ts';
import type { Group } from '../past-answers/group-pairs.ts';
import type { ProposalCodec } from '../past-answers/proposal-codec.ts';
import type { ProposalIndex } from '../past-answers/proposal-index.ts';
import { createProposalDedup, mergeIntoProposal, nearCosine } from '../past-answers/proposal-dedup.ts';
import { maskNames } from '../../privacy/pii/mask-names.ts';
import { isCustomerSpecific, countMasks } from '../past-answers/score.ts';
import { maskPhrase } from '../phrasings/phrasings.ts';

/** Answers that agents wrote themselves, offered as entries where the library has nothing like them. */
export interface NewAnswers {
  /** `names` are words that name somebody in this case. Returns how many were proposed, or added to a proposal. */
  propose(uses: readonly AnswerUse[], names: readonly string[], by: string): Promise<number>;
  /** As the owner sees them, in no order. */
  get(ids: readonly string[]): readonly FeedbackItem[];
}

/** Shorter, in words, it answers nothing that would be asked again. */
const fewestWords = 5;
/** How alike, by words and by cosine, an answer of the library is that says the same. */
const sameWords = 0.6;
const sameMeaning = 0.85;
/** Answers that are compared. */
const closest = 5;
/** An answer's first part says what it is about, within what the model reads; in UTF-16 code units. */
const answerStart = 700;
/** Where it stands among what is reviewed: behind what was asked again and again. */
const rank = 0.8;

interface NewAnswer {
  readonly question: string;
  readonly answer: string;
  readonly questionVector: Int8Array;
  readonly answerVector: Int8Array;
}

export function createNewAnswers({
  store,
  search,
  embedder,
  vault,
  codec,
  proposalIndex,
  newId,
  now,
}: {
  readonly store: Pick<Store, 'proposals'>;
  readonly search: Pick<Search, 'findAll'>;
  readonly embedder: Pick<Embedder, 'embed'>;
  readonly vault: Vault;
  readonly codec: ProposalCodec;
  readonly proposalIndex: ProposalIndex;
  readonly newId: () => string;
  readonly now: () => number;
}): NewAnswers {
  const { proposals } = store;
  const read = createTextAnalyzer();

  /** What an agent wrote, where it could be right for others too: without personal data and pleasantries. */
  function written(
    uses: readonly AnswerUse[],
    names: readonly string[],
  ): readonly Pick<NewAnswer, 'question' | 'answer'>[] {
    return uses
      .filter(({ use }) => use === 'from scratch')
      .map(({ question, answer }) => ({
        question: maskNames(maskPhrase(question), names),
        answer: maskNames(maskForLearning(stripPleasantries(answer).join('\n\n')), names),
      }))
      .filter(({ question, answer }) => {
        const words = answer.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
        return (
          words >= fewestWords && !isCustomerSpecific(answer) && countMasks(answer) === 0 && question !== ''
        );
      });
  }

  /** Whether the library answers that question, or says the same. */
  async function isKnown({ question, answer, answerVector }: NewAnswer): Promise<boolean> {
    const { results } = await search.findAll([{ text: question, context: '' }], {
      limit: closest,
      byMeaning: true,
    });
    const [found] = results;
    if (found === undefined || found.suggestions.length === 0) return false;
    if (found.verdict.word === 'sure') return true;
    const own = read(answer);
    if (found.suggestions.some(({ text }) => answerSimilarity(own, read(text)) >= sameWords)) return true;
    const vectors = await embedder.embed(
      found.suggestions.map(({ text }) => text.slice(0, answerStart)),
      'passage',
    );
    return vectors.some((vector) => cosine(quantize(vector), answerVector) >= sameMeaning);
  }

  return {
    async propose(uses, names, by) {
      const fresh = written(uses, names);
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
          questionVector: quantize(questionVector),
          answerVector: quantize(answerVector),
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
          language: detectLanguage(`${question}\n${answer}`),
          score: rank,
          keys: [`reply:${newId()}`],
          vector: one.questionVector,
        };
        // The same question is proposed once, and not again after it was decided.
        await proposalIndex.load();
        const outcome = createProposalDedup(proposalIndex.near(group.vector, nearCosine))(group);
        if (outcome.kind === 'decided') continue;
        const proposal =
          outcome.kind === 'known'
            ? mergeIntoProposal(outcome.proposal, group)
            : {
                ...group,
                id: newId(),
                state: 'open' as const,
                source: 'reply' as const,
                by,
                rank,
                entryId: null,
                content: {
                  question,
                  answer,
                  variants: [],
                  alike: 1,
                  language: group.language,
                  keys: [...group.keys],
                },
              };
        proposalIndex.put([proposal]);
        count++;
      }
      return count;
    },
    get(ids) {
      const isOpen = vault.isOpen();
      return ids.flatMap((id): readonly FeedbackItem[] => {
        const stored = proposals.get(id);
        if (stored === null) return [];
        const { by, lastAt, state, resultEntryId } = stored;
        const content = isOpen ? codec.decrypt(stored).content : null;
        return [
          {
            kind: 'new entry',
            id,
            at: lastAt ?? 0,
            by,
            phrase: content?.question ?? null,
            target: resultEntryId === null ? null : entryTarget(resultEntryId),
            title: '',
            negativeFeedback: null,
            change: content && { before: '', after: content.answer },
            state: state === 'open' ? 'proposed' : 'used',
          },
        ];
      });
    },
  };
}
