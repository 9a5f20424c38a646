import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Question } from '../../../preload/contract.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';

const sets = path.resolve(import.meta.dirname, '../../sets');
const correction = z.object({
  shop: z.string(),
  asked: z.string(),
  again: z.string(),
  right: z.string(),
  other: z.string(),
});
/** Of one shop, those whose first wording gets a wrong answer, which is shown. */
const corrections = readFileSync(path.join(sets, 'corrections.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => correction.parse(JSON.parse(line)))
  .filter(
    ({ shop, asked }) =>
      shop === 'cosmetics' && /on invoice|nursing|points run out|anything from an animal/.test(asked),
  );

const read = async ({ api }: TestDesk, text: string) => {
  const { caseId, questions } = await api.call('messages.read', { text });
  const [question] = questions;
  if (question === undefined) throw new Error(`"${text}" asks nothing`);
  return { caseId, question };
};
const first = ({ suggestions, verdict }: Question) =>
  verdict.word === 'no good answer' ? null : (suggestions[0]?.title ?? null);

it('what is marked wrong is not shown for the same in other words; the right one is, as learned; undo leaves nothing', async () => {
  expect(corrections).toHaveLength(4);
  const desk = await openTestDesk();
  await desk.api.call('vault.create', { passphrase: 'a good long passphrase' });
  await desk.services.library.import([path.join(sets, 'cosmetics', 'library')]);
  await desk.services.library.whenIdle();
  for (const { asked, again, right, other } of corrections) {
    const { caseId, question } = await read(desk, asked);
    const [wrong] = question.suggestions;
    const before = (await read(desk, again)).question;
    const unrelated = (await read(desk, other)).question;
    const target =
      question.suggestions.find(({ title }) => title === right)?.target ?? (await targetOf(desk, right));
    expect(wrong?.title).not.toBe(right);
    const feedback = {
      caseId,
      question: question.text,
      target: wrong?.target ?? '',
      reason: 'wrong',
      comment: '',
    } as const;

    const { id } = await desk.api.call('learning.addNegativeFeedback', feedback);
    expect(first((await read(desk, again)).question)).not.toBe(wrong?.title);
    await desk.api.call('learning.undo', { ids: [id ?? ''] });

    const taught = await desk.api.call('learning.addNegativeFeedback', { ...feedback, right: target });
    const after = (await read(desk, again)).question;
    expect({ asked, first: first(after), why: after.suggestions[0]?.why.code }).toEqual({
      asked,
      first: right,
      why: 'answered_before',
    });
    expect((await read(desk, other)).question.suggestions).toEqual(unrelated.suggestions);
    // Copying the reply with it teaches nothing twice.
    await desk.services.learning.phrasings.learn([{ question: question.text, target }], '', caseId);
    expect((await desk.api.call('learning.list', { offset: 0, limit: 50 })).total).toBe(2);
    await desk.api.call('learning.undo', { ids: [taught.id ?? '', taught.rightId ?? ''] });
    expect((await read(desk, again)).question.suggestions).toEqual(before.suggestions);
  }
});

async function targetOf({ api }: TestDesk, title: string): Promise<string> {
  const { suggestions } = await api.call('messages.search', { text: title });
  const found = suggestions.find((one) => one.title === title);
  if (found === undefined) throw new Error(`There is no "${title}"`);
  return found.target;
}
