import type { Parse } from './source.ts';

/** A format that can be read: one file that exports a parser, and one line in each table here. */
const parsers = {
  markdown: async () => (await import('./markdown.ts')).parse,
  text: async () => (await import('./text.ts')).parse,
  html: async () => (await import('./html.ts')).parse,
  csv: async () => (await import('./csv.ts')).parse,
  docx: async () => (await import('./docx.ts')).parse,
  pdf: async () => (await import('./pdf.ts')).parse,
  xlsx: async () => (await import('./spreadsheet.ts')).parseXlsx,
  xls: async () => (await import('./spreadsheet.ts')).parseXls,
  ods: async () => (await import('./spreadsheet.ts')).parseOds,
  odt: async () => (await import('./open-document.ts')).parseText,
  odp: async () => (await import('./open-document.ts')).parseSlides,
  pptx: async () => (await import('./pptx.ts')).parse,
  doc: async () => (await import('./doc.ts')).parse,
  rtf: async () => (await import('./rtf.ts')).parse,
  epub: async () => (await import('./epub.ts')).parse,
  json: async () => (await import('./json.ts')).parse,
  rst: async () => (await import('./rst.ts')).parse,
  mail: async () => (await import('./mail-document.ts')).parse,
  emlx: async () => (await import('./mail-document.ts')).parseApple,
  msg: async () => (await import('./mail-document.ts')).parseOutlook,
  mailbox: async () => (await import('./mailbox.ts')).parse,
  zip: async () => (await import('./archive.ts')).parse,
} as const satisfies Readonly<Record<string, () => Promise<Parse>>>;
export type Format = keyof typeof parsers;

/** Loaded when the first file of its kind comes, so that a worker starts quickly. */
export const parserOf = (format: Format): Promise<Parse> => parsers[format]();

/** Which kind of text a name promises. Programs also save tables and pages under the names of Excel and Word. */
export const formatsByExtension: ReadonlyMap<string, Format> = new Map([
  ...['md', 'markdown', 'mdx', 'mdown', 'mkd'].map((ending) => [ending, 'markdown'] as const),
  ...['csv', 'tsv', 'tab', 'psv', 'ssv', 'xls'].map((ending) => [ending, 'csv'] as const),
  ...['txt', 'text', 'log', 'doc'].map((ending) => [ending, 'text'] as const),
  ...['html', 'htm', 'xhtml'].map((ending) => [ending, 'html'] as const),
  ...['rst', 'rest'].map((ending) => [ending, 'rst'] as const),
  ...['json', 'jsonl', 'ndjson'].map((ending) => [ending, 'json'] as const),
]);

/** Names of formats that are no text inside: text under such a name is a file that was damaged or renamed. */
const binaryExtensions: ReadonlySet<string> = new Set([
  'docx',
  'docm',
  'dotx',
  'pdf',
  'xlsx',
  'xlsm',
  'xlsb',
  'ods',
  'odt',
  'odp',
  'pptx',
  'pptm',
  'epub',
  'msg',
  'rtf',
  'zip',
]);
export const isBinaryExtension = (ending: string): boolean => binaryExtensions.has(ending);
