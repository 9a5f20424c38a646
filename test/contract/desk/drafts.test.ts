import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkProvenance } from '../../../main/cli/eval/draft-provenance.ts';
import type { Draft, Reading, Settings } from '../../../preload/contract.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { sampleShopFolder } from '../support/folder.ts';

const closers: (() => Promise<void>)[] = [];
const mails = path.resolve('main/sample-shop/messages');
const links = ['As to your next question:', 'And then you asked:'];
let desk: TestDesk;
let settings: Settings;

beforeAll(async () => {
  const atEnd = (close: () => Promise<void>) => closers.unshift(close);
  desk = await openTestDesk({ folder: sampleShopFolder(atEnd) }, atEnd);
  const { style } = await desk.api.call('settings.get', {});
  await desk.api.call('settings.change', {
    agentName: 'Ines',
    shopName: 'Bluebird Bakery',
    style: { ...style, links, needs: 'So that we can help you, please send us:' },
  });
  settings = await desk.api.call('settings.get', {});
});

afterAll(async () => {
  for (const close of closers) await close();
});

const check = (draft: Draft, read: Reading) =>
  checkProvenance(draft, read, { store: desk.services.store, settings }).untraced;
const readMail = (name: string) => desk.api.call('messages.read', { path: path.join(mails, name) });
const answered = ({ pieces }: Draft) =>
  pieces.flatMap(({ from, question }) => (from === 'source' ? [question] : []));

const asked = [
  'Can I still change the delivery address of my order?',
  'How do we pause the Bread Club while we are away?',
  'Is it all right to freeze your bread?',
  'Is your bread safe for somebody with a nut allergy?',
  'How do I get an invoice with VAT?',
  'How much is delivery?',
  'Do you ship abroad?',
  'Where is my parcel?',
  'Can I add a message to a gift?',
  'Which wine goes with the moon?',
];
const names = [
  'Hanna Lindqvist',
  '{agent}',
  '{{shop}}',
  '$& $1',
  "$`'",
  'Zoë O’Neill-Łuk',
  '{name} {name}',
  '[your answer]',
];

/** One to five questions each, by everybody. */
const own = Array.from({ length: 32 }, (_, at) => {
  const name = names[at % names.length] ?? '';
  const questions = Array.from(
    { length: (at % 5) + 1 },
    (__, nth) => asked[(at * 3 + nth) % asked.length] ?? '',
  );
  return `Hello,\n\nthis is about order #4${8000 + at}. ${questions.join('\n\nThen another thing. ')}\n\nKind regards\n${name}`;
});

describe('every sentence of a draft stands in what it names', () => {
  it.each(readdirSync(mails))('for %s, however it should sound', async (name) => {
    const read = await readMail(name);
    expect(check(read.draft, read)).toEqual([]);
    for (const tone of ['formal', 'friendly'] as const) {
      const draft = await desk.api.call('replies.compose', {
        caseId: read.caseId,
        name: null,
        voice: { tone, length: 'short' },
        answers: read.questions.map(({ text, suggestions }) => ({
          question: text,
          target: suggestions[0]?.target ?? null,
        })),
      });
      expect(check(draft, read)).toEqual([]);
    }
  });

  it('for messages of one to five questions, by customers with the strangest names', async () => {
    for (const text of own) {
      const read = await desk.api.call('messages.read', { text });
      expect(check(read.draft, read)).toEqual([]);
      for (const name of names) {
        const { draft } = read;
        const composed = await desk.api.call('replies.compose', {
          caseId: read.caseId,
          name,
          answers: read.questions.map((question) => ({ question: question.text, target: null })),
        });
        expect(composed.text.split('\n')[0]).toBe(`Hello ${name.split(' ')[0]},`);
        expect(draft.text).not.toContain('{name},');
      }
    }
  }, 60_000);

  it('and a sentence that does not is found (a check that lets everything pass)', async () => {
    const read = await readMail('03-birthday-box.eml');
    const invented = {
      ...read.draft,
      pieces: read.draft.pieces.map((piece) =>
        piece.from === 'source' ? { ...piece, text: `${piece.text} It is always free.` } : piece,
      ),
    };
    const text = invented.pieces.map((piece) => piece.text).join('\n\n');
    const found = check({ ...invented, text }, read);
    expect(found.map((one) => one.text)).toEqual(['It is always free.', 'It is always free.']);
  });
});

