import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { z } from 'zod';
import type { ParsedDocument, ParsedEntry, ParsedSection } from '../parsed.ts';
import { withoutControls } from '../signs.ts';

const section = z.object({ type: z.literal('section'), heading: z.string(), text: z.string() });
const entry = z.object({
  type: z.literal('entry'),
  question: z.string(),
  answer: z.string(),
  variants: z.array(z.string()),
  tags: z.array(z.string()),
  id: z.string(),
  used: z.number(),
  checkedAt: z.number(),
});
const piece = z.discriminatedUnion('type', [section, entry]);
const exported = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  used: z.number(),
  checkedAt: z.number(),
  pieces: z.array(piece),
});
const mark = 'sidedesk export 1';
const whole = z.object({ format: z.literal(mark), documents: z.array(exported) });
const matter = z.object({
  length: z.number(),
  sha256: z.string(),
  document: exported.omit({ pieces: true }),
  pieces: z.array(
    z.discriminatedUnion('type', [
      section.omit({ text: true }).extend({ start: z.number(), end: z.number() }),
      entry.omit({ answer: true }).extend({ start: z.number(), end: z.number() }),
    ]),
  ),
});

export type ExportedPiece = z.infer<typeof piece>;
/** A document as it leaves the library: its running text and entries in reading order; dates in milliseconds. */
export type ExportedDocument = z.infer<typeof exported>;

const columns = ['question', 'answer', 'variants', 'tags', mark] as const;
const sum = (text: string): string => createHash('sha256').update(text).digest('hex');

export const toJson = (documents: readonly ExportedDocument[]): string =>
  `${JSON.stringify({ format: mark, documents }, null, 2)}\n`;

/** One row an entry; the last column names the document. */
export function toCsv(documents: readonly ExportedDocument[]): string {
  const rows = documents.flatMap(({ name, pieces }) =>
    pieces.flatMap((each) =>
      each.type === 'entry'
        ? [[each.question, each.answer, listed(each.variants), listed(each.tags), name].map(guarded)]
        : [],
    ),
  );
  return `\uFEFF${Papa.unparse([[...columns], ...rows], { newline: '\r\n', quotes: true })}\r\n`;
}

/**
 * A page that any Markdown program shows. The front matter notes where each answer stands, so that nothing has to be
 * guessed when it comes back; once somebody has edited the page it is read like any other.
 */
export function toMarkdown({ pieces, ...document }: ExportedDocument): string {
  let body = '';
  const append = (text: string) => {
    const start = body.length;
    body += text;
    const end = body.length;
    body += '\n\n';
    return { start, end };
  };
  const places = pieces.map((each) => {
    if (each.type === 'section') {
      const { text, ...rest } = each;
      return { ...rest, ...append(text) };
    }
    const { answer, ...rest } = each;
    append(`## ${each.question}`);
    return { ...rest, ...append(answer) };
  });
  const facts = { length: body.length, sha256: sum(body), document, pieces: places };
  return `---\ntitle: ${JSON.stringify(document.title)}\n${mark.replaceAll(' ', '-')}: ${JSON.stringify(facts)}\n---\n${body}`;
}

/** An unchanged export as the document it was; null for any other text. Several documents of a file become one. */
export function readExport(text: string, name: string): ParsedDocument | null {
  if (text.startsWith('---\n')) return readMarkdown(text);
  if (text.startsWith(`{\n  "format": "${mark}"`)) return readJson(text, name);
  return text.replace(/^\uFEFF/, '').startsWith(`"${columns.join('","')}"`) ? readCsv(text, name) : null;
}

function readJson(text: string, name: string): ParsedDocument | null {
  const read = whole.safeParse(parsedJson(text));
  return read.success
    ? toParsed(
        'json',
        name,
        read.data.documents.flatMap(({ pieces }) => pieces),
      )
    : null;
}

function readMarkdown(text: string): ParsedDocument | null {
  const found = /^---\ntitle: [^\n]*\nsidedesk-export-1: ([^\n]*)\n---\n/.exec(text);
  const read = matter.safeParse(parsedJson(found?.[1] ?? ''));
  if (!found || !read.success) return null;
  const body = text.slice(found[0].length);
  if (sum(body) !== read.data.sha256) return null;
  const pieces = read.data.pieces.map((each): ExportedPiece => {
    const { start, end, ...rest } = each;
    const stretch = body.slice(start, end);
    return rest.type === 'entry' ? { ...rest, answer: stretch } : { ...rest, text: stretch };
  });
  return toParsed('markdown', read.data.document.title, pieces);
}

function readCsv(text: string, name: string): ParsedDocument {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',', newline: '\r\n' });
  const pieces = data.slice(1).flatMap((row): readonly ExportedPiece[] => {
    const [question = '', answer = '', variants = '', tags = ''] = row.map(unguarded);
    if (question === '' || answer === '') return [];
    const facts = { id: '', used: 0, checkedAt: 0 };
    return [
      { type: 'entry', question, answer, variants: unlisted(variants), tags: unlisted(tags), ...facts },
    ];
  });
  return toParsed('csv', name, pieces);
}

/** Anybody can write a file that looks like an export: what no parser lets in does not come in by this door either. */
function toParsed(
  kind: ParsedDocument['kind'],
  title: string,
  given: readonly ExportedPiece[],
): ParsedDocument {
  let text = '';
  const sections: ParsedSection[] = [];
  const entries: ParsedEntry[] = [];
  const pieces = given.map(cleaned).filter((each) => each.type === 'section' || each.question !== '');
  for (const each of pieces) {
    if (text !== '') text += '\n\n';
    if (each.type === 'entry') text += `${each.question}\n`;
    const start = text.length;
    text += each.type === 'entry' ? each.answer : each.text;
    const span = { start, end: text.length };
    if (each.type === 'section') sections.push({ headings: each.heading.split(' › '), ...span });
    else entries.push({ question: each.question, variants: each.variants, tags: each.tags, ...span });
  }
  const shown = withoutControls(title).replace(/\s+/g, ' ').trim();
  return { kind, title: shown.slice(0, longestTitle) || 'Library', text, sections, entries };
}

const longestTitle = 300;

function cleaned(each: ExportedPiece): ExportedPiece {
  if (each.type === 'section')
    return { ...each, heading: withoutControls(each.heading), text: withoutControls(each.text) };
  const all = (texts: readonly string[]): string[] =>
    texts.map(withoutControls).filter((text) => text !== '');
  return {
    ...each,
    question: withoutControls(each.question),
    answer: withoutControls(each.answer),
    variants: all(each.variants),
    tags: all(each.tags),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not ours after all, or damaged: the ordinary parser says which.
    return null;
  }
}

const listed = (texts: readonly string[]): string =>
  texts.map((text) => text.replaceAll(/[\\|]/g, String.raw`\$&`)).join('|');

const unlisted = (cell: string): string[] =>
  cell === ''
    ? []
    : (cell.match(/(?:^|\|)((?:[^\\|]|\\[\s\S])*)/g) ?? []).map((part) =>
        part.replace(/^\|/, '').replaceAll(/\\([\s\S])/g, '$1'),
      );

/** A spreadsheet runs a cell that begins like a formula; an apostrophe before it makes it text. */
const guarded = (cell: string): string => (/^[=+\-@\t\r\n'＝＋－＠]/.test(cell) ? `'${cell}` : cell);
const unguarded = (cell: string): string => cell.replace(/^'/, '');
