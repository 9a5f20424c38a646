/**
 * Whether a correction is learned: `node test/sets/measure-corrections.ts [a|b] [--mark-only] [--show]`. For each line of
 * corrections.jsonl the first answer to one wording is marked wrong and the right one named (`--mark-only`: not named); counted
 * is what the other wording then gets first, and whether an unrelated message, and the same after undoing, are as before.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { openDesk, type OpenDesk } from '../../main/cli/open-desk.ts';
import type { Question } from '../../preload/contract.ts';

const correction = z.object({
  part: z.string(),
  shop: z.string(),
  asked: z.string(),
  again: z.string(),
  right: z.string(),
  other: z.string(),
});
type Correction = z.infer<typeof correction>;

const part = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'a';
const isMarkOnly = process.argv.includes('--mark-only');
const isShown = process.argv.includes('--show');
const rows = readFileSync(path.join(import.meta.dirname, 'corrections.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => correction.parse(JSON.parse(line)))
  .filter((row) => row.part === part);

const isTitle = (title: string | undefined, right: string): boolean =>
  title !== undefined && (title === right || title.endsWith(`› ${right}`));
const firstIs = (question: Question | undefined, right: string): boolean =>
  isTitle(question?.suggestions[0]?.title, right);
const seen = ({ suggestions, verdict }: Question): string =>
  JSON.stringify([suggestions.map(({ target, confidence }) => [target, confidence]), verdict]);
/** As the agent sees it: the first answer, and how sure it is. */
const firstShown = ({ suggestions, verdict }: Question): string =>
  JSON.stringify([suggestions[0]?.target, verdict.word]);

const figures = { corrected: 0, rightBefore: 0, rightAfter: 0, shownAfter: 0, wrongAfter: 0, otherSame: 0, undone: 0 };

async function judge(desk: OpenDesk, { asked, again, right, other }: Correction): Promise<void> {
  const read = async (text: string) => {
    const { caseId, questions } = await desk.api.call('messages.read', { text });
    return { caseId, question: questions[0] };
  };
  let [first, second] = [asked, again];
  let given = await read(first);
  // What is right from the start cannot be corrected; then the other wording may be.
  if (firstIs(given.question, right)) {
    [first, second] = [again, asked];
    given = await read(first);
  }
  const wrong = given.question?.suggestions[0];
  const { results } = await desk.services.search.findAll([{ text: right, context: '' }], { limit: 10, byMeaning: true });
  const target = results[0]?.suggestions.find(({ title }) => isTitle(title, right))?.target;
  const [before, otherBefore] = [(await read(second)).question, (await read(other)).question];
  if (
    given.question === undefined || wrong === undefined || isTitle(wrong.title, right) ||
    target === undefined || before === undefined || otherBefore === undefined
  )
    return;
  await desk.api.call('learning.addNegativeFeedback', {
    caseId: given.caseId,
    question: given.question.text,
    target: wrong.target,
    reason: 'wrong',
    comment: '',
    ...(!isMarkOnly && { right: target }),
  });
  const [after, otherAfter] = [(await read(second)).question, (await read(other)).question];
  await desk.api.call('learning.undo', { all: true });
  const undone = (await read(second)).question;
  if (after === undefined || otherAfter === undefined || undone === undefined) return;
  const isShownNow = after.verdict.word !== 'no good answer';
  figures.corrected++;
  if (firstIs(before, right)) figures.rightBefore++;
  if (firstIs(after, right)) figures.rightAfter++;
  if (firstIs(after, right) && isShownNow) figures.shownAfter++;
  if (after.suggestions[0]?.target === wrong.target && isShownNow) figures.wrongAfter++;
  if (firstShown(otherBefore) === firstShown(otherAfter)) figures.otherSame++;
  if (seen(before) === seen(undone)) figures.undone++;
  if (isShown && !(firstIs(after, right) && isShownNow))
    console.error(first, '|', second, '|', right, '|', after.suggestions[0]?.title, after.verdict.value);
}

for (const shop of new Set(rows.map((row) => row.shop))) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-corrections-'));
  const desk = await openDesk({ dataFolder: folder });
  try {
    await desk.api.call('vault.create', { passphrase: 'only for measuring' });
    await desk.services.library.import([path.join(import.meta.dirname, shop, 'library')]);
    await desk.services.library.whenIdle();
    await desk.modelSettled;
    await desk.services.calibration.whenIdle();
    for (const row of rows.filter((each) => each.shop === shop)) await judge(desk, row);
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(JSON.stringify({ part, isMarkOnly, pairs: rows.length, ...figures }));
