import type { OpenDesk } from '../open-desk.ts';

/** A question with the keys of its right answers; none when the library has no answer to it. */
export interface JudgedQuestion {
  readonly text: string;
  readonly relevant: ReadonlySet<string>;
}

interface ShownCounts {
  /** Questions whose first answer is shown as one, and is right, or is not. */
  readonly right: number;
  readonly wrong: number;
}

/**
 * Marks the first answer of each question wrong where it is shown and is not right, as an agent would, and counts what is
 * shown before and after: for these questions, and for others that nobody marked anything for.
 */
export async function measureNegativeFeedback(
  desk: OpenDesk,
  keys: ReadonlyMap<string, string>,
  seen: readonly JudgedQuestion[],
  unseen: readonly JudgedQuestion[],
): Promise<Record<string, unknown>> {
  const firstFor = async (text: string): Promise<string | null> => {
    const { results } = await desk.services.search.findAll([{ text, context: '' }], {
      limit: 1,
      byMeaning: true,
    });
    const [found] = results;
    return found === undefined || found.verdict.word === 'no good answer'
      ? null
      : (found.suggestions[0]?.target ?? null);
  };
  const isRight = (target: string, { relevant }: JudgedQuestion): boolean =>
    relevant.has(keys.get(target) ?? '');
  const shown = async (questions: readonly JudgedQuestion[]): Promise<ShownCounts> => {
    let [right, wrong] = [0, 0];
    for (const question of questions) {
      const first = await firstFor(question.text);
      if (first === null) continue;
      if (isRight(first, question)) right++;
      else wrong++;
    }
    return { right, wrong };
  };

  const [seenBefore, before] = [await shown(seen), await shown(unseen)];
  const wrongSuggestions: { readonly question: string; readonly target: string }[] = [];
  for (const question of seen) {
    const first = await firstFor(question.text);
    if (first !== null && !isRight(first, question))
      wrongSuggestions.push({ question: question.text, target: first });
  }
  for (const one of wrongSuggestions)
    await desk.services.learning.addNegativeFeedback({
      ...one,
      caseId: 'evaluation',
      reason: 'wrong',
      comment: '',
    });
  const [seenAfter, after] = [await shown(seen), await shown(unseen)];
  let stillShown = 0;
  for (const { question, target } of wrongSuggestions)
    if ((await firstFor(question)) === target) stillShown++;
  await desk.api.call('learning.undo', { all: true });
  return {
    marked: wrongSuggestions.length,
    stillShown,
    ofMarked: { before: seenBefore, after: seenAfter },
    ofOthers: { questions: unseen.length, before, after, undone: await shown(unseen) },
  };
}
