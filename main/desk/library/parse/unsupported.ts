import { DeskFailure } from '../../failure.ts';

export const supportedFormats =
  'Sidedesk reads Markdown, text, HTML, PDF, Word, Excel, PowerPoint, OpenDocument, RTF, EPUB, CSV, JSON, mails, mailboxes and ZIP archives of these.';

/** With an article, as it stands in a sentence; undefined for what has no common name. */
export function describeExtension(ending: string): string | undefined {
  return Object.hasOwn(names, ending) ? names[ending] : undefined;
}

const names: Readonly<Record<string, string>> = {
  xlsx: 'an Excel workbook',
  xls: 'an old Excel workbook',
  docx: 'a Word document',
  doc: 'an old Word document',
  ppt: 'an old PowerPoint presentation',
  pptx: 'a PowerPoint presentation',
  odt: 'an OpenDocument text',
  ods: 'an OpenDocument spreadsheet',
  odp: 'an OpenDocument presentation',
  odg: 'an OpenDocument drawing, formula or database',
  rtf: 'an RTF document',
  epub: 'an EPUB book',
  msg: 'an Outlook message',
  ole: 'an old Office file',
  pst: 'an Outlook data file',
  iwork: 'a Pages, Numbers or Keynote document',
  xml: 'an XML file',
  svg: 'a picture',
  zip: 'an archive',
  gz: 'an archive',
  bz2: 'an archive',
  xz: 'an archive',
  '7z': 'an archive',
  rar: 'an archive',
  tar: 'an archive',
  exe: 'a program',
};

/** What a format that is not read is, and what to do about it. */
export function unsupported(ending: string): DeskFailure {
  const name = describeExtension(ending);
  const advice = adviceFor.get(ending);
  const what = name
    ? `This is ${name}; Sidedesk cannot read those.`
    : 'Sidedesk cannot read this kind of file.';
  return new DeskFailure('unsupported_type', `${what} ${advice ?? supportedFormats}`);
}

const adviceFor: ReadonlyMap<string, string> = new Map([
  ...['ppt', 'odg', 'ole'].map((ending) => [ending, 'Save it as PDF and import that.'] as const),
  ...['gz', 'bz2', 'xz', '7z', 'rar', 'tar'].map(
    (ending) => [ending, 'Unpack it and import the folder.'] as const,
  ),
  ['doc', 'Save it as a Word document (.docx) and import that.'],
  ['pst', 'Export its mails as .eml, .msg or .mbox files and import those.'],
  ['iwork', 'Export it as Word, Excel or PDF and import that.'],
  ['xml', 'Export it as CSV, JSON or HTML and import that.'],
]);
