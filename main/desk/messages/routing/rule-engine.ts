import type {
  Alarm,
  Detail,
  Priority,
  QueueName,
  Rule,
  RuleWhy,
  Span,
  WireParams,
} from '../../../../preload/contract.ts';
import { assertNever } from '../../failure.ts';
import { parseAmount } from '../amounts.ts';
import { deniedBy } from '../negation-scope.ts';
import { createPhraseFinder, type PhraseFinder } from './phrase-finder.ts';

/** A message as the rules see it. */
export interface RuleInput {
  readonly text: string;
  readonly subject: string | null;
  /** What the customer wrote now: quotes, signatures and disclaimers are left out. Ordered. */
  readonly bodySpans: readonly Span[];
  readonly details: readonly Detail[];
}

export interface RuleEngine {
  /** The most pressing first. */
  alarms(message: RuleInput): readonly Alarm[];
}

/** An amount and the refund that it is about stand at most this far apart. */
const nearby = 160;
const wordsShown = 3;
const refunds = createPhraseFinder([
  'refund*',
  'money back',
  'reimburse*',
  'compensat*',
  'pay me back',
  'credit note',
  'give back my money',
  'return my money',
]);

const priorityRank = { urgent: 2, high: 1, normal: 0 } as const satisfies Record<Priority, number>;

export const higherPriority = (a: Priority, b: Priority): Priority =>
  priorityRank[b] > priorityRank[a] ? b : a;

interface RuleMatch {
  readonly words: Alarm['words'];
  readonly code: RuleWhy;
  readonly params: WireParams;
}
type RuleMatcher = (message: RuleInput) => RuleMatch | null;

/** Rules made ready once; looking costs well below a millisecond a page. */
export function createRuleEngine(rules: readonly Rule[], queues: readonly QueueName[]): RuleEngine {
  const matchers = rules
    .filter(({ on }) => on)
    .map((rule) => ({
      rule,
      matches: matcherOf(rule),
      queue: queues.find(({ id }) => id === rule.queue) ?? null,
    }));
  return {
    alarms: (message) =>
      matchers
        .flatMap(({ rule, matches, queue }): readonly Alarm[] => {
          const hit = matches(message);
          if (hit === null) return [];
          const { id, name, priority } = rule;
          return [
            {
              rule: id,
              name,
              queue,
              priority,
              words: hit.words,
              why: { code: hit.code, params: { ...hit.params, rule: name } },
            },
          ];
        })
        .toSorted((a, b) => priorityRank[b.priority] - priorityRank[a.priority]),
  };
}

function matcherOf({ condition }: Rule): RuleMatcher {
  switch (condition.kind) {
    case 'words':
      return phraseMatcher(createPhraseFinder(condition.phrases, condition.notIn));
    case 'refund above':
      return (message) => refundAbove(message, condition.amount);
    case 'customers':
      return customerMatcher(condition.names);
    // What they look at is known once the message is read: replies/handover/escalation.ts matches them.
    case 'amount above':
    case 'mood':
    case 'confidence':
    case 'queue':
      return () => null;
    default:
      return assertNever(condition);
  }
}

/** Without what the writer denies of himself: "I am not going to sue you". */
function placesIn(finder: PhraseFinder, { text, bodySpans }: RuleInput): Alarm['words'] {
  return bodySpans.flatMap(({ start: from, end: to }) =>
    finder
      .find(text.slice(from, to))
      .map(({ start, end }) => ({
        start: from + start,
        end: from + end,
        text: text.slice(from + start, from + end),
      }))
      .filter((place) => deniedBy(text, place) !== 'writer'),
  );
}

const shownWords = (words: readonly string[]): readonly string[] =>
  [...new Set(words.map((word) => word.replaceAll(/\s+/g, ' ').toLowerCase()))].slice(0, wordsShown);

function phraseMatcher(finder: PhraseFinder): RuleMatcher {
  return (message) => {
    const words = placesIn(finder, message);
    const subject = message.subject ?? '';
    const inSubject = finder
      .find(subject)
      .filter((place) => deniedBy(subject, place) !== 'writer')
      .map(({ start, end }) => subject.slice(start, end));
    if (words.length > 0)
      return { words, code: 'rule_says', params: { words: shownWords(words.map(({ text }) => text)) } };
    return inSubject.length > 0
      ? { words, code: 'rule_subject', params: { words: shownWords(inSubject) } }
      : null;
  };
}

function refundAbove(message: RuleInput, most: number): RuleMatch | null {
  const asked = placesIn(refunds, message);
  if (asked.length === 0) return null;
  for (const amount of message.details) {
    if (amount.kind !== 'amount' || (parseAmount(amount.text) ?? 0) <= most) continue;
    const near = asked.find(({ start, end }) => amount.start - end < nearby && start - amount.end < nearby);
    if (near === undefined) continue;
    const { start, end, text } = amount;
    const words = [near, { start, end, text }].toSorted((a, b) => a.start - b.start);
    return {
      words,
      code: 'rule_refund',
      params: { words: near.text.toLowerCase(), amount: text, limit: most },
    };
  }
  return null;
}

/** Names as whole words; e-mail addresses as they are; `@shop.example` stands for all of a domain. */
function customerMatcher(names: readonly string[]): RuleMatcher {
  const addresses = names.filter((name) => name.includes('@')).map((name) => name.trim().toLowerCase());
  const finder = createPhraseFinder(names.filter((name) => !name.includes('@')));
  return (message) => {
    const named = finder.find(message.text).map(({ start, end }) => ({
      start,
      end,
      text: message.text.slice(start, end),
    }));
    const mails = message.details
      .filter(({ kind, text }) => {
        const mail = text.toLowerCase();
        return (
          kind === 'email' &&
          addresses.some((one) => (one.startsWith('@') ? mail.endsWith(one) : mail === one))
        );
      })
      .map(({ start, end, text }) => ({ start, end, text }));
    const words = [...named, ...mails].toSorted((a, b) => a.start - b.start);
    return words.length === 0
      ? null
      : { words, code: 'rule_names', params: { words: shownWords(words.map(({ text }) => text)) } };
  };
}
