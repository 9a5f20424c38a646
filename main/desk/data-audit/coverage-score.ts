import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { DataAudit, LibraryScore, UnansweredWhy } from '../../../preload/contract.ts';
import { entryIdOf } from '../../../preload/shared/answer-targets.ts';
import { maskForLearning } from '../privacy/pii/mask.ts';
import type { RareWordFilter } from '../search/uncommon-words.ts';
import type { Vault } from '../privacy/vault.ts';
import { share } from '../report/intervals.ts';
import type { RankedAnswer } from '../search/suggestion.ts';
import type { Search } from '../search/search.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { Store } from '../store/store.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** Of the last 13 weeks. */
export const scoredDays = 91;
const reach = scoredDays * dayMs;
const mostLines = 20_000;
/** Questions that are asked again: the interval says what that costs. */
const sampleSize = 200;
/** An answer is changed "nearly every time" when it surely is in more than half of its replies, as in what is to be done. */
const changedAtLeast = 0.5;
const examplesShown = 5;
/** Questions that are asked in one go, before others have their turn. */
const atOnce = 8;
const { secret: secretColumn } = encryptedTables.auditLog.columns;

const factsSchema = z.looseObject({ held: z.string().nullable().catch(null) });
const wordsSchema = z.looseObject({
  questions: z.array(z.looseObject({ text: z.string().min(1) })).catch([]),
});

export interface ScoreDeps {
  readonly store: Pick<Store, 'auditLog' | 'caseFacts' | 'documents'>;
  readonly vault: Pick<Vault, 'isOpen' | 'status' | 'decryptIfReadable'>;
  readonly search: Pick<Search, 'prepare' | 'rank'>;
  readonly rareWords: RareWordFilter;
  readonly now: () => number;
}

/**
 * How much of what customers asked the library of today answers with something that agents use as it is. A sample of the
 * questions of 13 weeks is asked again. Nothing that can be set counts: an answer counts once an agent has copied it into a reply,
 * and no more when it is changed nearly every time (docs/adr/data-audit.md).
 */
export async function scoreLibrary(deps: ScoreDeps): Promise<Pick<DataAudit, 'score' | 'notScored'>> {
  const { store, vault, search, rareWords, now } = deps;
  if (!vault.isOpen()) return notOpen(vault);
  const questions = sampleOfQuestions(deps);
  if (questions.length === 0) return { score: null, notScored: 'nothing_asked' };
  const between = { from: now() - reach, to: now() + 1 };
  const used = new Set(store.caseFacts.answerUses({ ...between, from: 0 }).map(({ target }) => target));
  const changed = new Set(
    store.caseFacts
      .answerEdits(between)
      .filter(({ used: of, edited }) => (share(edited, of)?.low ?? 0) > changedAtLeast)
      .map(({ target }) => target),
  );
  /** A passage has another number when its file was read again: then its file stands for it. */
  const isUsed = ({ target, documentId }: RankedAnswer): boolean =>
    used.has(target) || (entryIdOf(target) === null && (store.documents.get(documentId)?.used ?? 0) > 0);
  const whyNot = (best: RankedAnswer | undefined): UnansweredWhy | null => {
    if (best === undefined || best.confidence.word === 'no good answer') return 'nothing';
    if (!isUsed(best)) return 'never_used';
    return changed.has(best.target) ? 'changed' : null;
  };

  const unanswered = new Map<UnansweredWhy, LibraryScore['unanswered'][number]['examples'][number][]>();
  let answered = 0;
  for (let from = 0; from < questions.length; from += atOnce) {
    const asked = questions.slice(from, from + atOnce);
    const prepared = await search.prepare(asked);
    for (const [at, question] of prepared.entries()) {
      if (question.queries.some(({ vector }) => vector === null))
        return { score: null, notScored: 'no_model' };
      const [best] = search.rank(question, 1);
      const why = whyNot(best);
      if (why === null) answered += 1;
      else {
        const answer = why === 'nothing' ? undefined : best;
        const list = unanswered.get(why) ?? [];
        list.push({
          question: asked[at] ?? '',
          entryId: answer === undefined ? null : entryIdOf(answer.target),
          title: answer?.title ?? null,
        });
        unanswered.set(why, list);
      }
    }
    await nextTurn();
    // Locked meanwhile: nothing of it is told any more.
    if (!vault.isOpen()) return notOpen(vault);
  }
  const value = share(answered, questions.length);
  if (value === null) return { score: null, notScored: 'nothing_asked' };
  return {
    score: {
      value,
      unanswered: [...unanswered]
        .map(([why, all]) => ({
          why,
          count: all.length,
          // What many asked in the same words is shown once.
          examples: [...new Map(all.map((each) => [each.question, each])).values()]
            .slice(0, examplesShown)
            .map((each) => ({
              ...each,
              question: rareWords.without(maskForLearning(each.question)),
            })),
        }))
        .sort((a, b) => b.count - a.count),
    },
    notScored: null,
  };
}

/** Whoever never set a passphrase has nothing to unlock. */
const notOpen = (vault: ScoreDeps['vault']): Pick<DataAudit, 'score' | 'notScored'> => ({
  score: null,
  notScored: vault.status().state === 'absent' ? 'no_key' : 'locked',
});

/** Questions of messages that chance chooses, the same ones as long as the log is the same. */
function sampleOfQuestions({ store, vault, now }: ScoreDeps): readonly string[] {
  const { lines } = store.caseFacts.lines('asked', {
    from: now() - reach,
    to: now() + 1,
    offset: 0,
    limit: mostLines,
  });
  const rank = (line: number): string => createHash('sha256').update(String(line)).digest('base64url');
  const shuffled = lines
    .map((line) => ({ line, rank: rank(line) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ line }) => line);
  const questions: string[] = [];
  for (const line of shuffled) {
    if (questions.length >= sampleSize) break;
    const [row] = store.auditLog.bySequence([line]);
    if (row === undefined || !row.hasSecret) continue;
    // Nobody has to answer what wants money under a pretence.
    if (factsSchema.parse(JSON.parse(row.facts)).held === 'scam') continue;
    const secret = store.auditLog.get(row.id)?.secret ?? null;
    const words = secret === null ? null : vault.decryptIfReadable(secret, secretColumn, row.id);
    if (words === null) continue;
    const asked = wordsSchema.parse(JSON.parse(words)).questions;
    questions.push(...asked.map(({ text }) => text));
  }
  return questions.slice(0, sampleSize);
}
