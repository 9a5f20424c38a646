import type { Queue, Rule, RuleCondition } from '../../../preload/contract.ts';
import { format, t } from '../../i18n.ts';
import { moodSigns, onlyProposes } from './rule-condition.ts';

/** Named in the sentence; of more, how many more there are. */
const mostNamed = 3;

function someOf(texts: readonly string[]): string {
  const named = texts.slice(0, mostNamed).map((text) => t('common.quoted', { text }));
  const more = texts.length - named.length;
  return format.choice([...named, ...(more > 0 ? [t('queues.when.more', { count: more })] : [])]);
}

function whenOf(condition: RuleCondition, nameOf: (id: string) => string | undefined): string {
  switch (condition.kind) {
    case 'words':
      return condition.phrases.length === 0
        ? t('queues.when.noWords')
        : t('queues.when.words', { phrases: someOf(condition.phrases) });
    case 'customers':
      return condition.names.length === 0
        ? t('queues.when.noCustomers')
        : t('queues.when.customers', { names: someOf(condition.names) });
    case 'refund above':
    case 'amount above':
      return t(`queues.when.${condition.kind}`, { amount: condition.amount });
    case 'mood':
      return t('queues.when.mood', {
        signs: format.choice(
          moodSigns
            .filter((sign) => condition.signs.includes(sign))
            .map((sign) => t(`queues.when.signs.${sign}`)),
        ),
      });
    case 'confidence':
      return t(`queues.when.below.${condition.below}`);
    case 'queue':
      return t('queues.when.queue', {
        name: nameOf(condition.queue) ?? t('queues.goneQueue'),
      });
  }
}

function thenOf(
  { condition, queue, priority, handOver }: RuleParts,
  nameOf: (id: string) => string | undefined,
): string {
  const to = queue === null ? undefined : nameOf(queue);
  if (onlyProposes(condition.kind))
    return to === undefined ? t('queues.then.propose') : t('queues.then.proposeTo', { name: to });
  const parts = [
    ...(to === undefined ? [] : [t('queues.then.send', { name: to })]),
    ...(priority === 'normal' ? [] : [t(`queues.then.${priority}`)]),
    ...(handOver ? [t('queues.then.propose')] : []),
  ];
  return parts.length === 0 ? t('queues.then.onlyShow') : format.list(parts);
}

type RuleParts = Pick<Rule, 'condition' | 'queue' | 'priority' | 'handOver'>;

/** What a rule does, in a sentence: “When a message contains “lawyer” or “court”: send it to Ines.” */
export function ruleSentence(rule: RuleParts, queues: readonly Queue[]): string {
  const nameOf = (id: string): string | undefined => {
    const name = queues.find((one) => one.id === id)?.name;
    return name === undefined ? undefined : t('common.quoted', { text: name });
  };
  return t('queues.sentence', { when: whenOf(rule.condition, nameOf), what: thenOf(rule, nameOf) });
}
