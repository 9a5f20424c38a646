import type { DeskApi } from '../../../preload/client.ts';
import type { CustomerGroup } from '../../../preload/contract.ts';
import type { SourceLocation } from '../../stores/window.ts';

/** An answer of the library, as it is listed. */
export interface FoundAnswer {
  readonly target: string;
  readonly title: string;
  /** Its first words; empty where only its title was found. */
  readonly text: string;
  readonly documentId: string;
  readonly documentName: string;
  readonly at: SourceLocation;
  /** For the agent's eyes alone; false where only its title was found, which does not tell. */
  readonly isInternal: boolean;
}

const mostListed = 8;
/** Of fewer letters a meaning cannot be told. */
const leastLetters = 3;

/**
 * Answers by meaning and by words, then those whose titles read like the text, typos forgiven. Where none is a good answer,
 * only those that hold a word of the text are listed: somebody may be looking for a command.
 */
export async function findAnswers(
  api: DeskApi,
  text: string,
  customer: CustomerGroup | undefined,
): Promise<readonly FoundAnswer[]> {
  const words = text.trim();
  if (words === '') return [];
  const [question, titles] = await Promise.all([
    words.length < leastLetters
      ? null
      : api.call('messages.search', { text: words, ...(customer !== undefined && { customer }) }),
    api.call('library.quickFind', { text: words, limit: mostListed }),
  ]);
  const isAnswered = question !== null && question.verdict.word !== 'no good answer';
  const byMeaning = (question?.suggestions ?? [])
    .filter(
      ({ confidence, matchedInTitle, matchedInText }) =>
        confidence.word !== 'no good answer' ||
        (!isAnswered && matchedInTitle.length + matchedInText.length > 0),
    )
    .map(({ target, title, text: answer, source, internal }) => ({
      target,
      title,
      text: answer,
      documentId: source.documentId,
      documentName: source.name,
      at: { start: source.start, end: source.end },
      isInternal: internal,
    }));
  const byTitle = titles
    .filter(({ target }) => !byMeaning.some((one) => one.target === target))
    .map(({ target, title, documentId, documentName }) => ({
      target,
      title,
      text: '',
      documentId,
      documentName,
      at: { words: [title] },
      isInternal: false,
    }));
  return [...byMeaning, ...byTitle].slice(0, mostListed);
}
