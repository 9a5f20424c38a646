import type { Parse } from './source.ts';

/** A format that can be read: one file that exports `parse`, and one line in each table here. */
const parsers = {
  markdown: async () => (await import('./markdown.ts')).parse,
  text: async () => (await import('./text.ts')).parse,
  html: async () => (await import('./html.ts')).parse,
  csv: async () => (await import('./csv.ts')).parse,
  docx: async () => (await import('./docx.ts')).parse,
  pdf: async () => (await import('./pdf.ts')).parse,
} as const satisfies Readonly<Record<string, () => Promise<Parse>>>;
export type Format = keyof typeof parsers;

/** Loaded when the first file of its kind comes, so that a worker starts quickly. */
export const parserOf = (format: Format): Promise<Parse> => parsers[format]();

export const supported = 'Sidedesk reads Markdown, plain text, HTML, CSV and TSV, Word (.docx) and PDF.';

/** Which kind of text a name promises. */
export const formatsByEnding: ReadonlyMap<string, Format> = new Map([
  ...['md', 'markdown', 'mdx', 'mdown', 'mkd'].map((ending) => [ending, 'markdown'] as const),
  ...['csv', 'tsv', 'tab', 'psv', 'ssv'].map((ending) => [ending, 'csv'] as const),
  ...['txt', 'text', 'rst', 'log'].map((ending) => [ending, 'text'] as const),
  ...['html', 'htm', 'xhtml'].map((ending) => [ending, 'html'] as const),
]);

/** With an article, as it stands in a sentence; undefined for what has no common name. */
export function nameOfEnding(ending: string): string | undefined {
  const names: Readonly<Record<string, string>> = {
    xlsx: 'an Excel workbook',
    xls: 'an old Excel workbook',
    doc: 'an old Word document',
    ppt: 'an old PowerPoint presentation',
    pptx: 'a PowerPoint presentation',
    odt: 'an OpenDocument text',
    ods: 'an OpenDocument spreadsheet',
    odp: 'an OpenDocument presentation',
    rtf: 'an RTF document',
    epub: 'an EPUB book',
    msg: 'an Outlook message',
    ole: 'an old Office file',
    eml: 'a mail',
    mbox: 'a mailbox',
    json: 'a JSON file',
    xml: 'an XML file',
    svg: 'a picture',
    zip: 'an archive',
    gz: 'an archive',
    '7z': 'an archive',
    rar: 'an archive',
    tar: 'an archive',
    exe: 'a program',
  };
  return Object.hasOwn(names, ending) ? names[ending] : undefined;
}
