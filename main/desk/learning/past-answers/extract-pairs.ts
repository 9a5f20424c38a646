import { dotProduct } from '../../vectors.ts';
import { createHash } from 'node:crypto';
import { findFolds } from '../../library/mail-folds.ts';
import { detectLanguage } from '../../library/detect-language.ts';
import { correspondentNames, greetedNames } from '../../privacy/pii/mask-names.ts';
import { extractQuestions } from '../../messages/questions.ts';
import { splitSentences } from '../../messages/sentences.ts';
import type { Embedder } from '../../ports.ts';
import type { Conversation, ConversationMessage as Turn } from '../../library/conversation.ts';
import { stripPleasantries, stripHandles } from './strip-pleasantries.ts';
import type { Masker } from './masker.ts';
import type { IsShop } from './shop-senders.ts';

/** What one customer asked and what the shop answered to it; nothing in it names anybody. */
export interface Pair {
  /** The same whenever the same conversation is read. */
  readonly key: string;
  readonly question: string;
  readonly answer: string;
  readonly at: number | null;
  readonly language: string | null;
}

/** A question and an answer longer than this, in characters, are no entry of a library. */
const longest = { question: 400, answer: 4_000 } as const;
/** Below this cosine a part of an answer goes on with the question that the part before it answered. */
const related = 0.18;
/** What it adds that answers come in the order of the questions, as a cosine. */
const inOrder = 0.12;

interface Exchange {
  readonly asked: readonly { readonly text: string; readonly context: string }[];
  readonly replies: readonly string[];
  readonly at: number | null;
  readonly language: string | null;
  readonly names: readonly string[];
}

/** Each run of a customer's messages with the run of the shop's that follows it. */
function exchangesOf(conversation: Conversation, isShop: IsShop): readonly Exchange[] {
  const turns = conversation.messages.filter(({ automatic, text }) => !automatic && text.trim() !== '');
  const names = namesIn(turns, isShop);
  const exchanges: Exchange[] = [];
  let asking: Turn[] = [];
  let answering: Turn[] = [];
  const close = (): void => {
    if (asking.length > 0 && answering.length > 0) {
      const replies = answering.flatMap(({ text }) => stripPleasantries(text));
      const asked = asking.flatMap(({ text }) => {
        const own = stripHandles(text);
        return extractQuestions(splitSentences(own, findFolds(own)));
      });
      const language = detectLanguage(replies.join('\n'));
      if (replies.length > 0 && asked.length > 0)
        exchanges.push({ asked, replies, at: answering[0]?.at ?? null, language, names });
    }
    asking = [];
    answering = [];
  };
  for (const turn of turns) {
    if (isShop(turn)) {
      answering.push(turn);
      continue;
    }
    if (answering.length > 0) close();
    asking.push(turn);
  }
  close();
  return exchanges;
}

/** "And do you …" begins as if it stood alone. */
function titled(question: string): string {
  const alone = question.trim().replace(/^(?:and|also|but|so|then|und|auch|aber)\b,?\s+(?=\S)/i, '');
  return alone.charAt(0).toUpperCase() + alone.slice(1);
}

/** What the customers of a conversation are called: by their mail program, their address, and those who greet them. */
function namesIn(turns: readonly Turn[], isShop: IsShop): readonly string[] {
  const names = new Set<string>();
  for (const turn of turns) {
    if (isShop(turn)) {
      for (const name of greetedNames(turn.text)) names.add(name);
      continue;
    }
    for (const name of correspondentNames(turn.from)) names.add(name);
  }
  return [...names];
}

/** What was asked and answered in a conversation, masked. The model is asked only where a mail held several questions. */
export async function extractPairs(
  conversation: Conversation,
  {
    isShop,
    masker,
    embedder,
  }: { readonly isShop: IsShop; readonly masker: Masker; readonly embedder: Embedder },
): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (const [number, { asked, replies, at, language, names }] of exchangesOf(
    conversation,
    isShop,
  ).entries()) {
    const questions = asked.map(({ text, context }) => {
      // "Is it still valid?" says too little by itself.
      const words = text.split(/\s+/).length < 6 && context !== '' ? `${context} ${text}` : text;
      return titled(masker(words, names));
    });
    const answers = await assigned(questions, replies, embedder);
    for (const [questionIndex, question] of questions.entries()) {
      const answer = masker((answers[questionIndex] ?? []).join('\n\n'), names).trim();
      if (answer === '' || question.length > longest.question || answer.length > longest.answer) continue;
      const key = createHash('sha256')
        .update(`${conversation.id}\n${number}\n${questionIndex}`)
        .digest('base64url')
        .slice(0, 16);
      pairs.push({ key, question, answer, at, language });
    }
  }
  return pairs;
}

/** For each question the parts of the answer that belong to it. */
async function assigned(
  questions: readonly string[],
  paragraphs: readonly string[],
  embedder: Embedder,
): Promise<readonly (readonly string[])[]> {
  if (questions.length === 1) return [paragraphs];
  // A paragraph a question is how people answer; where there are fewer, a sentence a question is.
  const parts =
    paragraphs.length >= questions.length
      ? paragraphs
      : paragraphs.flatMap((paragraph) => splitSentences(paragraph, []).map(({ text }) => text));
  const vectors = await embedder.embed([...questions, ...parts], 'passage');
  const cosine = (question: number, part: number): number => {
    const [a, b] = [vectors[question], vectors[questions.length + part]];
    return a && b ? dotProduct(a, b) : 0;
  };
  const found: string[][] = questions.map(() => []);
  let last = 0;
  for (const [part, text] of parts.entries()) {
    const expected = (part + 0.5) / parts.length;
    const scores = questions.map((_, at) => {
      const distance = Math.abs((at + 0.5) / questions.length - expected);
      return cosine(at, part) + inOrder * (1 - distance);
    });
    const best = scores.indexOf(Math.max(...scores));
    if (cosine(best, part) >= related || part === 0) last = best;
    found[last]?.push(text);
  }
  return found;
}
