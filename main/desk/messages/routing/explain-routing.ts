import type {
  Alarm,
  QueueName,
  Routing,
  TrainingExample,
  RoutingReason,
  RoutingWord,
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
): readonly RoutingReason[] {
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

function similarity(reason: RoutingReason | undefined): Routing['why'][number] {
  if (reason === undefined) return { code: 'closest' };
  const same = reason.similarity >= asGoodAsSame;
  const params = { text: cut(reason.text) };
  switch (reason.from) {
    case 'corrected message':
      return { code: same ? 'same_corrected' : 'like_corrected', params };
    case 'example':
      return { code: same ? 'same_example' : 'like_example', params };
    case 'description':
    case 'name':
      return { code: reason.from };
    default:
      return assertNever(reason.from);
  }
}

interface RoutingInput {
  readonly byRule: Alarm | null;
  readonly alarms: readonly Alarm[];
  readonly queue: QueueName | null;
  readonly best: QueueName | null;
  readonly word: RoutingWord;
  readonly because: readonly RoutingReason[];
  readonly classification: Classification | null;
}

/** Why it goes where it goes: the rule that decided, or what it is like and what the first rule saw beside it. */
export function explainRouting({ byRule, alarms, ...routed }: RoutingInput): Routing['why'] {
  if (byRule !== null) return [byRule.why];
  return [...explainScore(routed), ...alarms.slice(0, 1).map(({ why }) => why)];
}

function explainScore({
  queue,
  best,
  word,
  because,
  classification,
}: Omit<RoutingInput, 'byRule' | 'alarms'>): Routing['why'] {
  if (classification === null) return [{ code: 'rules_only' }];
  if (best === null) return [{ code: 'no_queue' }];
  if (queue === null)
    return [
      classification.isOutOfScope ? { code: 'like_none' } : { code: 'unlike', params: { queue: best.name } },
    ];
  return [similarity(because[0]), ...(word === 'a guess' ? [{ code: 'guess' } as const] : [])];
}
