import type { ParsedDocument } from '../parsed.ts';
import { type Block, boldHeadingDepth } from './blocks.ts';
import { decodeText } from './encoding.ts';
import { hasQuestionMark, isQuestion, stripAnswerMarker, stripQuestionMarker } from './question-patterns.ts';
import type { SourceFile } from './source.ts';
import { toDocument } from './to-document.ts';

/** Plain text: paragraphs apart by empty lines, headings underlined or in capitals, questions by marks or by place. */
export function parse({ bytes, name, warnings }: SourceFile): ParsedDocument {
  return toDocument('text', { blocks: blocksOfText(decodeText(bytes, null, warnings)) }, name, warnings);
}

const isUnderline = (line: string): boolean => /^\s*([=\-~^*#])\1{2,}\s*$/.test(line);
const isListed = (line: string): boolean => /^\s*(?:[-*•–]|\d{1,3}[.)])\s/.test(line);
const longestQuestion = 200;

export function blocksOfText(text: string): readonly Block[] {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.trimEnd())
        .filter((line) => line.trim() !== ''),
    )
    .filter((lines) => lines.length > 0);
  const asked = paragraphs.filter((lines, index) => questionAt(paragraphs, index) > 0).length;
  const out: Block[] = [];
  for (const [index, lines] of paragraphs.entries()) {
    const questionLines = asked >= 2 ? questionAt(paragraphs, index) : 0;
    const text = lines.slice(0, questionLines).join(' ');
    if (questionLines > 0) out.push({ type: 'heading', depth: boldHeadingDepth, text, isQuestion: true });
    out.push(...paragraphBlocks(lines.slice(questionLines)));
  }
  return out;
}

/** How many lines at the start of a paragraph are a question that has its answer below; 0 when none is. */
function questionAt(paragraphs: readonly (readonly string[])[], index: number): number {
  const lines = paragraphs[index] ?? [];
  const [first = ''] = lines;
  if (isListed(first) || stripQuestionMarker(first) !== null) return 0;
  const end = lines.findIndex(hasQuestionMark) + 1;
  if (end === 0 || end > 2 || lines.slice(0, end).join(' ').length > longestQuestion) return 0;
  if (/[.!?]\s/.test(lines.slice(0, end).join(' '))) return 0;
  if (end < lines.length) return end;
  const next = paragraphs[index + 1];
  return next && !next.some((line) => hasQuestionMark(line)) ? end : 0;
}

function paragraphBlocks(lines: readonly string[]): readonly Block[] {
  const out: Block[] = [];
  let rest: string[] = [];
  const flush = (): void => {
    if (rest.length > 0) out.push({ type: 'text', text: joinWrappedLines(rest) });
    rest = [];
  };
  for (const [index, line] of lines.entries()) {
    const below = lines[index + 1] ?? '';
    if (isUnderline(line)) continue;
    const isUnderlined = isUnderline(below) && line.trim().length <= 120;
    if (isUnderlined || (lines.length <= 2 && isCapitals(line))) {
      flush();
      out.push({ type: 'heading', depth: isUnderlined && below.trim().startsWith('=') ? 1 : 2, text: line });
    } else rest.push(line);
  }
  flush();
  return out;
}

function isCapitals(line: string): boolean {
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  return (
    letters >= 4 &&
    line.length <= 80 &&
    line === line.toUpperCase() &&
    !/[.,;:]$/.test(line) &&
    !/\p{Lo}/u.test(line)
  );
}

/** Lines that were broken to fit a page are joined; short lines, lists and marked lines keep their place. */
function joinWrappedLines(lines: readonly string[]): string {
  const widest = Math.max(...lines.map((line) => line.length));
  return lines.reduce((text, line, index) => {
    if (index === 0) return line.trim();
    const before = lines[index - 1] ?? '';
    const next = line.trim();
    const firstWord = next.split(' ', 1)[0] ?? '';
    const isMarked =
      isListed(line) ||
      stripQuestionMarker(line) !== null ||
      stripAnswerMarker(line) !== null ||
      isQuestion(line);
    const wasFull = before.length >= 50 && before.length + firstWord.length + 1 > widest - 8;
    return `${text}${wasFull && !isMarked && !/\t|\s{3}/.test(next) ? ' ' : '\n'}${next}`;
  }, '');
}
