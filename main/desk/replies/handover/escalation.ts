import type {
  ConfidenceWord,
  CueKind,
  Escalation,
  Mood,
  Rule,
  Settings,
} from '../../../../preload/contract.ts';
import { assertNever } from '../../failure.ts';
import type { ReadMessage } from '../../messages/read-message.ts';
import { parseAmount } from '../../messages/amounts.ts';
import { higherPriority } from '../../messages/routing/rule-engine.ts';
import { isSamePerson } from '../../people/same-person.ts';

type Reason = Escalation['reasons'][number];
type MoodSign = Extract<Rule['condition'], { readonly kind: 'mood' }>['signs'][number];
/** What a rule saw; null when it does not apply. */
type RuleMatcher = (read: ReadMessage) => Reason['why'] | null;

const wordsShown = 3;
const confidenceRank = {
  sure: 3,
  likely: 2,
  'a guess': 1,
  'no good answer': 0,
} as const satisfies Record<ConfidenceWord, number>;

/**
 * Why the desk itself proposes to hand a message over: every rule that does so and applies, the most pressing first.
 * Null when there is none, and for what a machine sent. The words that a rule saw stand in its reason.
 */
export function proposeEscalation(
  read: ReadMessage,
  { rules, queues, agentName }: Pick<Settings, 'rules' | 'queues' | 'agentName'>,
): Escalation | null {
  if (read.automatic !== null) return null;
  const spoke = rules
    .filter(({ on, handOver }) => on && handOver)
    .flatMap((rule): readonly { rule: Rule; reason: Reason }[] => {
      const why = whyOf(rule, read);
      return why === null ? [] : [{ rule, reason: { rule: rule.id, name: rule.name, why } }];
    })
    .toSorted((a, b) => byPressing(a.rule, b.rule));
  const [first] = spoke;
  if (first === undefined) return null;
  // A rule that names a queue means it, also when that queue names nobody.
  const leading = spoke.find(({ rule }) => queues.some(({ id }) => id === rule.queue))?.rule.queue;
  const to = queues.find(({ id }) => id === (leading ?? read.routing.queue?.id))?.assignee ?? '';
  // Nobody hands over to herself.
  return { to: isSamePerson(to, agentName) ? '' : to, reasons: spoke.map(({ reason }) => reason) };
}

const byPressing = (a: Rule, b: Rule): number =>
  a.priority === b.priority ? 0 : higherPriority(a.priority, b.priority) === a.priority ? -1 : 1;

function whyOf(rule: Rule, read: ReadMessage): Reason['why'] | null {
  const { condition } = rule;
  switch (condition.kind) {
    // These were matched when the message was routed.
    case 'words':
    case 'refund above':
    case 'customers':
      return read.routing.alarms.find((alarm) => alarm.rule === rule.id)?.why ?? null;
    case 'amount above':
      return named(rule, amountAbove(condition.amount)(read));
    case 'mood':
      return named(rule, moodWith(condition.signs)(read));
    case 'confidence':
      return named(rule, confidenceBelow(condition.below)(read));
    case 'queue':
      return read.routing.queue?.id === condition.queue
        ? named(rule, { code: 'rule_queue', params: { queue: read.routing.queue.name } })
        : null;
    default:
      return assertNever(condition);
  }
}

const named = ({ name }: Rule, saw: Reason['why'] | null): Reason['why'] | null =>
  saw === null ? null : { ...saw, params: { ...saw.params, rule: name } };

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function amountAbove(most: number): RuleMatcher {
  return ({ details }) => {
    const amounts = details
      .filter(({ kind }) => kind === 'amount')
      .map(({ text, normalized }) => ({ text, value: parseAmount(normalized ?? text) ?? 0 }))
      .toSorted((a, b) => b.value - a.value);
    const [highest] = amounts;
    if (highest === undefined || highest.value <= most) return null;
    return { code: 'rule_amount', params: { amount: onOneLine(highest.text), limit: most } };
  };
}

const signs: Readonly<
  Record<MoodSign, { readonly is: (mood: Mood) => boolean; readonly by: readonly CueKind[] }>
> = {
  angry: { is: ({ word }) => word === 'angry', by: ['anger', 'complaint'] },
  frustrated: {
    is: ({ word }) => word === 'frustrated',
    by: ['anger', 'complaint', 'fruitless', 'trouble'],
  },
  leaving: { is: ({ leaving }) => leaving, by: ['leaving'] },
  urgent: { is: ({ urgent }) => urgent, by: ['urgent'] },
  vulnerable: { is: ({ vulnerable }) => vulnerable, by: ['vulnerable'] },
};

function moodWith(wanted: readonly MoodSign[]): RuleMatcher {
  return ({ mood }) => {
    if (mood === null) return null;
    const seen = wanted.filter((sign) => signs[sign].is(mood));
    if (seen.length === 0) return null;
    const words = seen.flatMap((sign) => {
      const marked = signs[sign].by.flatMap((kind) => mood.evidence.filter((one) => one.kind === kind));
      return [...new Set(marked.map(({ text }) => onOneLine(text)))].slice(0, wordsShown);
    });
    return words.length === 0
      ? { code: 'rule_mood', params: { signs: seen } }
      : { code: 'rule_mood_words', params: { signs: seen, words: [...new Set(words)] } };
  };
}

function confidenceBelow(below: ConfidenceWord): RuleMatcher {
  return ({ questions }) => {
    const [least] = questions.toSorted(
      (a, b) => confidenceRank[a.verdict.word] - confidenceRank[b.verdict.word],
    );
    if (least === undefined || confidenceRank[least.verdict.word] >= confidenceRank[below]) return null;
    const question = onOneLine(least.text);
    return least.verdict.word === 'no good answer'
      ? { code: 'rule_unanswered', params: { question } }
      : { code: 'rule_unsure', params: { question, confidence: least.verdict.word } };
  };
}
