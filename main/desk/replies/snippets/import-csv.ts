import Papa from 'papaparse';
import type { SkippedSnippet, Snippet, SnippetKind } from '../../../../preload/shapes/snippets.ts';
import { DeskFailure } from '../../failure.ts';
import { adoptPlaces } from './adopt-places.ts';
import type { ParsedSnippets, ParsedSnippet } from './parsed-snippets.ts';
import { guessKind } from './variables.ts';

type Column = 'shortName' | 'title' | 'text' | 'kind' | 'tone';

/** What people call the columns of such a table, in the window's languages; ours come first. */
const headers: Readonly<Record<Column, RegExp>> = {
  shortName:
    /^(?:short ?name|short ?cut|trigger|abbreviation|abbr|code|key|keyword|name|command|kürzel|kurzname|abkürzung|stichwort|raccourci|abréviation|mot[- ]clé|nom|nom court|atajo|abreviatura|palabra clave|nombre|nombre corto)$/iu,
  title:
    /^(?:title|label|subject|description|topic|summary|titel|betreff|thema|titre|objet|sujet|título|asunto|tema)$/iu,
  text: /^(?:text|body|content|replace|replacement|snippet|template|message|answer|reply|macro|phrase|inhalt|baustein|textbaustein|vorlage|antwort|nachricht|texte|contenu|modèle|réponse|texto|contenido|plantilla|respuesta|mensaje)$/iu,
  kind: /^(?:kind|type|category|group|folder|tag|art|kategorie|gruppe|ordner|genre|catégorie|groupe|dossier|tipo|categoría|grupo|carpeta)$/iu,
  tone: /^(?:tone|style|voice|ton|tonfall|stil|tono|estilo)$/iu,
};
const columns = ['shortName', 'title', 'text', 'kind', 'tone'] as const satisfies readonly Column[];

const kinds: Readonly<Record<string, SnippetKind>> = {
  greeting: 'greeting',
  greetings: 'greeting',
  'sign-off': 'sign-off',
  signoff: 'sign-off',
  signature: 'sign-off',
  policy: 'policy',
  policies: 'policy',
  apology: 'apology',
  apologies: 'apology',
  calming: 'calming',
  macro: 'macro',
};

/** A table of snippets, whatever separates its cells. Throws `no_text` when no column can be the text. */
export function parseSnippetCsv(text: string): ParsedSnippets {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/u, ''), { skipEmptyLines: 'greedy' });
  const [first = [], ...others] = data;
  const named = columnsByHeader(first);
  const columnIndex = named ?? guessed(data);
  if (columnIndex === null) throw new DeskFailure('no_text', { reason: 'snippet_column' });
  const skipped: SkippedSnippet[] = [];
  const notes: ParsedSnippets['notes'][number][] = [];
  const snippets: ParsedSnippet[] = [];
  for (const [at, row] of (named === null ? data : others).entries()) {
    const cell = (column: Column): string => {
      const index = columnIndex.get(column);
      return index === undefined
        ? ''
        : unescapeFormula(row[index] ?? '')
            .replaceAll('\r\n', '\n')
            .trim();
    };
    const { text: body, adopted } = adoptPlaces(cell('text'));
    const shortName = toShortName(cell('shortName') || cell('title') || body);
    if (body === '' || shortName === '')
      skipped.push({
        name: shortName,
        position: at + (named === null ? 1 : 2),
        why: { code: body === '' ? 'no_text' : 'no_name' },
      });
    else {
      if (adopted.length > 0)
        notes.push({ name: shortName, what: { code: 'places', params: { places: adopted } } });
      snippets.push({
        shortName,
        title: cell('title') || toTitle(body),
        text: body,
        kind: kinds[cell('kind').toLowerCase()] ?? guessKind(body),
        tone: toneOf(cell('tone')),
      });
    }
  }
  return { snippets, skipped, notes };
}

function toneOf(words: string): Snippet['tone'] {
  const tone = words.toLowerCase();
  return tone === 'formal' || tone === 'friendly' ? tone : 'any';
}

function columnsByHeader(header: readonly string[]): ReadonlyMap<Column, number> | null {
  const columnIndex = new Map<Column, number>();
  for (const column of columns) {
    const index = header.findIndex((name) => headers[column].test(name.trim()));
    if (index >= 0 && ![...columnIndex.values()].includes(index)) columnIndex.set(column, index);
  }
  return columnIndex.has('text') && columnIndex.size > 1 ? columnIndex : null;
}

/** Without names: the text is what is longest, a name what has no blanks and comes once. */
function guessed(rows: readonly (readonly string[])[]): ReadonlyMap<Column, number> | null {
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width < 2) return null;
  const cells = Array.from({ length: width }, (_, index) => rows.map((row) => (row[index] ?? '').trim()));
  const lengthOf = (index: number): number =>
    (cells[index] ?? []).reduce((sum, cell) => sum + cell.length, 0);
  const order = [...cells.keys()];
  const text = order.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
  if (text === undefined) return null;
  const rest = order.filter((index) => index !== text);
  const isKind = (cell: string): boolean => kinds[cell.toLowerCase()] !== undefined;
  const kind = rest.find((index) => (cells[index] ?? []).every((cell) => cell === '' || isKind(cell)));
  const names = rest.filter((index) => index !== kind);
  const isName = (index: number): boolean => {
    const all = cells[index] ?? [];
    return new Set(all).size === all.length && all.every((cell) => /^\S{1,60}$/u.test(cell));
  };
  const shortName = names.find(isName);
  const title = names.find((index) => index !== shortName);
  return new Map(
    (
      [
        ['text', text],
        ['kind', kind],
        ['shortName', shortName],
        ['title', title],
      ] as const
    ).flatMap(([column, index]) => (index === undefined ? [] : [[column, index] as const])),
  );
}

/** A name that can be typed in one go. */
export const toShortName = (words: string): string =>
  words
    .trim()
    .replace(/^[:;/\\.!#@,]+/u, '')
    .toLowerCase()
    .replaceAll(/[\s{}]+/gu, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/gu, '');

/** The first words of a text that has no title. */
export function toTitle(text: string): string {
  const plain = text
    .replaceAll(/\{\{[^{}]*\}\}/gu, '…')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return plain.length <= 80 ? plain : `${plain.slice(0, 79).replace(/\s+\S*$/u, '')}…`;
}

/** Spreadsheets run what begins with these; an apostrophe before it says that it is a text. */
const escapeFormula = (cell: string): string => (/^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell);
const unescapeFormula = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/u, '');

/** Snippets as a table that `parseSnippetCsv` reads again. */
export function formatSnippetCsv(snippets: readonly Snippet[]): string {
  const rows = snippets.map(({ shortName, title, text, kind, tone }) =>
    [shortName, title, text, kind, tone].map(escapeFormula),
  );
  const names = ['short name', 'title', 'text', 'kind', 'tone'];
  return `\uFEFF${Papa.unparse([names, ...rows], { newline: '\r\n', quotes: true })}\r\n`;
}
