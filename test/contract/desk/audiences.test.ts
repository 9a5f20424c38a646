import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CustomerGroup, DocumentRow, EntryRow, Reading } from '../../../preload/contract.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';

const everyone = `# Delivery

## When do you deliver?

Parcels go out Monday to Thursday and arrive the day after.

## What is the smallest order?

There is none: order a single loaf if you like.

## Do you deliver on Saturdays?

No, our parcels arrive from Tuesday to Friday.
`;
const wholesale = [
  'Question;Answer',
  'Do you deliver to cafés on Saturdays?;Our own van comes Tuesday to Saturday before seven.',
  'What is the minimum wholesale order?;Sixty pounds for each delivery.',
  'What happens with the crates?;They come back with the next delivery. A lost crate costs six pounds.',
].join('\n');
const staff = `# Goodwill

## How much goodwill may I give?

Up to twenty pounds without asking Ines, as a blue voucher from the drawer.
`;

const list = { filter: '', sort: 'name', descending: false, offset: 0, limit: 100 } as const;
async function shop(files: Readonly<Record<string, string>>): Promise<TestDesk> {
  const folder = path.join(temporaryFolder(), 'faq');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const desk = await openTestDesk();
  await desk.api.call('library.import', { paths: [folder] });
  await desk.services.library.whenIdle();
  return desk;
}
const documents = async ({ api }: TestDesk): Promise<ReadonlyMap<string, DocumentRow>> => {
  const { rows } = await api.call('library.list', { show: 'documents', ...list });
  return new Map(rows.flatMap((row) => (row.type === 'document' ? [[row.name, row] as const] : [])));
};
const entries = async ({ api }: TestDesk): Promise<ReadonlyMap<string, EntryRow>> => {
  const { rows } = await api.call('library.list', { show: 'entries', ...list });
  return new Map(rows.flatMap((row) => (row.type === 'entry' ? [[row.question, row] as const] : [])));
};
const idOf = async (desk: TestDesk, name: string): Promise<string> =>
  (await documents(desk)).get(name)?.id ?? '';
const read = ({ api }: TestDesk, text: string, customer?: CustomerGroup): Promise<Reading> =>
  api.call('messages.read', { text, ...(customer && { customer }) });
const best = ({ questions }: Reading) => questions[0]?.suggestions[0];
const asksSaturday = 'Hello,\n\ndo you deliver on Saturdays?\n\nKind regards\nMay Penrose';
const asksCrates = 'Hello,\n\nwhat happens with the crates?\n\nKind regards\nMay Penrose';

