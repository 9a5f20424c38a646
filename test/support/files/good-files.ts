import { utils, write } from '@e965/xlsx';
import type { DocumentKind } from '../../../preload/contract.ts';
import { oldWord, outlookMessage } from './ole.ts';
import { book, openSlides, openText, powerPoint, word, zipOf } from './packed.ts';

/** A well-formed file and what a person would say is in it. */
export interface GoodFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: DocumentKind;
  readonly title: string;
  /** In order, each with its answer. */
  readonly asked: readonly (readonly [string, string])[];
  /** Headings of each section, in order. */
  readonly sections: readonly (readonly string[])[];
  /** The defect that this file would show. */
  readonly covers: string;
}

const back = ['Can I bring a lamp back?', 'Yes, within 30 days and in its box.'] as const;
const repair = ['Do you repair old lamps?', 'Yes, bring it on a Tuesday.'] as const;
const hours = ['Opening hours', 'We open at nine from Tuesday to Saturday.'] as const;
const text = (content: string): Uint8Array => Buffer.from(content, 'utf8');

function workbook(bookType: 'xlsx' | 'biff8' | 'ods'): Uint8Array {
  const made = utils.book_new();
  const questions = utils.aoa_to_sheet([
    ['Number', 'Answer', 'Question', 'Tags', 'Variants'],
    [1, back[1], back[0], 'returns, lamps', 'May I return it?|Money back?'],
    [2, repair[1], repair[0], '', ''],
  ]);
  const prices = utils.aoa_to_sheet([
    ['Lamp', 'Price'],
    ['Tall one', 40],
    ['Small one', 15],
  ]);
  // What it was worth when the file was saved counts; nobody calculates it again.
  prices['B3'] = { t: 'n', v: 15, f: 'HYPERLINK("http://127.0.0.1:9/leak")' };
  utils.book_append_sheet(made, questions, 'Questions');
  utils.book_append_sheet(made, prices, 'Prices');
  const written: unknown = write(made, { bookType, type: 'buffer' });
  if (!(written instanceof Uint8Array)) throw new TypeError('Nothing was written');
  return new Uint8Array(written);
}

const table = {
  asked: [back, repair],
  sections: [['Prices'], ['Prices']],
  covers: 'columns in an unusual order, a second sheet that is lost, formulas that are read or calculated',
} as const;

const mail = (lines: readonly string[]): string => lines.join('\r\n');
const firstMail = mail([
  'From: "Ines Kole" <ines@lamps.example>',
  'To: desk@lanternlane.example',
  'Subject: Broken shade',
  'Date: Tue, 3 Nov 2026 10:00:00 +0000',
  'Message-ID: <one@lamps.example>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'The glass shade of my lamp came broken. Do you send a new one?',
  '',
  'Kind regards',
  'Ines Kole',
  '',
]);
const answerMail = mail([
  'From: Lantern Lane <desk@lanternlane.example>',
  'To: ines@lamps.example',
  'Subject: Re: Broken shade',
  'Date: Wed, 4 Nov 2026 09:00:00 +0000',
  'Message-ID: <two@lanternlane.example>',
  'In-Reply-To: <one@lamps.example>',
  '',
  'A new shade is on its way to you.',
  '',
  'On Tue, 3 Nov 2026, Ines Kole wrote:',
  '> The glass shade of my lamp came broken. Do you send a new one?',
  '',
]);

