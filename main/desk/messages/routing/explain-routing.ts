import type {
  Alarm,
  QueueName,
  TrainingExample,
  TopicReason,
  TopicWord,
} from '../../../../preload/contract.ts';
import { assertNever } from '../../failure.ts';
import type { Classification } from './queue-classifier.ts';

const longestQuote = 80;
/** From here on two texts say the same. */
const asGoodAsSame = 0.97;

/** What spoke for the queue, with examples that came from a correction marked as such. */
export function reasonsOf(
  { because }: Pick<Classification, 'because'>,
  corrected: readonly TrainingExample[],
): readonly TopicReason[] {
  const correctedTexts = new Set(corrected.map(({ text }) => text));
  return because.map(({ text, from, similarity }) => ({
    text,
    from: from === 'example' && correctedTexts.has(text) ? 'corrected message' : from,
    similarity,
  }));
}

function cut(text: string): string {
  if (text.length <= longestQuote) return text;
  const words = text.slice(0, longestQuote);
  return `${words.slice(0, Math.max(words.lastIndexOf(' '), longestQuote / 2))}…`;
}

function similarityText(reason: TopicReason | undefined): string {
  if (reason === undefined) return 'it is closest by meaning';
  const same = reason.similarity >= asGoodAsSame;
  switch (reason.from) {
    case 'corrected message':
      return `${same ? 'it is' : 'it is like'} the message “${cut(reason.text)}” that you put there`;
    case 'example':
      return `${same ? 'it is' : 'it is like'} the example “${cut(reason.text)}”`;
    case 'description':
      return 'it fits the description of the queue';
    case 'name':
      return 'it fits the name of the queue';
    default:
      return assertNever(reason.from);
  }
}

/** One sentence that a person understands. */
export function explainRouting({
  byRule,
  alarms,
  queue,
  best,
  word,
  because,
  classification,
}: {
  readonly byRule: Alarm | null;
  readonly alarms: readonly Alarm[];
  readonly queue: QueueName | null;
  readonly best: QueueName | null;
  readonly word: TopicWord;
  readonly because: readonly TopicReason[];
  readonly classification: Classification | null;
}): string {
  if (byRule !== null) return byRule.why;
  const first = alarms[0];
  const rule = first === undefined ? '' : ` ${first.why}`;
  if (classification === null)
    return `Only the rules were looked at: the language model did not read this message.${rule}`;
  if (best === null) return `There is no queue yet that could be told from others.${rule}`;
  if (queue === null)
    return classification.isOutOfScope
      ? `It is like a message that you put into none of the queues.${rule}`
      : `It is not like anything in the queues; “${best.name}” is the closest.${rule}`;
  const how = word === 'a guess' ? 'A guess: ' : '';
  const sentence = `${how}${similarityText(because[0])}.`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${rule}`;
}