// Bugs: the wholesale answer in a private customer's reply; an answer that nobody gets any more; a guess that cannot be undone.
describe('an answer for other customers is none for this one', () => {
  test('who writes without saying more is a private customer, and a café gets what is for cafés', async () => {
    const desk = await shop({ 'delivery.md': everyone, 'wholesale.csv': wholesale });
    expect((await documents(desk)).get('wholesale.csv')?.audience).toEqual({
      value: 'business',
      isChosen: false,
      guess: { value: 'business', sign: { from: 'name', words: 'wholesale' } },
    });
    const household = await read(desk, asksSaturday);
    expect(household.customer).toMatchObject({ group: 'private', why: { code: 'nothing_said' } });
    expect(best(household)).toMatchObject({ title: 'Do you deliver on Saturdays?', audience: 'everyone' });
    expect(household.draft.text).toContain('Tuesday to Friday');
    expect(household.draft.text).not.toContain('van');

    const café = await read(desk, asksSaturday.replace('do you', 'we run a café in Wexcombe. Do you'));
    expect(café.customer).toMatchObject({ group: 'business', why: { params: { words: 'we run a café' } } });
    const shown = café.questions[0]?.suggestions.map(({ title }) => title);
    expect(shown).toContain('Do you deliver to cafés on Saturdays?');
    expect(café.questions[0]?.suggestions.every(({ why }) => !why.code.startsWith('for_'))).toBe(true);
  });

  test('what only others are told is no good answer, shown with its label, until the customer is another one', async () => {
    const desk = await shop({ 'delivery.md': everyone, 'wholesale.csv': wholesale });
    const household = await read(desk, asksCrates);
    expect(household.questions[0]?.verdict.word).toBe('no good answer');
    expect(household.draft.text).not.toContain('crate costs');
    const crates = household.questions[0]?.suggestions.find(({ title }) => title.includes('crates'));
    expect(crates).toMatchObject({ audience: 'business', why: { code: 'for_business' } });
    expect(crates?.confidence.word).toBe('no good answer');

    const again = await desk.api.call('messages.read', {
      text: household.text,
      caseId: household.caseId,
      customer: 'business',
    });
    expect(again.customer).toMatchObject({ group: 'business', why: { code: 'chosen' } });
    expect(best(again)?.title).toBe('What happens with the crates?');
    expect(again.draft.text).toContain('six pounds');

    // A search by hand is for the same customer.
    const search = async (customer?: CustomerGroup) =>
      (await desk.api.call('messages.search', { text: 'crates', ...(customer && { customer }) }))
        .suggestions[0];
    expect((await search('private'))?.confidence.word).toBe('no good answer');
    expect((await search('business'))?.title).toBe('What happens with the crates?');
    expect((await search())?.title).toBe('What happens with the crates?');
  });

  test('a person says whom a document or an entry is for, and a reading that follows goes by it', async () => {
    const desk = await shop({ 'delivery.md': everyone, 'wholesale.csv': wholesale });
    const id = await idOf(desk, 'wholesale.csv');
    await desk.api.call('library.setAudience', { ids: [id], audience: 'everyone' });
    const open = await read(desk, asksCrates);
    expect([open.customer, best(open)?.title]).toEqual([null, 'What happens with the crates?']);

    const crates = (await entries(desk)).get('What happens with the crates?')?.id ?? '';
    await desk.api.call('entries.updateMany', { ids: [crates], patch: { audience: 'members' } });
    expect((await read(desk, asksCrates)).questions[0]?.verdict.word).toBe('no good answer');
    const member = await read(desk, asksCrates.replace('what', 'I am a member of your Bread Club. What'));
    expect(best(member)?.title).toBe('What happens with the crates?');

    // The choice for the document stays when its file is read again, null gives it up, and that of the entry stays.
    await desk.api.call('library.reimport', { id });
    await desk.services.library.whenIdle();
    expect((await documents(desk)).get('wholesale.csv')?.audience).toMatchObject({
      value: 'everyone',
      isChosen: true,
    });
    await desk.api.call('library.setAudience', { ids: [id], audience: null });
    expect((await documents(desk)).get('wholesale.csv')?.audience).toMatchObject({
      value: 'business',
      isChosen: false,
    });
    expect((await entries(desk)).get('What happens with the crates?')).toMatchObject({
      audience: 'members',
      documentAudience: 'business',
    });
  });

  test('a shop that sells to businesses alone answers its mail', async () => {
    const desk = await shop({ 'wholesale.csv': wholesale });
    const reading = await read(desk, asksCrates);
    expect(reading.customer).toMatchObject({ group: 'business', why: { code: 'only_group' } });
    expect(best(reading)?.title).toBe('What happens with the crates?');
    expect(reading.questions[0]?.verdict.word).not.toBe('no good answer');
  });

  test('a library without audiences asks nobody who writes', async () => {
    const desk = await shop({ 'delivery.md': everyone });
    expect((await read(desk, asksSaturday)).customer).toBeNull();
    expect((await read(desk, `We run a café. ${asksSaturday}`)).customer).toBeNull();
  });
});

describe('what is for staff', () => {
  test('is shown and never put into a draft, and its words block copying', async () => {
    const desk = await shop({ 'delivery.md': everyone, 'staff-handbook.md': staff });
    const asks = 'Hello,\n\nhow much goodwill may I give?\n\nMay Penrose';
    const reading = await read(desk, asks);
    const shown = reading.questions[0]?.suggestions.find(({ text }) => text.includes('blue voucher'));
    expect(shown).toMatchObject({ internal: true, audience: 'staff', why: { code: 'for_staff' } });
    expect(reading.draft.text).not.toContain('blue voucher');
    const chosen = await desk.api.call('replies.compose', {
      caseId: reading.caseId,
      name: null,
      answers: [{ question: 'how much goodwill may I give?', target: shown?.target ?? '' }],
    });
    expect(chosen.text).not.toContain('blue voucher');
    const findings = await desk.api.call('replies.check', {
      caseId: reading.caseId,
      message: reading.text,
      reply: 'Up to twenty pounds without asking Ines, as a blue voucher from the drawer.',
      questions: [{ question: 'how much goodwill may I give?', chosen: null, leftOut: false }],
    });
    expect(findings.map(({ kind }) => kind)).toContain('internalText');
  });

  test('internal rows that are taken all the same are for staff', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'faq.csv');
    writeFileSync(
      file,
      'Question;Answer;Internal\nDo you wrap gifts?;Yes, for three pounds.;no\nWhere is the key?;Under the third flour sack.;yes\n',
    );
    const json = path.join(folder, 'faq.json');
    writeFileSync(
      json,
      JSON.stringify([
        { title: 'Gifts', body: 'We wrap gifts for three pounds.' },
        { title: 'The safe', body: 'It opens with the date of the opening.', visibility: 'internal' },
      ]),
    );
    const desk = await openTestDesk();
    const choices = [file, json].map((each) => ({ path: each, takesOmitted: true }));
    await desk.api.call('library.import', { paths: [file, json], choices });
    await desk.services.library.whenIdle();
    const all = await entries(desk);
    expect(all.get('Do you wrap gifts?')).toMatchObject({ audience: null });
    expect(all.get('Where is the key?')).toMatchObject({ audience: 'staff' });
    expect(all.get('The safe')).toMatchObject({ audience: 'staff' });
    const reading = await read(desk, 'Hello,\n\nwhere is the key?\n\nMay Penrose');
    expect(reading.draft.text).not.toContain('flour sack');
  });
});

