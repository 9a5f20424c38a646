import type {
  DocumentAudience,
  FilePreview,
  PreviewedTable,
  ParseWarning,
} from '../../../../preload/contract.ts';
import { detectLanguage } from '../detect-language.ts';
import type { ParsedDocument } from '../parsed.ts';
import { collapseWhitespace } from './blocks.ts';

/** What a preview shows of a file that was parsed, beyond its name. */
export type ParsedPreview = Omit<
  Extract<FilePreview, { outcome: 'parsed' }>,
  'path' | 'name' | 'bytes' | 'takesOmitted' | 'outcome' | 'audience'
> & {
  /** Whom the file says that it is for. */
  readonly guessedAudience: DocumentAudience['guess'];
};

const entriesShown = 8;
const sectionsShown = 5;
const tablesShown = 20;
const textShown = 400;

/** The first of everything and how much more there is: small enough to cross three processes for each of many files. */
export function buildPreview(
  { kind, title, text, entries, sections, audience }: ParsedDocument,
  tables: readonly PreviewedTable[],
  warnings: readonly ParseWarning[],
): ParsedPreview {
  const cut = (words: string): string => (words.length > textShown ? `${words.slice(0, textShown)}…` : words);
  return {
    kind,
    title,
    language: detectLanguage(text),
    guessedAudience: audience ?? null,
    entries: entries.length,
    sections: sections.length,
    firstEntries: entries
      .slice(0, entriesShown)
      .map(({ question, variants, tags, audience: own, start, end }) => ({
        question: cut(question),
        answer: cut(text.slice(start, end)),
        variants: variants.slice(0, 20).map(cut),
        tags: tags.slice(0, 20).map(cut),
        audience: own ?? null,
      })),
    firstSections: sections.slice(0, sectionsShown).map(({ headings, start, end }) => ({
      heading: cut(headings.join(' › ')),
      text: cut(collapseWhitespace(text.slice(start, Math.min(end, start + 2 * textShown)))),
    })),
    tables: tables.slice(0, tablesShown),
    moreTables: Math.max(0, tables.length - tablesShown),
    warnings,
  };
}
