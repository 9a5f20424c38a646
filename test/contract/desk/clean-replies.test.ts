import { expect, it } from 'vitest';
import type { Draft, Finding, Reading } from '../../../preload/contract.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { sampleShopFolder } from '../support/folder.ts';

/** Names that are words, towns, months and what the shop sells too, beside plain ones. */
const names = [
  'Maren Okafor',
  'Rose Baker',
  'Will Hunt',
  'Grace May',
  'Mark Bishop',
  'April Summers',
  'Hanna Lindqvist',
  'Jürgen Weiß',
  'André Lefèvre',
  'Nuala O’Brien',
  'Carla van der Berg',
  'Anna-Lena Fischer',
  'Sun Li',
  'Basil Rye',
  'Paris Box',
];
const [first, last] = [
  (name: string): string => name.split(' ')[0] ?? '',
  (name: string): string => name.split(' ').at(-1) ?? '',
];

const greetings: readonly ((name: string) => string)[] = [
  (name) => `Hello ${first(name)},`,
  (name) => `Dear ${name},`,
  (name) => `Hi ${first(name)}!`,
  (name) => `Dear Ms ${last(name)},`,
  () => 'Good morning,',
  () => 'Dear customer,',
  (name) => `${first(name)}, thank you for writing.`,
];

const additions: readonly ((name: string) => string)[] = [
  () => '',
  () => 'Thank you for your patience, and sorry for the wait.',
  (name) => `I have looked into it, ${first(name)}: order #48213 leaves on Thursday 26 November at 15:30.`,
  () => 'We ring you on 07700 900418 if anything is unclear.',
  () => 'If you need anything else, just reply to this mail or call 01632 960142.',
  () => 'My colleague at the counter will put one aside; please ask for the baker.',
  () => 'Have a lovely Sunday, and enjoy the Seeded Rye and the Country Sourdough!',
  () => 'P.S. The Christmas stollen is in the shop from 28 November, for £14.50.',
  () =>
    'We bake on Monday, Tuesday and Friday in Otterby. You find us at https://bluebird-bakery.example/help.',
  () => 'It weighs 800 g, measures 32 × 24 × 14 cm and keeps for 5 days in its paper bag.',
];

const signOffs = [
  'Warm regards,\nInes',
  'Best wishes\nInes, Bluebird Bakery',
  'Kind regards,\nTobias',
  'Thanks!\nThe bakers',
];

interface Clean {
  readonly reading: Reading;
  readonly draft: Draft;
  readonly reply: string;
}

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('An empty list');
  return found;
};

/** The draft of a message with every question answered by its closest answer. */
async function answered({ api }: TestDesk, reading: Reading): Promise<Draft> {
  return api.call('replies.compose', {
    caseId: reading.caseId,
    name: reading.details.find(({ kind }) => kind === 'name')?.text ?? null,
    answers: reading.questions.map(({ text, suggestions }) => ({
      question: text,
      target: suggestions.find(({ internal }) => !internal)?.target ?? null,
    })),
  });
}

/** The same reply as another agent would have written it: other ends, a sentence more, an answer cut short. */
function varied(draft: Draft, name: string, index: number): string {
  const body = draft.pieces.filter(({ from }) => from === 'source').map(({ text }) => text);
  const cut =
    index % 3 === 0
      ? body.map((text) =>
          text
            .split(/(?<=[.!?])\s/)
            .slice(0, 2)
            .join(' '),
        )
      : body;
  const parts = [at(greetings, index)(name), ...cut, at(additions, index)(name), at(signOffs, index)];
  return parts.filter((part) => part !== '').join('\n\n');
}

it(
  'lets 200 clean replies pass: no kind of finding blocks one, and few warn of anything',
  { timeout: 300_000 },
  async () => {
    const desk = await openTestDesk({ folder: sampleShopFolder() });
    await desk.api.call('settings.change', { shopName: 'Bluebird Bakery', agentName: 'Ines' });
    const clean: Clean[] = [];
    const add = async (text: string, reply: (draft: Draft) => string): Promise<void> => {
      const reading = await desk.api.call('messages.read', { text });
      const draft = await answered(desk, reading);
      if (!draft.pieces.some(({ from }) => from === 'open'))
        clean.push({ reading, draft, reply: reply(draft) });
    };

    // The sample shop's own messages, as they are composed.
    for (const { text } of await desk.api.call('sample.messages', {})) await add(text, (draft) => draft.text);
    // Its entries, asked by people with all kinds of names, answered by agents in all kinds of ways.
    const { rows } = await desk.api.call('library.list', {
      show: 'entries',
      filter: '',
      sort: 'name',
      descending: false,
      offset: 0,
      limit: 500,
    });
    const questions = rows.flatMap((row) => (row.type === 'entry' ? [row.question] : []));
    for (let index = 0; clean.length < 200; index++) {
      const name = at(names, index);
      const words = `Hello, this is ${name}, order #48213. ${at(questions, index)} My number is 07700 900418.\n\nBest\n${name}`;
      await add(words, (draft) =>
        index < questions.length ? varied(draft, name, index) : varied(draft, name, index + 3),
      );
    }

    const check = ({ reading }: Clean, reply: string): Promise<readonly Finding[]> =>
      desk.api.call('replies.check', {
        caseId: reading.caseId,
        message: reading.text,
        reply,
        questions: reading.questions.map(({ text, suggestions }) => ({
          question: text,
          chosen: suggestions.find(({ internal }) => !internal)?.target ?? null,
          leftOut: false,
        })),
      });
    const found: { readonly reply: string; readonly findings: readonly Finding[] }[] = [];
    for (const one of clean) found.push({ reply: one.reply, findings: await check(one, one.reply) });
    const said = (severity: Finding['severity']): readonly string[] =>
      found.flatMap(({ reply, findings }) =>
        findings
          .filter((finding) => finding.severity === severity)
          .map(({ kind, words, why }) => `${kind} “${words}” (${why.code}) in: ${reply.slice(0, 60)}`),
      );
    console.info(`${found.length} clean replies: ${said('warn').length} warnings`);
    expect(found.length).toBeGreaterThanOrEqual(200);
    expect(said('block')).toEqual([]);
    expect(said('warn').length).toBeLessThan(10);

    // The same replies, pasted into the case of somebody else: whoever is named by more than a word is noticed.
    const pasted = clean.filter(({ reply }) => names.some((name) => reply.includes(name)));
    const missed: string[] = [];
    for (const { reply } of pasted) {
      const into = clean.find(
        ({ reading }) => !names.some((name) => reply.includes(name) && reading.text.includes(name)),
      );
      if (into === undefined) continue;
      const findings = await check(into, reply);
      if (!findings.some(({ kind, severity }) => kind === 'otherCustomer' && severity === 'block'))
        missed.push(reply.slice(0, 60));
    }
    console.info(`${pasted.length} pasted into another case: ${missed.length} missed`);
    expect(pasted.length).toBeGreaterThan(20);
    expect(missed).toEqual([]);
  },
);
