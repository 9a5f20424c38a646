import { createHash } from 'node:crypto';
import type { ParsedDocument, ParsedEntry, ParsedSection } from '../parsed.ts';
import { note } from '../parse/notes.ts';
import { stripControlCharacters } from '../sanitize.ts';
import { isExportedCsv, readCsv, toCsv as writeCsv } from './csv.ts';
import {
  type ExportedDocument,
  type ExportedEntry,
  type ExportedPiece,
  formatId,
  frontMatter,
  jsonExport,
} from './export-schema.ts';

const frontMatterKey = formatId.replaceAll(' ', '-');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const toCsv = writeCsv;

export const toJson = (documents: readonly ExportedDocument[]): string =>
  `${JSON.stringify({ format: formatId, documents }, null, 2)}\n`;

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
  const located = pieces.map((each) => {
    if (each.type === 'section') {
      const { text, ...rest } = each;
      return { ...rest, ...append(text) };
    }
    const { answer, ...rest } = each;
    append(`## ${each.question}`);
    return { ...rest, ...append(answer) };
  });
  const facts = { length: body.length, sha256: sha256(body), document, pieces: located };
  return `---\ntitle: ${JSON.stringify(document.title)}\n${frontMatterKey}: ${JSON.stringify(facts)}\n---\n${body}`;
}

/** An unchanged export as what it was made of; null for any other text. A CSV may have been changed in a spreadsheet. */
export function readExport(text: string, name: string): ParsedDocument | null {
  if (text.startsWith('---\n')) return readMarkdown(text);
  if (text.startsWith(`{\n  "format": "${formatId}"`)) return readJson(text, name);
  if (!isExportedCsv(text)) return null;
  const documents = readCsv(text);
  return documents === null ? null : toParsed('csv', name, documents);
}

function readJson(text: string, name: string): ParsedDocument | null {
  const read = jsonExport.safeParse(tryParseJson(text));
  return read.success ? toParsed('json', name, read.data.documents) : null;
}

function readMarkdown(text: string): ParsedDocument | null {
  const found = new RegExp(`^---\\ntitle: [^\\n]*\\n${frontMatterKey}: ([^\\n]*)\\n---\\n`).exec(text);
  const read = frontMatter.safeParse(tryParseJson(found?.[1] ?? ''));
  if (!found || !read.success) return null;
  const body = text.slice(found[0].length);
  if (sha256(body) !== read.data.sha256) return null;
  const pieces = read.data.pieces.map((each): ExportedPiece => {
    const { start, end, ...rest } = each;
    const stretch = body.slice(start, end);
    return rest.type === 'entry' ? { ...rest, answer: stretch } : { ...rest, text: stretch };
  });
  return toParsed('markdown', read.data.document.title, [{ ...read.data.document, pieces }]);
}

/**
 * Several documents of a file become one, which also carries them as they were. Anybody can write a file that looks like
 * an export: what no parser lets in does not come in by this door either.
 */
export function toParsed(
  kind: ParsedDocument['kind'],
  title: string,
  given: readonly ExportedDocument[],
): ParsedDocument {
  const exported = given.map(sanitizeDocument);
  let text = '';
  const sections: ParsedSection[] = [];
  const entries: ParsedEntry[] = [];
  for (const each of exported.flatMap(({ pieces }) => pieces)) {
    if (text !== '') text += '\n\n';
    if (each.type === 'entry') text += `${each.question}\n`;
    const start = text.length;
    text += each.type === 'entry' ? each.answer : each.text;
    const span = { start, end: text.length };
    if (each.type === 'section') sections.push({ headings: each.heading.split(' › '), ...span });
    else
      entries.push({
        question: each.question,
        variants: each.variants,
        tags: each.tags,
        ...audienceIn(each),
        ...span,
      });
  }
  const [first] = exported;
  // The running text of several documents has no audience in common unless all of them have it.
  const value = exported.every(({ audience }) => audience === first?.audience) ? first?.audience : undefined;
  const audience =
    value === undefined || value === 'everyone'
      ? {}
      : { audience: { value, sign: { from: 'field', words: 'audience' } } as const };
  const named = singleLine(title) || note('library.title');
  return { kind, title: named, text, sections, entries, exported, ...audience };
}

const audienceIn = ({ audience }: ExportedEntry): Pick<ParsedEntry, 'audience'> =>
  audience === undefined || audience === null ? {} : { audience };

const longestTitle = 300;
const singleLine = (text: string): string =>
  stripControlCharacters(text).replace(/\s+/g, ' ').trim().slice(0, longestTitle);

export function sanitizeDocument(document: ExportedDocument): ExportedDocument {
  const pieces = document.pieces
    .map(sanitizePiece)
    .filter((each) => each.type === 'section' || each.question !== '');
  return { ...document, name: singleLine(document.name), title: singleLine(document.title), pieces };
}

function sanitizePiece(each: ExportedPiece): ExportedPiece {
  if (each.type === 'section')
    return {
      ...each,
      heading: stripControlCharacters(each.heading),
      text: stripControlCharacters(each.text),
    };
  const history = each.history.map((version) => ({ ...version, fields: sanitizeFields(version.fields) }));
  return { ...each, ...sanitizeFields(each), history };
}

function sanitizeFields<
  Fields extends Pick<ExportedEntry, 'question' | 'answer' | 'variants' | 'tags' | 'wordings'>,
>(fields: Fields): Fields {
  const all = (texts: readonly string[]): string[] =>
    texts.map(stripControlCharacters).filter((text) => text !== '');
  return {
    ...fields,
    question: stripControlCharacters(fields.question),
    answer: stripControlCharacters(fields.answer),
    variants: all(fields.variants),
    tags: all(fields.tags),
    wordings:
      fields.wordings &&
      Object.fromEntries(
        Object.entries(fields.wordings).map(([name, text = '']) => [name, stripControlCharacters(text)]),
      ),
  };
}

function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not ours after all, or damaged: the ordinary parser says which.
    return null;
  }
}
