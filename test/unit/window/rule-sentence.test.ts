import { expect, it } from 'vitest';
import type { RuleCondition } from '../../../preload/contract.ts';
import { ruleSentence } from '../../../renderer/features/queues/rule-sentence.ts';

const wholesale = {
  id: 'w',
  name: 'Wholesale',
  description: '',
  examples: [],
  assignee: '',
  priority: 'normal',
  needs: [],
  secondLook: false,
  sample: false,
} as const;
const said = (condition: RuleCondition, rest: object = {}): string =>
  ruleSentence({ condition, queue: null, priority: 'normal', handOver: false, ...rest }, [wholesale]);

// Bugs: a rule with a hundred phrases reads as a wall of them; one that can only propose says that it sends.
it.each<[RuleCondition, object, string]>([
  [
    { kind: 'words', phrases: ['lawyer', 'sue', 'court', 'solicitor'], notIn: [] },
    { queue: 'w', priority: 'urgent', handOver: true },
    'When a message says “lawyer”, “sue”, “court”, or 1 other phrase: send it to “Wholesale”, treat it as urgent, and propose to hand it over.',
  ],
  [
    { kind: 'words', phrases: [], notIn: [] },
    {},
    'When a message says words that you list below: only show that the rule applies.',
  ],
  [
    { kind: 'mood', signs: ['leaving', 'angry'] },
    { handOver: true, queue: 'w', priority: 'high' },
    'When the customer is angry or may leave: propose to hand it over to “Wholesale”.',
  ],
  [
    { kind: 'queue', queue: 'gone' },
    { handOver: true },
    'When a message goes to a queue that is gone: propose to hand it over.',
  ],
])('%o with %o reads as a sentence', (condition, rest, sentence) => {
  expect(said(condition, rest)).toBe(sentence);
});
