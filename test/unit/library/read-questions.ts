import type { Remark } from '../../../preload/contract.ts';
import { createRemarks } from '../../../main/desk/library/parse/remarks.ts';
import { readDocument } from '../../../main/desk/library/parse/read-document.ts';

/** What a file is read as: each question with its answer, what stands beside them, and what is told of the reading. */
export async function readQuestions(name: string, content: Uint8Array | string) {
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'utf8')) : content;
  const remarks = createRemarks();
  const document = await readDocument({ name, bytes, remarks });
  const { text, entries, sections } = document;
  return {
    asked: entries.map(({ question, start, end }) => [question, text.slice(start, end)]),
    languages: entries.map(({ language }) => language),
    tags: entries.map(({ tags }) => tags),
    sections: sections.map(({ start, end }) => text.slice(start, end)),
    remarks: remarks.list(),
  };
}
/** Remarks by kind and line. */
export const told = (remarks: readonly Remark[]) =>
  remarks.map(({ kind, places }) => [kind, places.map(({ line }) => line)]);

export const wrap = ['Do you wrap?', 'Yes, for 3 EUR.'];
export const fold = ['Do you fold?', 'No.'];
