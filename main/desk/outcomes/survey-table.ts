import { DeskFailure } from '../failure.ts';
import { csvRowsOf, delimiterOf } from '../library/parse/csv-rows.ts';
import { decodeText } from '../library/parse/encoding.ts';
import { readLimited } from '../library/parse/read-file.ts';
import { createParseWarnings } from '../library/parse/parse-warnings.ts';

/** An export as a table: a header and what is below it. */
export interface SurveyFile {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The same for the next export of the same tool. */
  readonly signature: string;
}

const mostBytes = 50_000_000;
const mostRows = 200_000;
const mostColumns = 300;

/** Reads an export. Throws `unreadable`, `too_large`, `no_text` where there is no table in it. */
export async function readSurveyFile(path: string): Promise<SurveyFile> {
  return toSurveyFile(await readLimited(path, { most: mostBytes }));
}

export function toSurveyFile(bytes: Uint8Array): SurveyFile {
  const warnings = createParseWarnings();
  const text = decodeText(bytes, null, warnings).replace(/^\uFEFF/, '');
  // Excel may name the separator in a first line of its own.
  const [named = '', separator] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const body = text.slice(named.length);
  const read = csvRowsOf(body, separator ?? delimiterOf(body), 1, warnings);
  if (read.length > mostRows) throw new DeskFailure('too_large', { reason: 'file' });
  const rows = read.map(({ cells }) => cells.slice(0, mostColumns).map((cell) => cell.trim()));
  // Some put a title and the day of the export above it.
  const at = rows.findIndex((row) => row.filter((cell) => cell !== '').length >= 2);
  const [header, ...others] = at < 0 ? [] : rows.slice(at);
  if (header === undefined || others.length === 0) throw new DeskFailure('no_text');
  const [below] = others;
  const isDouble = below !== undefined && isSecondHeader(below);
  const names = isDouble ? joined(header, below) : header;
  return {
    header: names,
    rows: isDouble ? others.slice(1) : others,
    signature: names.map((name) => name.toLowerCase().replaceAll(/\s+/g, ' ')).join('\u001F'),
  };
}

/** Some name a question in one row and its parts in the next. */
const isSecondHeader = (row: readonly string[]): boolean =>
  row.some((cell) => cell !== '') &&
  row.every(
    (cell) => cell === '' || /^(?:response|open-ended response|offene antwort|réponse|respuesta)/i.test(cell),
  );

function joined(header: readonly string[], below: readonly string[]): readonly string[] {
  let last = '';
  return Array.from({ length: Math.max(header.length, below.length) }, (_, at) => {
    last = header[at] || last;
    return below[at] ? `${last} ${below[at]}` : (header[at] ?? '');
  });
}
