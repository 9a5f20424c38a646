import type {
  ConfidenceWord,
  CueKind,
  Escalation,
  Mood,
  Question,
  Rule,
  Settings,
} from '../../../../preload/contract.ts';
import { assertNever } from '../../failure.ts';
import type { ReadMessage } from '../../messages/read-message.ts';
import { parseAmount } from '../../messages/amounts.ts';
import { higherPriority } from '../../messages/routing/rule-engine.ts';
import { isSamePerson } from './same-person.ts';

type Reason = Escalation['reasons'][number];
type MoodSign = Extract<Rule['condition'], { readonly kind: 'mood' }>['signs'][number];
/** What a rule saw, as the end of a sentence; null when it does not apply. */
type RuleMatcher = (read: ReadMessage) => string | null;

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
  const to = queues.find(({ id }) => id === (leading ?? read.topic.queue?.id))?.assignee ?? '';
  // Nobody hands over to herself.
  return { to: isSamePerson(to, agentName) ? '' : to, reasons: spoke.map(({ reason }) => reason) };
}

const byPressing = (a: Rule, b: Rule): number =>
  a.priority === b.priority ? 0 : higherPriority(a.priority, b.priority) === a.priority ? -1 : 1;

function whyOf(rule: Rule, read: ReadMessage): string | null {
  const { condition } = rule;
  switch (condition.kind) {
    // These were matched when the message was routed.
    case 'words':
    case 'refund above':
    case 'customers':
      return read.topic.alarms.find((alarm) => alarm.rule === rule.id)?.why ?? null;
    case 'amount above':
      return sentence(rule, amountAbove(condition.amount)(read));
    case 'mood':
      return sentence(rule, moodWith(condition.signs)(read));
    case 'confidence':
      return sentence(rule, confidenceBelow(condition.below)(read));
    case 'queue':
      return sentence(
        rule,
        read.topic.queue?.id === condition.queue ? `it belongs to ${read.topic.queue.name}` : null,
      );
    default:
      return assertNever(condition);
  }
}

const sentence = ({ name }: Rule, saw: string | null): string | null =>
  saw === null ? null : `The rule “${name}” applies: ${saw}.`;

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function amountAbove(most: number): RuleMatcher {
  return ({ details }) => {
    const amounts = details
      .filter(({ kind }) => kind === 'amount')
      .map(({ text, normalized }) => ({ text, value: parseAmount(normalized ?? text) ?? 0 }))
      .toSorted((a, b) => b.value - a.value);
    const [highest] = amounts;
    if (highest === undefined || highest.value <= most) return null;
    return `it names ${onOneLine(highest.text)}, more than ${most}`;
  };
}

const signs: Readonly<
  Record<MoodSign, { readonly is: (mood: Mood) => boolean; says: string; by: readonly CueKind[] }>
> = {
  angry: { is: ({ word }) => word === 'angry', says: 'sounds angry', by: ['anger', 'complaint'] },
  frustrated: {
    is: ({ word }) => word === 'frustrated',
    says: 'sounds frustrated',
    by: ['anger', 'complaint', 'trouble'],
  },
  leaving: { is: ({ leaving }) => leaving, says: 'may be about leaving', by: ['leaving'] },
  urgent: { is: ({ urgent }) => urgent, says: 'cannot wait', by: ['urgent'] },
  vulnerable: { is: ({ vulnerable }) => vulnerable, says: 'needs care', by: ['vulnerable'] },
};

function moodWith(wanted: readonly MoodSign[]): RuleMatcher {
  return ({ mood }) => {
    if (mood === null) return null;
    const seen = wanted.map((sign) => signs[sign]).filter(({ is }) => is(mood));
    if (seen.length === 0) return null;
    return `it ${seen
      .map(({ says, by }) => {
        const words = by.flatMap((kind) => mood.evidence.filter((one) => one.kind === kind));
        const shown = [...new Set(words.map(({ text }) => `“${onOneLine(text)}”`))].slice(0, wordsShown);
        return shown.length === 0 ? says : `${says} (${shown.join(', ')})`;
      })
      .join(' and ')}`;
  };
}

function confidenceBelow(below: ConfidenceWord): RuleMatcher {
  return ({ questions }) => {
    const [least] = questions.toSorted(
      (a, b) => confidenceRank[a.verdict.word] - confidenceRank[b.verdict.word],
    );
    if (least === undefined || confidenceRank[least.verdict.word] >= confidenceRank[below]) return null;
    return least.verdict.word === 'no good answer'
      ? `the library has no good answer to “${onOneLine(least.text)}”`
      : `the best answer to “${onOneLine(least.text)}” is only ${inWords(least)}`;
  };
}

const inWords = ({ verdict }: Question): string =>
  verdict.word === 'likely' ? 'a likely one' : verdict.word;
