import { expect, vi } from 'vitest';
import { fieldsOf, type Line, type Shop } from './shop.ts';

const passphrase = 'a good long passphrase';
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

/** A shop with words of its own in each answer, so that a search by words alone finds the right one. */
export const hourLines: readonly Line[] = numbers(40).map((at) => [
  `How long does loaf number ${at}x keep?`,
  `Loaf number ${at}x keeps ${at} days in a paper bag.`,
]);

/** 20 entries of one's own, 20 edits, 20 lessons (7 replies, 7 wrong marks, 6 messages put into a queue) and 5 snippets. */
export async function workForAnHour(shop: Shop): Promise<void> {
  const { api } = shop;
  await api.call('vault.create', { passphrase });
  const queue = await api.call('queues.save', {
    queue: {
      id: null,
      name: 'Praise',
      description: 'Thanks and praise',
      examples: [],
      assignee: '',
      priority: 'normal',
      needs: [],
      secondLook: false,
    },
  });
  for (const at of numbers(20)) {
    const edited = await shop.entry(hourLines[at]?.[0] ?? '');
    await api.call('entries.save', {
      id: edited.id,
      fields: {
        ...fieldsOf(edited),
        answer: `${edited.answer} Changed here ${at}.`,
        variants: [`Loaf ${at}x, how long?`],
      },
    });
    await api.call('entries.save', {
      id: null,
      fields: {
        ...fieldsOf(edited),
        question: `Do you bake cake number ${at}y?`,
        answer: `Cake ${at}y is baked on demand.`,
        variants: [],
      },
    });
  }
  for (const at of numbers(7)) {
    const target = `e:${(await shop.entry(hourLines[20 + at]?.[0] ?? '')).id}`;
    const message = `Tell me please, how many days will loaf number ${20 + at}x be good?`;
    const read = await api.call('messages.read', { text: message });
    await api.call('replies.commit', {
      caseId: read.caseId,
      message,
      suggested: 'Some days.',
      pieces: [],
      reply: 'Some days.',
      questions: read.questions.map(({ text }) => ({ question: text, shown: [], chosen: target })),
    });
    await api.call('learning.addNegativeFeedback', {
      caseId: read.caseId,
      question: `Is loaf ${at}x sold out?`,
      target,
      reason: 'wrong',
      comment: `Not for ${at}`,
    });
  }
  for (const at of numbers(6))
    await api.call('queues.addExample', {
      message: `Thank you for bread ${at}z!`,
      subject: null,
      queue: queue.id,
    });
  for (const at of numbers(5))
    await api.call('snippets.save', {
      snippet: {
        id: null,
        shortName: `snippet-${at}`,
        title: `Snippet ${at}`,
        text: `Words of snippet ${at}`,
        kind: 'macro',
        tone: 'any',
      },
    });
  // What is learned is learned behind the reply.
  await vi.waitFor(
    async () => expect((await api.call('learning.list', { offset: 0, limit: 1 })).total).toBe(14),
    { timeout: 60_000 },
  );
}

/** All of that as a person sees it. */
export async function workSeen(shop: Shop): Promise<{
  readonly own: readonly unknown[];
  readonly edited: readonly unknown[];
  readonly learned: readonly unknown[];
  readonly examples: readonly unknown[];
  readonly snippets: readonly unknown[];
}> {
  const { api } = shop;
  await api.call('vault.unlock', { passphrase });
  const rows = await shop.entries();
  const seen = async (row: { readonly id: string; readonly question: string }) => {
    const { question, answer, variants, version } = await shop.entry(row.question);
    return {
      question,
      answer,
      variants,
      version,
      versions: (await api.call('entries.history', { id: row.id })).length,
    };
  };
  const own = rows.filter(({ question }) => question.includes('cake'));
  const edited = rows.filter((row) => row.answer.includes('Changed here'));
  const learned = (await api.call('learning.list', { offset: 0, limit: 100 })).rows;
  return {
    own: await Promise.all(own.map(seen)),
    edited: await Promise.all(edited.map(seen)),
    learned: learned.map(({ kind, phrase, target, state }) => ({ kind, phrase, target, state })),
    examples: (await api.call('queues.list', {})).trainingExamples.map(({ text }) => text),
    snippets: await api.call('snippets.list', {}),
  };
}
