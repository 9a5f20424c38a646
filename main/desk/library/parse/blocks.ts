import type { Audience } from '../../../../preload/contract.ts';
import type { ParsedDocument } from '../parsed.ts';

/**
 * What every parser makes first: the document as a flat list, in reading order. `detect-questions.ts` finds the entries in it and
 * `to-document.ts` turns it into text with offsets.
 */
export type Block = HeadingBlock | TextBlock | EntryBlock | UnsearchedBlock;

export interface HeadingBlock {
  readonly type: 'heading';
  /** 1 is the outermost. Paragraphs that only look like headings stand below every real one. */
  readonly depth: number;
  readonly text: string;
  /** Known to be a question, or to be none, whatever it looks like. */
  readonly isQuestion?: boolean;
}

export interface TextBlock {
  readonly type: 'text';
  readonly text: string;
  /** The bold words that the paragraph begins with, or '' when it does not. */
  readonly boldPrefix?: string;
  /** Stays a section of its own, as the row of a table does. */
  readonly standalone?: boolean;
}

export interface EntryBlock {
  readonly type: 'entry';
  readonly question: string;
  readonly variants: readonly string[];
  readonly tags: readonly string[];
  /** ISO 639-1, where the document says it for this entry. */
  readonly language?: string;
  /** Where the document says it for this entry. */
  readonly audience?: Audience;
  readonly answer: string;
}

/** Stands in the text for whoever reads the document, and is never searched: signatures, disclaimers, what was left out. */
interface UnsearchedBlock {
  readonly type: 'aside';
  readonly text: string;
}

/** Of paragraphs in bold letters that stand above others. */
export const boldHeadingDepth = 7;
/** Of questions marked by `Q:`. */
export const markedQuestionDepth = 8;

/** What a parser hands over to `toDocument`. */
export interface ParserOutput {
  readonly blocks: readonly Block[];
  /** What the document says its title is, outside of its text. */
  readonly title?: string | undefined;
  /** Stands where nothing else is known; below a heading of the text in rank. */
  readonly fallbackTitle?: string | undefined;
  /** Whom a field of the document says that it is for. */
  readonly audience?: ParsedDocument['audience'] | undefined;
  /** What is asked in it is not answered in it, as in a customer's mail: nothing becomes an entry on its own. */
  readonly skipQuestionDetection?: boolean;
}

/** What a person would read, for places that hold text only. */
export const plainTextOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => (block.type === 'entry' ? `${block.question}\n${block.answer}` : block.text))
    .join('\n\n')
    .trim();

/** One blank for any run of white space, none at the ends. */
export const collapseWhitespace = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Blanks at line ends removed, at most one empty line in a row. */
export const trimBlankLines = (text: string): string =>
  // Line by line: an expression that looks for blanks at an end tries every blank of a run in the middle.
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd();
