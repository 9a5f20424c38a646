import type { PracticePoint, PracticeResult } from '../../../preload/contract.ts';
import { createContradictionFinder } from '../learning/similar-entries/contradictions.ts';
import { extractFacts, type Fact, isSameFact } from '../learning/similar-entries/extract-facts.ts';
import { answerSimilarity, createTextAnalyzer } from '../learning/similar-entries/question-similarity.ts';
import { contentWords, greetingLength, isPleasantry, saysNothing } from '../messages/pleasantries.ts';
import { splitSentences } from '../messages/sentences.ts';
import type { Embedder } from '../ports.ts';
import { regards, thanks } from '../privacy/pii/closings.ts';
import { maskPattern } from '../privacy/pii/mask-names.ts';
import { dotProduct } from '../vectors.ts';

/**
 * Two sentences say the same thing from this cosine on, with so many of their words in common (0 to 1), or from the lower cosine
 * on where they name the same facts. Rather called missing than wrongly covered: docs/adr/quality-card.md.
 */
const sameCosine = 0.65;
const sameWords = 0.5;
const cosineWithFacts = 0.5;

/** A line with which a reply ends; what stands below it is who wrote it. */
const closing = new RegExp(String.raw`^[^\S\n]*(?:${thanks}|${regards})[\s,.!–-]*$`, 'imu');

/** What a reply says: without greeting, thanks, sign-off and what was masked alone. */
export function statementsOf(reply: string): readonly string[] {
  const end = closing.exec(reply)?.index ?? reply.length;
  return splitSentences(reply.slice(0, end), []).flatMap(({ text }) => {
    const said = text.slice(greetingLength(text)).trim();
    const words = contentWords(said.replaceAll(maskPattern, ' '));
    const isSaid = words.length >= 2 && !saysNothing(said) && !isPleasantry(said);
    return isSaid ? [said] : [];
  });
}

const factsOf = (text: string): readonly Fact[] => extractFacts(text, { start: 0, end: text.length });

/** Masks hold no facts, but their brackets are words. */
const unmasked = (text: string): string => text.replaceAll(maskPattern, '…');

/**
 * What of the shop's reply one's own covers, sentence by sentence: by meaning as the search compares (cosine) or by words, and by
 * what both name in numbers, days and times. Rejects with `model_unavailable`.
 */
export async function compareReplies(
  { own, shop }: { readonly own: string; readonly shop: string },
  embedder: Pick<Embedder, 'embed' | 'load'>,
): Promise<Pick<PracticeResult, 'points' | 'added'>> {
  const [theirs, mine] = [statementsOf(shop), statementsOf(own)];
  await embedder.load();
  const vectors = await embedder.embed([...theirs, ...mine].map(unmasked), 'passage');
  const analyze = createTextAnalyzer();
  const disagreement = createContradictionFinder();
  const ownFacts = factsOf(own);
  const shopFacts = factsOf(shop);
  const isNamedIn = (all: readonly Fact[], fact: Fact): boolean =>
    all.some((other) => other.kind === fact.kind && isSameFact(other, fact));

  const points = theirs.map((text, at): PracticePoint => {
    const here = vectors[at];
    let closest = { text: '', cosine: -1, words: 0 };
    for (const [nth, candidate] of mine.entries()) {
      const there = vectors[theirs.length + nth];
      const cosine = here === undefined || there === undefined ? 0 : dotProduct(here, there);
      const words = answerSimilarity(analyze(unmasked(text)), analyze(unmasked(candidate)));
      if (Math.max(cosine, words) > Math.max(closest.cosine, closest.words))
        closest = { text: candidate, cosine, words };
    }
    const named = factsOf(text);
    const isByFacts =
      closest.cosine >= cosineWithFacts &&
      named.length > 0 &&
      named.every((fact) => isNamedIn(factsOf(closest.text), fact));
    const isAbout = closest.cosine >= sameCosine || closest.words >= sameWords || isByFacts;
    const facts = named
      .filter((fact) => !isNamedIn(ownFacts, fact))
      .map(({ start, end }) => text.slice(start, end));
    if (!isAbout) return { text, state: 'missing', yours: null, facts };
    const isOtherwise = facts.length > 0 || disagreement(text, closest.text).length > 0;
    return { text, state: isOtherwise ? 'otherwise' : 'covered', yours: closest.text, facts };
  });
  const added = ownFacts
    .filter((fact) => !isNamedIn(shopFacts, fact))
    .map(({ start, end }) => own.slice(start, end));
  return { points, added: [...new Set(added)] };
}
