import { answersAlike, asksTheSame, createTextReader } from '../duplicates/question-likeness.ts';
import { cosine, distinct, type Group } from './groups.ts';
import type { Kept } from './kept.ts';

/** Cosine above which a question may be one that was offered before; the words decide. */
const near = 0.7;
const mostVariants = 12;

/** What becomes of a group that was found, against everything that was ever offered. */
export type Outcome =
  { readonly is: 'new' } | { readonly is: 'decided' } | { readonly is: 'known'; readonly kept: Kept };

/** Holds groups against what was offered in earlier runs: decided ones do not come back, open ones grow. */
export function createMemory(all: readonly Kept[]): (group: Group) => Outcome {
  const read = createTextReader();
  const byKey = new Map(all.flatMap((kept) => kept.words.keys.map((key) => [key, kept] as const)));
  const texts = new Map(
    all.map((kept) => [kept, { question: read(kept.words.question), answer: read(kept.words.answer) }]),
  );
  return (group) => {
    const outcome = (kept: Kept): Outcome => {
      if (kept.state === 'open') return { is: 'known', kept };
      // What was accepted may be asked in yet another way now; where it belongs, the library knows.
      const more = kept.state === 'accepted' && group.keys.some((key) => !byKey.has(key));
      return { is: more ? 'new' : 'decided' };
    };
    for (const key of group.keys) {
      const kept = byKey.get(key);
      if (kept !== undefined) return outcome(kept);
    }
    const [question, answer] = [read(group.question), read(group.answer)];
    let best: { readonly kept: Kept; readonly above: number } | null = null;
    for (const [kept, its] of texts) {
      const likeness = kept.vector.length === group.vector.length ? cosine(kept.vector, group.vector) : 0;
      if (likeness < near) continue;
      const above = asksTheSame(its.question, question, likeness, answersAlike(its.answer, answer));
      if (above !== null && (best === null || above > best.above)) best = { kept, above };
    }
    return best === null ? { is: 'new' } : outcome(best.kept);
  };
}

/** An open proposal with what a later run found of it. */
export function grown(kept: Kept, group: Group): Kept {
  const fresh = group.keys.filter((key) => !kept.words.keys.includes(key));
  if (fresh.length === 0) return kept;
  const share = fresh.length / group.keys.length;
  const times = [kept.firstAt, kept.lastAt, group.firstAt, group.lastAt].flatMap((at) => at ?? []);
  const ways = distinct([kept.words.question, ...kept.words.variants, group.question, ...group.variants]);
  return {
    ...kept,
    asked: kept.asked + fresh.length,
    rank: Math.max(kept.rank, group.worth),
    firstAt: times.length === 0 ? null : Math.min(...times),
    lastAt: times.length === 0 ? null : Math.max(...times),
    words: {
      ...kept.words,
      alike: kept.words.alike + Math.round(group.alike * share),
      variants: ways.slice(1, mostVariants + 1),
      keys: [...kept.words.keys, ...fresh],
    },
  };
}
