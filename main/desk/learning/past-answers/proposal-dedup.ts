import {
  answerSimilarity,
  sameQuestionMargin,
  createTextAnalyzer,
} from '../similar-entries/question-similarity.ts';
import { cosine } from '../../vectors.ts';
import { distinctQuestions, type Group } from './group-pairs.ts';
import type { DecryptedProposal } from './proposal-codec.ts';

/** Cosine from which on a question may be one that was offered before; the words decide. */
export const nearCosine = 0.7;
const mostVariants = 12;

/** What becomes of a group that was found, against everything that was ever offered. */
export type DedupResult =
  | { readonly kind: 'new' }
  | { readonly kind: 'decided' }
  | { readonly kind: 'known'; readonly proposal: DecryptedProposal };

/** Holds groups against what was offered in earlier runs: decided ones do not come back, open ones grow. */
export function createProposalDedup(all: readonly DecryptedProposal[]): (group: Group) => DedupResult {
  const read = createTextAnalyzer();
  const byKey = new Map(
    all.flatMap((proposal) => proposal.content.keys.map((key) => [key, proposal] as const)),
  );
  const texts = new Map(
    all.map((proposal) => [
      proposal,
      { question: read(proposal.content.question), answer: read(proposal.content.answer) },
    ]),
  );
  return (group) => {
    const outcome = (proposal: DecryptedProposal): DedupResult => {
      if (proposal.state === 'open') return { kind: 'known', proposal };
      // What was accepted may be asked in yet another way now; where it belongs, the library knows.
      const more = proposal.state === 'accepted' && group.keys.some((key) => !byKey.has(key));
      return { kind: more ? 'new' : 'decided' };
    };
    for (const key of group.keys) {
      const proposal = byKey.get(key);
      if (proposal !== undefined) return outcome(proposal);
    }
    const [question, answer] = [read(group.question), read(group.answer)];
    let best: { readonly proposal: DecryptedProposal; readonly above: number } | null = null;
    for (const [proposal, its] of texts) {
      const similarity =
        proposal.vector.length === group.vector.length ? cosine(proposal.vector, group.vector) : 0;
      if (similarity < nearCosine) continue;
      const above = sameQuestionMargin(
        its.question,
        question,
        similarity,
        answerSimilarity(its.answer, answer),
      );
      if (above !== null && (best === null || above > best.above)) best = { proposal, above };
    }
    return best === null ? { kind: 'new' } : outcome(best.proposal);
  };
}

/** An open proposal with what a later run found of it. */
export function mergeIntoProposal(proposal: DecryptedProposal, group: Group): DecryptedProposal {
  const fresh = group.keys.filter((key) => !proposal.content.keys.includes(key));
  if (fresh.length === 0) return proposal;
  const share = fresh.length / group.keys.length;
  const times = [proposal.firstAt, proposal.lastAt, group.firstAt, group.lastAt].flatMap((at) => at ?? []);
  const ways = distinctQuestions([
    proposal.content.question,
    ...proposal.content.variants,
    group.question,
    ...group.variants,
  ]);
  return {
    ...proposal,
    asked: proposal.asked + fresh.length,
    rank: Math.max(proposal.rank, group.score),
    firstAt: times.length === 0 ? null : Math.min(...times),
    lastAt: times.length === 0 ? null : Math.max(...times),
    content: {
      ...proposal.content,
      alike: proposal.content.alike + Math.round(group.alike * share),
      variants: ways.slice(1, mostVariants + 1),
      keys: [...proposal.content.keys, ...fresh],
    },
  };
}
