import type { ParseWarning } from '../../../preload/contract.ts';
import { createParseWarnings } from '../../../main/desk/library/parse/parse-warnings.ts';
import { readDocument } from '../../../main/desk/library/parse/read-document.ts';

/** What a file is read as: each question with its answer, what stands beside them, and what is told of the reading. */
export async function readQuestions(name: string, content: Uint8Array | string) {
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'utf8')) : content;
  const warnings = createParseWarnings();
  const document = await readDocument({ name, bytes, warnings });
  const { text, entries, sections } = document;
  return {
    asked: entries.map(({ question, start, end }) => [question, text.slice(start, end)]),
    languages: entries.map(({ language }) => language),
    tags: entries.map(({ tags }) => tags),
    sections: sections.map(({ start, end }) => text.slice(start, end)),
    warnings: warnings.list(),
  };
}
/** Remarks by kind and line. */
export const warningText = (warnings: readonly ParseWarning[]) =>
  warnings.map(({ kind, places }) => [kind, places.map(({ line }) => line)]);

export const wrap = ['Do you wrap?', 'Yes, for 3 EUR.'];
export const fold = ['Do you fold?', 'No.'];
