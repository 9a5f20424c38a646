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

/** How often each place of a text may be part of something, beside what small files need. */
const mostOverlap = 4;
const always = 100_000;

/**
 * Whether it is no more than a parser of ours makes of any file: one that a file took over says what it likes, and each part costs
 * passages, vectors and rows. Looks at parts that nobody has looked at before.
 */
export function isBounded({ text, sections, entries }: ParsedDocument): boolean {
  try {
    if (text.length > mostText) return false;
    let places = mostOverlap * text.length + always;
    let words = mostOverlap * mostText;
    for (const { headings, start, end } of sections) {
      places -= Math.max(1, end - start);
      for (const heading of headings) words -= heading.length + 1;
    }
    for (const { question, variants, tags, start, end } of entries) {
      places -= Math.max(1, end - start);
      for (const said of [question, ...variants, ...tags]) words -= said.length + 1;
    }
    return places >= 0 && words >= 0;
  } catch {
    return false;
  }
}