describe('whom it is for comes from the file, and goes with an export', () => {
  const columns =
    'Question;Answer;Customer type\nDo you wrap?;Yes.;B2C\nDo you invoice?;Monthly.;B2B\nWhere are you?;In Otterby.;all\n';

  test('a column says it for each row, a correction here stays, and the preview shows it', async () => {
    const file = path.join(temporaryFolder(), 'faq.csv');
    writeFileSync(file, columns);
    const desk = await openTestDesk();
    const { files } = await desk.api.call('library.preview', { paths: [file], from: 0, limit: 1 });
    expect(files).toMatchObject([
      { audience: { value: 'everyone', guess: null }, tables: [{ columns: { audience: 2 } }] },
    ]);
    await desk.api.call('library.import', { paths: [file] });
    await desk.services.library.whenIdle();
    const audiences = async () =>
      Object.fromEntries(
        [...(await entries(desk)).values()].map(({ question, audience }) => [question, audience]),
      );
    expect(await audiences()).toEqual({
      'Do you wrap?': 'private',
      'Do you invoice?': 'business',
      'Where are you?': 'everyone',
    });
    const wrap = (await entries(desk)).get('Do you wrap?')?.id ?? '';
    await desk.api.call('entries.updateMany', { ids: [wrap], patch: { audience: 'members' } });
    writeFileSync(file, columns.replace('Monthly.;B2B', 'Monthly.;members').replace('Yes.;B2C', 'Yes!;B2C'));
    await desk.api.call('library.import', { paths: [file] });
    await desk.services.library.whenIdle();
    expect(await audiences()).toEqual({
      'Do you wrap?': 'members',
      'Do you invoice?': 'members',
      'Where are you?': 'everyone',
    });
  });

  test('front matter and a choice in the preview', async () => {
    const folder = temporaryFolder();
    const [front, plain] = [path.join(folder, 'a.md'), path.join(folder, 'b.md')];
    writeFileSync(
      front,
      '---\ncustomer type: "Wholesale" # since May\n---\n# Crates\n\n## What of the crates?\n\nThey come back.\n',
    );
    writeFileSync(plain, '# Gifts\n\n## Do you wrap?\n\nYes.\n');
    const desk = await openTestDesk();
    await desk.api.call('library.import', {
      paths: [folder],
      choices: [{ path: plain, audience: 'private' }],
    });
    await desk.services.library.whenIdle();
    const all = await documents(desk);
    expect(all.get('a.md')?.audience).toMatchObject({
      value: 'business',
      guess: { sign: { from: 'field' } },
    });
    expect(all.get('b.md')?.audience).toEqual({ value: 'private', isChosen: true, guess: null });
  });

  test.each(['markdown', 'csv', 'json'] as const)(
    '%s, into a library that does not know it',
    async (format) => {
      const desk = await shop({ 'delivery.md': everyone, 'wholesale.csv': wholesale });
      const folder = path.join(temporaryFolder(), 'out');
      await desk.api.call('library.export', { folder, format });
      // Here it is what it was: nothing is a change.
      const before = (await entries(desk)).get('What happens with the crates?')?.id ?? '';
      await desk.api.call('library.import', { paths: [folder] });
      await desk.services.library.whenIdle();
      expect((await desk.api.call('entries.history', { id: before })).length).toBe(1);

      const other = await openTestDesk();
      await other.api.call('library.import', { paths: [folder] });
      await other.services.library.whenIdle();
      const all = await entries(other);
      expect(all.get('What happens with the crates?')).toMatchObject({ audience: 'business' });
      expect(all.get('When do you deliver?')?.audience).toBeNull();
      expect(best(await read(other, asksSaturday))?.title).toBe('Do you deliver on Saturdays?');
    },
  );
});
