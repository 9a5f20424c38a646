import type { DocumentKind, Span } from '../../../../preload/contract.ts';
import { assertNever, DeskFailure } from '../../failure.ts';
import type { ParsedDocument, ParsedEntry, ParsedSection } from '../parsed.ts';
import {
  type Block,
  type ParserOutput,
  type HeadingBlock,
  collapseWhitespace,
  trimBlankLines,
} from './blocks.ts';
import { omitInternal } from './internal-marks.ts';
import { isQuestion } from './question-patterns.ts';
import { createParseWarnings, type ParseWarnings } from './parse-warnings.ts';
import { detectQuestions } from './detect-questions.ts';

/**
 * Writes the document as a person would read it and notes where each section and answer stands.
 * `name` is the file's, for documents that have no title of their own; what says that it is internal is left out and told. Throws DeskFailure `no_text`.
 */
export function toDocument(
  kind: DocumentKind,
  draft: ParserOutput,
  name: string,
  warnings: ParseWarnings = createParseWarnings(),
): ParsedDocument {
  const given = draft.blocks.map(cleanBlock).filter((block) => block !== null);
  const cleaned = draft.skipQuestionDetection ? given : omitInternal(given, warnings);
  const hasHeadings = cleaned.some(({ type }) => type === 'heading');
  const shaped = draft.skipQuestionDetection
    ? cleaned
    : omitInternal(detectQuestions(titleAsQuestion(draft.title, cleaned)), warnings);
  const blocks = shaped.every(({ type }) => type === 'heading') ? cleaned.map(headingAsText) : shaped;
  /** A title that is no heading of the text still says what all of it is about. */
  const above = [draft.title ?? (hasHeadings ? undefined : draft.fallbackTitle) ?? ''].map((title) =>
    collapseWhitespace(stripInvisible(title)),
  );
  const sections: ParsedSection[] = [];
  const entries: ParsedEntry[] = [];
  const path: HeadingBlock[] = [];
  const parts: string[] = [];
  let length = 0;
  let open: Span | undefined;

  const append = (text: string, gap: string): Span => {
    const joint = length === 0 ? '' : gap;
    parts.push(joint, text);
    const start = length + joint.length;
    length = start + text.length;
    return { start, end: length };
  };
  const closeSection = (): void => {
    const headings = [...new Set([...above, ...path.map(({ text }) => text)])].filter((text) => text !== '');
    if (open) sections.push({ headings, ...open });
    open = undefined;
  };

  for (const block of blocks) {
    if (block.type === 'text') {
      if (block.standalone) closeSection();
      const { start, end } = append(block.text, '\n\n');
      open = open ? { start: open.start, end } : { start, end };
      if (block.standalone) closeSection();
      continue;
    }
    closeSection();
    if (block.type === 'aside') append(block.text, '\n\n');
    else if (block.type === 'heading') {
      while ((path.at(-1)?.depth ?? 0) >= block.depth) path.pop();
      path.push(block);
      append(block.text, '\n\n');
    } else {
      append(block.question, '\n\n');
      const { question, variants, tags, language, audience } = block;
      entries.push({
        question,
        variants,
        tags,
        ...(language !== undefined && { language }),
        ...(audience !== undefined && { audience }),
        ...append(block.answer, '\n'),
      });
    }
  }
  closeSection();
  if (sections.length === 0 && entries.length === 0) throw new DeskFailure('no_text');
  const document = { kind, title: titleOf(draft, name), text: parts.join(''), sections, entries };
  return draft.audience === undefined ? document : { ...document, audience: draft.audience };
}

function cleanBlock(block: Block): Block | null {
  switch (block.type) {
    case 'heading': {
      const text = collapseWhitespace(stripInvisible(block.text));
      return text === '' ? null : { ...block, text };
    }
    case 'text': {
      const text = trimBlankLines(stripInvisible(block.text));
      const boldPrefix =
        block.boldPrefix === undefined ? '' : trimBlankLines(stripInvisible(block.boldPrefix));
      return hasWords(text)
        ? { ...block, text, boldPrefix: text.startsWith(boldPrefix) ? boldPrefix : '' }
        : null;
    }
    case 'entry': {
      const question = collapseWhitespace(stripInvisible(block.question));
      const answer = trimBlankLines(stripInvisible(block.answer));
      return question === '' || !hasWords(answer) ? null : { ...block, question, answer };
    }
    case 'aside': {
      const text = trimBlankLines(stripInvisible(block.text));
      return text === '' ? null : { ...block, text };
    }
    default:
      return assertNever(block);
  }
}

/** An article without headings, whose title is a question, is its answer. */
function titleAsQuestion(title: string | undefined, blocks: readonly Block[]): readonly Block[] {
  const isAnswer =
    title !== undefined &&
    isQuestion(collapseWhitespace(title)) &&
    blocks.every(({ type }) => type === 'text');
  return isAnswer
    ? [{ type: 'heading', depth: 1, text: collapseWhitespace(title), isQuestion: true }, ...blocks]
    : blocks;
}

/** Where nothing stands below the headings, they are the text. */
const headingAsText = (block: Block): Block =>
  block.type === 'heading' ? { type: 'text', text: block.text } : block;

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Without control characters, invisible joints and halves of surrogate pairs, which no reader sees. */
export const stripInvisible = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
    .replace(/[\p{Cc}\u00AD\u200B\uFEFF]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .toWellFormed();

function titleOf({ title, fallbackTitle, blocks }: ParserOutput, name: string): string {
  const headings = blocks.filter((block) => block.type === 'heading' && block.depth <= 6);
  const highest = Math.min(...headings.map((block) => (block.type === 'heading' ? block.depth : 0)));
  const heading = headings.find((block) => block.type === 'heading' && block.depth === highest);
  const candidates = [
    title,
    heading?.type === 'heading' ? heading.text : undefined,
    fallbackTitle,
    nameWithoutExtension(name),
    name,
  ];
  return (
    candidates
      .map((text) => collapseWhitespace(stripInvisible(text ?? '')))
      .find((text) => text !== '')
      ?.slice(0, 300) ?? name
  );
}

const nameWithoutExtension = (name: string): string =>
  name.replace(/\.[^.]{1,8}$/, '').replace(/[-_]+/g, ' ');
