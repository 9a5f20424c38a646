import {
  type Block,
  boldHeadingDepth,
  type EntryBlock,
  type HeadingBlock,
  markedQuestionDepth,
  type TextBlock,
} from './blocks.ts';
import { type QaMarkers, qaMarkersOf } from './qa-markers.ts';
import { hasQuestionMark, isQuestion, stripAnswerMarker, stripQuestionMarker } from './question-patterns.ts';

/** An answer that has headings of its own and more words than this is a chapter, not an answer. */
const wordsOfAnswerWithHeadings = 300;

/** Finds what is asked and answered: question headings, bold questions and `Q:`/`A:` become entries. */
export function detectQuestions(blocks: readonly Block[]): readonly Block[] {
  return collectEntries(markQuestions(promoteBoldHeadings(splitQaMarkers(blocks, qaMarkersOf(blocks)))));
}

/** `Q: …` and `A: …`, in one block or in several, become a question heading and a text. */
function splitQaMarkers(blocks: readonly Block[], markers: QaMarkers): readonly Block[] {
  const out: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'text') {
      out.push(block);
      continue;
    }
    const next = blocks[index + 1];
    const answered = (): boolean => next?.type === 'text' && markers.answer(next.text) !== null;
    out.push(...marked(block, answered, markers));
  }
  return out;
}

function marked(block: TextBlock, answeredNext: () => boolean, markers: QaMarkers): readonly Block[] {
  const out: Block[] = [];
  const lines = block.text.split('\n');
  const lastAnswer = lines.findLastIndex((line) => markers.answer(line) !== null);
  let text: string[] = [];
  let question: string[] | null = null;
  let touched = false;
  const flush = (): void => {
    const joined = text.join('\n').trim();
    if (joined !== '')
      out.push({ ...block, boldPrefix: touched ? '' : (block.boldPrefix ?? ''), text: joined });
    text = [];
  };
  for (const [index, line] of lines.entries()) {
    const asked = markers.question(line);
    const answer = markers.answer(line);
    if (asked !== null && (lastAnswer > index || answeredNext())) {
      flush();
      if (question) out.push(markedHeading(question));
      question = [asked];
      touched = true;
    } else if (answer !== null && (question !== null || (index === 0 && text.length === 0 && !touched))) {
      if (question) out.push(markedHeading(question));
      // Without a question in this block the one before ended with it; that it was marked is known by its heading.
      if (question === null && index === 0)
        return [{ ...block, boldPrefix: '', text: [line, ...lines.slice(1)].join('\n') }];
      question = null;
      text = [answer];
    } else if (question) question.push(line);
    else text.push(line);
  }
  if (question) out.push(markedHeading(question));
  flush();
  return out;
}

const markedHeading = (lines: readonly string[]): HeadingBlock => ({
  type: 'heading',
  depth: markedQuestionDepth,
  text: lines.join(' ').trim(),
  isQuestion: true,
});

/** Bold paragraphs that stand above others become headings; a bold question at the start of a paragraph too. */
function promoteBoldHeadings(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.type !== 'text' || !block.boldPrefix) return [block];
    const { boldPrefix, text } = block;
    const rest = text.slice(boldPrefix.length).replace(/^[\s:–—-]+/, '');
    const heading = (isQuestion: boolean): HeadingBlock => ({
      type: 'heading',
      depth: boldHeadingDepth,
      text: (stripQuestionMarker(boldPrefix) ?? boldPrefix).trim(),
      ...(isQuestion && { isQuestion: true }),
    });
    if (hasQuestionMark(boldPrefix))
      return rest === '' ? [heading(true)] : [heading(true), { ...block, boldPrefix: '', text: rest }];
    const isTitle =
      rest === '' && boldPrefix.length <= 100 && !/[.!:,;]$/.test(boldPrefix) && !boldPrefix.includes('\n');
    return isTitle ? [heading(false)] : [block];
  });
}

/** Where most headings of a level are questions, the others of that level are meant as questions too. */
function markQuestions(blocks: readonly Block[]): readonly Block[] {
  const levels = new Map<number, { all: number; asked: number }>();
  for (const block of blocks) {
    if (block.type !== 'heading') continue;
    const level = levels.get(block.depth) ?? { all: 0, asked: 0 };
    levels.set(block.depth, {
      all: level.all + 1,
      asked: level.asked + ((block.isQuestion ?? isQuestion(block.text)) ? 1 : 0),
    });
  }
  return blocks.map((block, index) => {
    if (block.type !== 'heading' || block.isQuestion !== undefined) return block;
    const level = levels.get(block.depth) ?? { all: 0, asked: 0 };
    const isMostly = level.asked >= 3 && level.asked / level.all >= 0.75 && !hasDeeper(blocks, index);
    return isQuestion(block.text) || isMostly ? { ...block, isQuestion: true } : block;
  });
}

function hasDeeper(blocks: readonly Block[], index: number): boolean {
  const own = blocks[index];
  let at = index + 1;
  while (at < blocks.length && blocks[at]?.type !== 'heading') at++;
  const next = blocks[at];
  return own?.type === 'heading' && next?.type === 'heading' && next.depth > own.depth;
}

/** Joins each question heading with what stands below it. One without an answer stays a heading. */
function collectEntries(blocks: readonly Block[]): readonly Block[] {
  const out: Block[] = [];
  for (let index = 0; index < blocks.length;) {
    const block = blocks[index];
    if (!block) break;
    const end =
      block.type === 'heading' && block.isQuestion ? endOfAnswer(blocks, index, block.depth) : index;
    const body = blocks.slice(index + 1, end);
    const entry = block.type === 'heading' ? entryOf(block, body) : null;
    out.push(entry ?? block);
    index = entry ? end : index + 1;
  }
  return out;
}

function endOfAnswer(blocks: readonly Block[], start: number, depth: number): number {
  let end = start + 1;
  for (; end < blocks.length; end++) {
    const block = blocks[end];
    if (!block || block.type === 'entry' || block.type === 'aside') break;
    if (block.type === 'heading' && (block.depth <= depth || block.isQuestion)) break;
  }
  return end;
}

function entryOf({ text: question, depth }: HeadingBlock, body: readonly Block[]): EntryBlock | null {
  const hasText = body.some((block) => block.type === 'text');
  const hasHeadings = body.some((block) => block.type === 'heading');
  const parts = body.flatMap((block, index) => {
    if (block.type === 'entry') return [];
    const bare = index === 0 && depth === markedQuestionDepth ? stripAnswerMarker(block.text) : null;
    return [bare ?? block.text];
  });
  const answer = parts.join('\n\n').trim();
  if (!hasText || answer === '' || question === '') return null;
  if (hasHeadings && answer.split(/\s+/).length > wordsOfAnswerWithHeadings) return null;
  return { type: 'entry', question, variants: [], tags: [], answer };
}
