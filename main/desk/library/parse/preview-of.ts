import type { FilePreview, PreviewedTable } from '../../../../preload/contract.ts';
import { languageOf } from '../language.ts';
import type { ParsedDocument } from '../parsed.ts';
import { squeeze } from './blocks.ts';

/** What a preview tells of a file that was understood, beyond its name. */
export type Understood = Omit<
  Extract<FilePreview, { outcome: 'understood' }>,
  'path' | 'name' | 'bytes' | 'outcome'
>;

const entriesShown = 8;
const sectionsShown = 5;
const tablesShown = 20;
const textShown = 400;

/** The first of everything and how much more there is: small enough to cross three processes for each of many files. */
export function previewOf(
  { kind, title, text, entries, sections }: ParsedDocument,
  tables: readonly PreviewedTable[],
): Understood {
  const cut = (words: string): string => (words.length > textShown ? `${words.slice(0, textShown)}…` : words);
  return {
    kind,
    title,
    language: languageOf(text),
    entries: entries.length,
    sections: sections.length,
    firstEntries: entries.slice(0, entriesShown).map(({ question, variants, tags, start, end }) => ({
      question: cut(question),
      answer: cut(text.slice(start, end)),
      variants: variants.slice(0, 20).map(cut),
      tags: tags.slice(0, 20).map(cut),
    })),
    firstSections: sections.slice(0, sectionsShown).map(({ headings, start, end }) => ({
      heading: cut(headings.join(' › ')),
      text: cut(squeeze(text.slice(start, Math.min(end, start + 2 * textShown)))),
    })),
    tables: tables.slice(0, tablesShown),
    moreTables: Math.max(0, tables.length - tablesShown),
  };
}
