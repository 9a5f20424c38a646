import { expect, test } from 'vitest';
import { openTestDesk, realEmbedder } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { temporaryFolder } from '../support/folder.ts';
import { wordsInBytes } from '../support/search-bytes.ts';
import { add, contentWith, open } from '../support/store.ts';

const subject = 'Broken shade';
const asked = 'The shade of my lamp came broken, says Zantelle. My number is +44 20 7946 0123.';
const answered = 'Dear Qorvin, we send you a new shade of glass.';
const heads = ['Qorvin Zantelle, 2026-11-03', 'Lantern Lane, 2026-11-04'];

/** As versions before kept a mailbox: everything in the clear. */
function plainMailbox() {
  const parts = [subject, heads[0] ?? '', asked, heads[1] ?? '', answered];
  const text = parts.join('\n\n');
  const passage = (body: string, head = '') => ({
    entry: null,
    heading: `${subject} › ${head}`,
    text: body,
    start: text.indexOf(body),
    end: text.indexOf(body) + body.length,
    vectors: [{ field: 'body' as const, position: 0, vector: new Int8Array(384).fill(6) }],
  });
  return {
    ...contentWith([]),
    kind: 'mailbox' as const,
    title: subject,
    text,
    passages: [passage(asked, heads[0]), passage(answered, heads[1])],
  };
}

// Bug: masking what is read from now on leaves in the clear what was read before.
test('mails that an earlier version took as documents are masked where they stand, and found as before', async () => {
  const folder = temporaryFolder();
  const { store } = open(folder);
  const id = add(store, '/mails/that are gone.mbox', plainMailbox());
  store.meta.set('mail.plain', 'yes');
  store.close();
  expect(wordsInBytes(folder, ['Zantelle', 'Qorvin']).length).toBeGreaterThan(1);

  const desk = await openTestDesk({ folder, embedder: fakeEmbedder(realEmbedder()) });
  await desk.services.mailMasking.whenIdle();
  const opened = await desk.api.call('library.open', { documentId: id });
  expect(opened.passages.map(({ heading }) => heading)).toEqual([
    'Broken shade › [NAME], 2026-11-03',
    'Broken shade › [NAME], 2026-11-04',
  ]);
  expect(opened.passages.map(({ start, end }) => opened.text.slice(start, end))).toEqual([
    'The shade of my lamp came broken, says [NAME]. My number is [PHONE].',
    'Dear [NAME], we send you a new shade of glass.',
  ]);
  const { suggestions } = await desk.api.call('messages.search', { text: 'new shade of glass' });
  expect(suggestions[0]?.text).toContain('we send you a new shade of glass');
  await desk.close();
  expect(wordsInBytes(folder, ['Zantelle', 'zantelle', 'Qorvin', 'qorvin', '7946'])).toEqual([]);
});
