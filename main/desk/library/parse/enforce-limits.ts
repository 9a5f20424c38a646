import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument, ParsedEntry } from '../parsed.ts';

/** Characters: about fifteen thousand pages. */
const mostText = 20_000_000;
const longestQuestion = 5_000;
const longestAnswer = 100_000;
const longestHeading = 300;
const mostVariants = 200;

/**
 * The document in sizes that the library can hold and search: what is asked at the length of a book is text and no entry,
 * and headings are cut. Throws DeskFailure `too_large`.
 */
export function enforceLimits(document: ParsedDocument): ParsedDocument {
  if (document.text.length > mostText) throw new DeskFailure('too_large', { reason: 'text' });
  const isEntry = ({ question, variants, start, end }: ParsedEntry): boolean =>
    end - start <= longestAnswer &&
    variants.length <= mostVariants &&
    [question, ...variants].every((text) => text.length <= longestQuestion);
  const asSections = document.entries
    .filter((entry) => !isEntry(entry))
    .map(({ question, start, end }) => ({ headings: [question], start, end }));
  const sections = [...document.sections, ...asSections]
    .toSorted((a, b) => a.start - b.start)
    .map(({ headings, ...place }) => ({
      ...place,
      headings: headings.map((heading) => heading.slice(0, longestHeading).toWellFormed()),
    }));
  return { ...document, sections, entries: document.entries.filter(isEntry) };
}
