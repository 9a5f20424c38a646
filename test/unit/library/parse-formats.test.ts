import { expect, test } from 'vitest';
import type { ParsedMail } from '../../../main/desk/library/parsed.ts';
import { readDocument } from '../../../main/desk/library/parse/read-document.ts';
import { parseMail } from '../../../main/desk/library/parse/read-mail.ts';
import { goodFiles } from '../../support/files/good-files.ts';

// One file of every kind, made here because most of them cannot be written by hand.
test.each(goodFiles())('$name is understood (covers: $covers)', async (file) => {
  const document = await readDocument(file);
  const asked = document.entries.map(({ question, start, end }) => [
    question,
    document.text.slice(start, end),
  ]);
  expect({
    kind: document.kind,
    title: document.title,
    asked,
    sections: document.sections.map(({ headings }) => headings),
  }).toEqual({ kind: file.kind, title: file.title, asked: file.asked, sections: file.sections });
  expect(document.text).not.toMatch(/Never said|HYPERLINK|Arial|Some program|Not meant|hostname/);
});

test('tags and variants of a table come with their question', async () => {
  const sheet = goodFiles().find(({ name }) => name === 'lamps.xlsx');
  if (!sheet) throw new Error('No such file');
  const [entry] = (await readDocument(sheet)).entries;
  expect(entry).toMatchObject({ tags: ['returns', 'lamps'], variants: ['May I return it?', 'Money back?'] });
});

test('a signature stands in the text of a mail, and is not searched', async () => {
  const mail = goodFiles().find(({ name }) => name === 'shade.eml');
  if (!mail) throw new Error('No such file');
  const { text, sections } = await readDocument(mail);
  expect(text).toContain('Kind regards');
  expect(sections.map(({ start, end }) => text.slice(start, end)).join()).not.toContain('regards');
});

test('a mail dropped on the desk is read whichever program saved it (or only .eml would be)', async () => {
  const read = async (name: string): Promise<ParsedMail> =>
    parseMail(goodFiles().find((file) => file.name === name)?.bytes ?? new Uint8Array());
  for (const name of ['shade.eml', 'shade.msg']) {
    const { subject, header, text } = await read(name);
    expect({ subject, from: header.from }).toEqual({
      subject: 'Broken shade',
      from: { name: 'Ines Kole', address: 'ines@lamps.example' },
    });
    expect(text).toContain('came broken');
  }
});
