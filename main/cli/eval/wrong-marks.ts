import type { OpenDesk } from '../open-desk.ts';

/** A question with the keys of its right answers; none when the library has no answer to it. */
export interface Judged {
  readonly text: string;
  readonly right: ReadonlySet<string>;
}

interface Shown {
  /** Questions whose first answer is shown as one, and is right, or is not. */
  readonly right: number;
  readonly wrong: number;
}

/**
 * Marks the first answer of each question wrong where it is shown and is not right, as an agent would, and counts what is
 * shown before and after: for these questions, and for others that nobody marked anything for.
 */
export async function measureMarks(
  desk: OpenDesk,
  keys: ReadonlyMap<string, string>,
  seen: readonly Judged[],
  unseen: readonly Judged[],
): Promise<Record<string, unknown>> {
  const firstFor = async (text: string): Promise<string | null> => {
    const { results } = await desk.rooms.search.findAll([{ text, context: '' }], {
      limit: 1,
      byMeaning: true,
    });
    const [found] = results;
    return found === undefined || found.verdict.word === 'no good answer'
      ? null
      : (found.suggestions[0]?.target ?? null);
  };
  const isRight = (target: string, { right }: Judged): boolean => right.has(keys.get(target) ?? '');
  const shown = async (questions: readonly Judged[]): Promise<Shown> => {
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
  const wrongs: { readonly question: string; readonly target: string }[] = [];
  for (const question of seen) {
    const first = await firstFor(question.text);
    if (first !== null && !isRight(first, question)) wrongs.push({ question: question.text, target: first });
  }
  for (const mark of wrongs)
    await desk.rooms.learning.wrong({ ...mark, caseId: 'evaluation', reason: 'wrong', comment: '' });
  const [seenAfter, after] = [await shown(seen), await shown(unseen)];
  let stillShown = 0;
  for (const { question, target } of wrongs) if ((await firstFor(question)) === target) stillShown++;
  await desk.api.call('learning.undo', { all: true });
  return {
    marked: wrongs.length,
    stillShown,
    ofMarked: { before: seenBefore, after: seenAfter },
    ofOthers: { questions: unseen.length, before, after, undone: await shown(unseen) },
  };
}
