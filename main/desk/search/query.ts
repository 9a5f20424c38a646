import { separateCjk } from '../store/cjk-tokens.ts';
import type { Token, Tokenizer } from './tokenizer.ts';

/** A word of the question that says what it is about. */
export interface Term {
  readonly stem: string;
  /** As it was written, for asking the word index. */
  readonly written: string;
}

/** A question as the word search sees it. */
export interface ParsedQuery {
  readonly words: readonly Token[];
  /** Words that say what it is about, each once, in the order of the question. */
  readonly terms: readonly Term[];
  /** What must stand in a text as it is: quoted phrases, and codes such as order numbers; as stems in order. */
  readonly exact: readonly { readonly written: string; readonly stems: readonly string[] }[];
}

/** A long message must not turn the word index into a full read: the first so many words count. */
const mostTerms = 32;

export function parseQuery(text: string, reader: Tokenizer, stops: ReadonlySet<string>): ParsedQuery {
  const words = reader.tokenize(text);
  const terms = new Map<string, Term>();
  const add = (word: Token): void => {
    if (terms.size < mostTerms && !terms.has(word.stem))
      terms.set(word.stem, { stem: word.stem, written: text.slice(word.start, word.end) });
  };
  for (const word of words) if (!stops.has(word.stem)) add(word);
  // "What is it?" is all stop words: then they are all there is to go by.
  if (terms.size === 0) for (const word of words) add(word);
  return { words, terms: [...terms.values()], exact: exactParts(text, reader) };
}

function exactParts(text: string, reader: Tokenizer): ParsedQuery['exact'] {
  const found = new Map<string, { readonly written: string; readonly stems: readonly string[] }>();
  const add = (written: string): void => {
    const stems = reader.tokenize(written).map(({ stem }) => stem);
    if (stems.length > 0) found.set(stems.join(' '), { written, stems });
  };
  for (const match of text.matchAll(/["“”«»„]([^"“”«»„\n]{3,80})["“”«»„]/gu))
    if (match[1] !== undefined) add(match[1]);
  // Codes: letters and digits mixed ("E-4021", "SKU 77-AB" in its parts), or a number of four digits and more.
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[-_/.#][\p{L}\p{N}]+)*/gu)) {
    const [code] = match;
    const digits = code.replace(/\P{N}/gu, '').length;
    if (
      (digits >= 2 && /\p{L}/u.test(code)) ||
      (digits >= 1 && /\p{L}[-_/#]?\p{N}/u.test(code)) ||
      digits >= 4
    )
      add(code);
  }
  return [...found.values()].slice(0, 6);
}

/** An FTS5 expression that finds passages with any of the terms or exact parts; null when there is none. */
export function ftsExpression(written: readonly string[]): string | null {
  if (written.length === 0) return null;
  return written.map((word) => `"${separateCjk(word).replaceAll('"', ' ')}"`).join(' OR ');
}