const markdown = `# Lamps\n\n## ${back[0]}\n\n${back[1]}\n\n## ${repair[0]}\n\n${repair[1]}\n\n## ${hours[0]}\n\n${hours[1]}\n`;
const page = `<!doctype html><html><head><title>Shop</title></head><body><h1>Lamps</h1><h2>${back[0]}</h2><p>${back[1]}</p><h2>${repair[0]}</h2><p>${repair[1]}</p><h2>${hours[0]}</h2><p>${hours[1]}</p></body></html>`;
const wordParagraph = (style: string, content: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${content}</w:t></w:r></w:p>`;
const openHeading = (level: number, content: string): string =>
  `<text:h text:outline-level="${level}">${content}</text:h>`;

const allOfIt = { title: 'Lamps', asked: [back, repair], sections: [['Lamps', hours[0]]] } as const;

/** One file of every kind, made anew at each call. */
export const goodFiles = (): readonly GoodFile[] => [
  { name: 'lamps.md', bytes: text(markdown), kind: 'markdown', ...allOfIt, covers: 'headings that ask' },
  { name: 'lamps.html', bytes: text(page), kind: 'html', ...allOfIt, covers: 'headings that ask' },
  {
    name: 'lamps.txt',
    bytes: text(`Q: ${back[0]}\nA: ${back[1]}\n\nQ: ${repair[0]}\nA: ${repair[1]}\n`),
    kind: 'text',
    title: 'lamps',
    asked: [back, repair],
    sections: [],
    covers: 'marked questions',
  },
  {
    name: 'lamps.csv',
    bytes: text(`question;answer\n"${back[0]}";"${back[1]}"\n"${repair[0]}";"${repair[1]}"\n`),
    kind: 'csv',
    title: 'lamps',
    asked: [back, repair],
    sections: [],
    covers: 'the separator of other countries',
  },
  {
    name: 'lamps.docx',
    bytes: word(
      [
        wordParagraph('Heading1', 'Lamps'),
        wordParagraph('Heading2', back[0]),
        wordParagraph('Normal', back[1]),
        wordParagraph('Heading2', repair[0]),
        wordParagraph('Normal', repair[1]),
        wordParagraph('Heading2', hours[0]),
        wordParagraph('Normal', hours[1]),
      ].join(''),
    ),
    kind: 'docx',
    ...allOfIt,
    covers: 'headings by style',
  },
  { name: 'lamps.xlsx', bytes: workbook('xlsx'), kind: 'xlsx', title: 'Questions', ...table },
  { name: 'lamps.xls', bytes: workbook('biff8'), kind: 'xls', title: 'Questions', ...table },
  { name: 'lamps.ods', bytes: workbook('ods'), kind: 'ods', title: 'Questions', ...table },
  {
    name: 'lamps.odt',
    bytes: openText(
      `${openHeading(1, 'Lamps')}${openHeading(2, back[0])}<text:p>Yes, within<text:s/>30 days and in its box.</text:p>` +
        `<text:tracked-changes><text:p>Never said.</text:p></text:tracked-changes>` +
        `${openHeading(2, repair[0])}<text:p>${repair[1]}</text:p>${openHeading(2, hours[0])}<text:p>${hours[1]}</text:p>`,
    ),
    kind: 'odt',
    ...allOfIt,
    covers: 'blanks that are elements, and text that was deleted',
  },
  {
    name: 'lamps.odp',
    bytes: openSlides([back, hours]),
    kind: 'odp',
    title: back[0],
    asked: [back],
    sections: [[hours[0]]],
    covers: 'slides that run into each other',
  },
  {
    name: 'lamps.pptx',
    bytes: powerPoint([back, hours]),
    kind: 'pptx',
    title: back[0],
    asked: [back],
    sections: [[hours[0]]],
    covers: 'a title that stands behind its text in the file',
  },
  {
    name: 'lamps.doc',
    bytes: oldWord([
      { text: 'Lamps', heading: 1 },
      { text: back[0], heading: 2 },
      { text: back[1], heading: 0 },
      { text: repair[0], heading: 2 },
      { text: repair[1], heading: 0 },
      { text: hours[0], heading: 2 },
      { text: hours[1], heading: 0 },
    ]),
    kind: 'doc',
    ...allOfIt,
    covers: 'headings by style in the binary format',
  },
  {
    name: 'lamps.rtf',
    bytes: text(
      String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title Lamps}{\author Nobody}}` +
        String.raw`{\*\generator Some program;}{\stylesheet{\s1 heading 1;}{\s2 heading 2;}}` +
        String.raw`\pard\s1 Lamps\par\pard\s2 Can I bring a lamp back?\par\pard Yes, within 30 days and in its box.\par` +
        String.raw`\pard\s2 Do you repair old lamps?\par\pard Yes, bring it on a Tuesday.\par` +
        String.raw`\pard\s2 Opening hours\par\pard We open at nine from Tuesday to Saturday.\par{\pict 0102ff}}`,
    ),
    kind: 'rtf',
    ...allOfIt,
    covers: 'tables of styles, pictures and the name of a program as text',
  },
  {
    name: 'lamps.epub',
    bytes: book(
      'All about lamps',
      {
        'b.xhtml': `<html><body><h2>${repair[0]}</h2><p>${repair[1]}</p></body></html>`,
        'a.xhtml': `<html><body><h1>Lamps</h1><h2>${back[0]}</h2><p>${back[1]}</p></body></html>`,
      },
      ['a.xhtml', 'b.xhtml'],
    ),
    kind: 'epub',
    title: 'Lamps',
    asked: [back, repair],
    sections: [],
    covers: 'chapters in the order of the file and not of the book',
  },
  {
    name: 'lamps.json',
    bytes: text(
      JSON.stringify([
        { question: back[0], answer: back[1], tags: ['returns'] },
        { q: repair[0], a: repair[1] },
      ]),
    ),
    kind: 'json',
    title: 'lamps',
    asked: [back, repair],
    sections: [],
    covers: 'records that name their fields differently',
  },
  {
    name: 'lamps.jsonl',
    bytes: text(
      `${JSON.stringify({ question: back[0], answer: back[1] })}\n${JSON.stringify({ question: repair[0], answer: repair[1] })}\n`,
    ),
    kind: 'json',
    title: 'lamps',
    asked: [back, repair],
    sections: [],
    covers: 'a record a line taken for one broken record',
  },
  {
    name: 'lamps.rst',
    bytes: text(
      `Lamps\n=====\n\n.. include:: /etc/hostname\n\n${back[0]}\n${'-'.repeat(30)}\n\nYes, *within* 30 days and in its box.\n\n` +
        `${repair[0]}\n${'-'.repeat(30)}\n\n${repair[1]}\n\n${hours[0]}\n${'-'.repeat(30)}\n\n${hours[1]}\n`,
    ),
    kind: 'rst',
    ...allOfIt,
    covers: 'a directive that reads another file',
  },
  {
    name: 'shade.eml',
    bytes: text(firstMail),
    kind: 'mail',
    title: 'Broken shade',
    asked: [],
    sections: [['Broken shade', '[NAME], 2026-11-03']],
    covers: 'headers as text, and a signature that is searched',
  },
  {
    name: 'shade.msg',
    bytes: outlookMessage({
      '001A001F': 'IPM.Note',
      '0037001F': 'Broken shade',
      '0C1A001F': 'Ines Kole',
      '5D01001F': 'ines@lamps.example',
      '1000001F': 'The glass shade of my lamp came broken.\r\n\r\nKind regards\r\nInes Kole',
    }),
    kind: 'mail',
    title: 'Broken shade',
    asked: [],
    sections: [['Broken shade', '[NAME]']],
    covers: 'streams in UTF-16 read as bytes',
  },
  {
    name: 'sent.mbox',
    bytes: text(
      `From ines@lamps.example Tue Nov  3 10:00:00 2026\n${firstMail.replaceAll('\r\n', '\n')}\n` +
        `From desk@lanternlane.example Wed Nov  4 09:00:00 2026\n${answerMail.replaceAll('\r\n', '\n')}`,
    ),
    kind: 'mailbox',
    title: 'sent',
    asked: [],
    sections: [
      ['Broken shade', '[NAME], 2026-11-03'],
      ['Broken shade', '[NAME], 2026-11-04'],
    ],
    covers: 'an answer apart from its question, and a quotation that is searched twice',
  },
  {
    name: 'all.zip',
    bytes: zipOf({
      'b/lamps.md': markdown,
      'a.txt': `Q: ${back[0]}\nA: ${back[1]}\n`,
      '.hidden': 'Not meant.',
    }),
    kind: 'zip',
    title: 'all',
    asked: [back, back, repair],
    sections: [['Lamps', hours[0]]],
    covers: 'hidden files, and files that run into each other',
  },
];