describe('a mail with several questions', () => {
  it.each(['03-birthday-box.eml', '08-cafe-wholesale.eml'])('%s is answered in full', async (name) => {
    const { questions, draft } = await readMail(name);
    expect(questions).toHaveLength(2);
    expect(answered(draft)).toEqual([1, 2]);
    expect(draft.pieces.filter(({ target }) => target === 'set:links')).toHaveLength(1);
    expect(draft.pieces.some(({ from }) => from === 'open')).toBe(false);
  });

  // Bugs: a program says sorry for a shop that need not; a customer is asked for what nobody wants to see.
  it('01-squashed-loaves.eml is answered as far as the shop knows; the photo is offered to be asked for, and nothing is forced', async () => {
    const { draft, caseId, questions } = await readMail('01-squashed-loaves.eml');
    const kinds = ({ pieces }: Draft) => pieces.map(({ from }) => from);
    expect(kinds(draft)).toEqual(['setting', 'source', 'open', 'setting', 'setting']);
    expect(draft.offers?.asks).toEqual([expect.stringMatching(/^a photo/)]);
    const answers = questions.map(({ text, suggestions }, at) => ({
      question: text,
      target: at === 0 ? (suggestions[0]?.target ?? null) : null,
    }));
    const asked = await desk.api.call('replies.compose', { caseId, name: null, asks: true, answers });
    expect(kinds(asked)).toEqual(['setting', 'source', 'setting', 'needs', 'open', 'setting', 'setting']);
    expect(asked.text).toContain('please send us:\n- a photo');
    expect(asked.text).not.toContain('your order number');
    expect(asked.offers?.asks).toEqual([]);
  });

  it('with five questions answers all of them, and is composed the same each time', async () => {
    const read = await readMail('04-five-questions.eml');
    expect(answered(read.draft)).toEqual([1, 2, 3, 4, 5]);
    const answers = read.questions.map(({ text, suggestions }) => ({
      question: text,
      target: suggestions[0]?.target ?? null,
    }));
    const compose = () => desk.api.call('replies.compose', { caseId: read.caseId, name: 'Hanna', answers });
    expect(await compose()).toEqual(await compose());
  });

  it('is asked for what its queue needs after a correction', async () => {
    const read = await desk.api.call('messages.read', { text: 'Hi, is it all right to freeze your bread?' });
    const queue = settings.queues.find(({ name }) => name === 'Wholesale');
    const compose = (id: string | null) =>
      desk.api.call('replies.compose', {
        caseId: read.caseId,
        queue: id,
        name: null,
        asks: true,
        answers: [{ question: 'q', target: null }],
      });
    expect((await compose(queue?.id ?? '')).text).toContain('- how many loaves you need');
    expect((await compose(null)).text).not.toContain('please send us');
  });

  it('sounds as the owner has written it, and says of which entry', async () => {
    const read = await desk.api.call('messages.read', { text: 'How do I get an invoice with VAT?' });
    const target = read.questions[0]?.suggestions[0]?.target ?? '';
    const id = target.slice(2);
    const before = await desk.api.call('entries.get', { id });
    const { question, answer, variants, tags, collection, language, internal, reviewBy } = before;
    const fields = {
      question,
      answer,
      tags: [...tags],
      variants: [...variants],
      collection,
      language,
      internal,
      reviewBy,
    };
    await desk.api.call('entries.save', {
      id,
      fields: { ...fields, wordings: { short: 'Yes, for three months.', formal: '  ' } },
    });
    const compose = async (length: 'short' | 'full') =>
      (
        await desk.api.call('replies.compose', {
          caseId: read.caseId,
          name: null,
          voice: { tone: 'formal', length },
          answers: [{ question: 'q', target }],
        })
      ).pieces.find((piece) => piece.target === target)?.text;
    expect(await compose('short')).toBe('Yes, for three months.');
    expect(await compose('full')).toBe(answer);
    // Bug: a choice that changes nothing. The sample shop has a formal greeting, and no other answer here a short wording.
    const offersOf = async (answerTo: string) =>
      (await desk.api.call('messages.read', { text: answerTo })).draft.offers;
    expect(await offersOf('How do I get an invoice with VAT?')).toMatchObject({
      tones: ['formal', 'friendly'],
      hasShort: true,
    });
    expect(await offersOf('Is it all right to freeze your bread?')).toMatchObject({ hasShort: false });
    // Who saves without a word of other wordings does not take them away; who brings back what was does.
    await desk.api.call('entries.save', { id, fields: { ...fields, question: 'Freezing?' } });
    expect((await desk.api.call('entries.get', { id })).wordings).toEqual({
      short: 'Yes, for three months.',
    });
    await desk.api.call('entries.restoreVersion', { id, version: before.version });
    expect((await desk.api.call('entries.get', { id })).wordings).toEqual({});
  });
});

describe('the spelling of a reply', () => {
  const misspelt = async (caseId: string, text: string) => {
    const report = await desk.api.call('spelling.check', { caseId, text });
    return report.misspelt.map(({ start, end }) => text.slice(start, end));
  };

  // Bug: every name, product and word of the shop's is underlined, until nobody looks at it any more.
  it('marks what neither the dictionary nor the shop or the customer writes, until the shop takes it for its own', async () => {
    const { caseId } = await desk.api.call('messages.read', {
      text: 'Hello, this is Maren Okaforova. Where is my parcel?',
    });
    const text =
      'Dear Maren Okaforova, the parcle with your brioche and focaccia left Bluebird this morning. We will recieve word soon.\n\nInes';
    expect(await misspelt(caseId, text)).toEqual(['parcle', 'recieve']);
    expect(await desk.api.call('spelling.suggest', { word: 'recieve', language: 'en' })).toContain('receive');
    await desk.api.call('spelling.addWord', { word: 'Parcle' });
    expect(await misspelt(caseId, text)).toEqual(['recieve']);
  });

  // Bug: a French reply is looked up in an English dictionary, or silence about a German one is taken for praise.
  it('goes by the language of the reply, and says where it has no dictionary', async () => {
    const { caseId } = await desk.api.call('messages.read', { text: 'Bonjour, où est mon colis ?' });
    const french = 'Bonjour, votre colis est parti hier matin et vous le recevrez demain avec la livraisno.';
    expect(await misspelt(caseId, french)).toEqual(['livraisno']);
    const german =
      'Guten Tag, Ihr Paket ist gestern Morgen bei uns abgeholt worden und kommt morgen bei Ihnen an.';
    expect(await desk.api.call('spelling.check', { caseId, text: german })).toEqual({
      language: 'de',
      hasDictionary: false,
      misspelt: [],
    });
  });
});
