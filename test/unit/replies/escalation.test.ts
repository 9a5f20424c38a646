import { describe, expect, it } from 'vitest';
import { wordStatements } from '../../../locales/word.ts';
import type { Mood, Reading, Rule } from '../../../preload/contract.ts';
import { proposeEscalation } from '../../../main/desk/replies/handover/escalation.ts';
import { defaultSettings } from '../../support/default-settings.ts';
import { t } from '../../support/i18n.ts';
import { draftOf, question, reading, suggestion } from '../../support/fake-wire.ts';

const calm: Mood = {
  mood: 'neutral',
  word: 'calm',
  frustration: 0.1,
  confidence: 'sure',
  evidence: [],
  leaving: false,
  urgent: false,
  vulnerable: false,
  priority: 'normal',
  why: [],
  parts: [],
};
const queueOf = (id: string, assignee: string) => ({
  id,
  name: `Queue ${id}`,
  description: '',
  examples: [],
  assignee,
  priority: 'normal' as const,
  needs: [],
  secondLook: false,
  sample: false,
});
const queues = [queueOf('returns', 'Ines'), queueOf('owner', 'Ana'), queueOf('nobody', '')];
const rule = (condition: Rule['condition'], part: Partial<Rule> = {}): Rule => ({
  id: condition.kind,
  name: `By ${condition.kind}`,
  on: true,
  condition,
  queue: null,
  priority: 'high',
  handOver: true,
  ...part,
});
const sure = question(1, [suggestion('e:1', { confidence: { word: 'sure', value: 0.95 } })], 'Where is it?');
const read = (part: Partial<Reading> = {}): Reading => reading([sure], draftOf([]), part);
const sorted = (id: string | null, part: Partial<Reading['routing']> = {}): Reading['routing'] => ({
  ...read().routing,
  queue: queues.find((queue) => queue.id === id) ?? null,
  ...part,
});
const escalation = (rules: readonly Rule[], part: Partial<Reading> = {}, agentName = '') =>
  proposeEscalation(read(part), { rules, queues, agentName });
const whys = (rules: readonly Rule[], part: Partial<Reading> = {}) =>
  escalation(rules, part)?.reasons.map(({ why }) => wordStatements(t, 'why.routing', why));

describe('the desk proposes a handover', () => {
  it('never for an ordinary message by the rules that come along', () => {
    expect(escalation(defaultSettings.rules, { mood: calm, routing: sorted('returns') })).toBeNull();
    expect(escalation(defaultSettings.rules)).toBeNull();
  });

  it('for an amount above the limit and none at it, in whatever way it was written', () => {
    const amount = (text: string, normalized: string | null) =>
      [{ start: 0, end: 1, kind: 'amount', text, normalized, why: { code: 'amount' } }] as const;
    const above = [rule({ kind: 'amount above', amount: 100 })];
    expect(whys(above, { details: amount('£1.250,50', '1250.50 GBP') })).toEqual([
      'Rule “By amount above”: the message names £1.250,50, more than 100.',
    ]);
    expect(whys(above, { details: amount('100 €', '100 EUR') })).toBeUndefined();
    expect(whys(above)).toBeUndefined();
  });

  it('for a mood, with the words that say so', () => {
    const mood = {
      ...calm,
      word: 'angry',
      leaving: true,
      evidence: [
        { start: 0, end: 1, kind: 'leaving', text: 'never\nagain', by: 'words' },
        { start: 2, end: 3, kind: 'anger', text: 'rubbish', by: 'words' },
      ],
    } as const;
    const signs = (...of: Extract<Rule['condition'], { kind: 'mood' }>['signs'][number][]) => [
      rule({ kind: 'mood', signs: of }),
    ];
    expect(whys(signs('leaving'), { mood })).toEqual([
      'Rule “By mood”: the message may be about leaving: “never again”.',
    ]);
    expect(whys(signs('angry', 'leaving'), { mood })?.[0]).toContain(
      'the message sounds angry and may be about leaving: “rubbish” and “never again”',
    );
    expect(whys(signs('frustrated', 'urgent'), { mood })).toBeUndefined();
    expect(whys(signs('leaving'), { mood: null })).toBeUndefined();
  });

  it('for the least sure answer, and not for a message that asks nothing', () => {
    const guess = question(
      2,
      [suggestion('e:2', { confidence: { word: 'a guess', value: 0.4 } })],
      'And why?',
    );
    const none = question(3, [], 'Since when?');
    const below = (word: 'sure' | 'likely' | 'a guess') => [rule({ kind: 'confidence', below: word })];
    expect(whys(below('likely'), { questions: [sure, guess] })).toEqual([
      'Rule “By confidence”: the best answer to “And why?” is only a guess.',
    ]);
    expect(whys(below('a guess'), { questions: [sure, guess] })).toBeUndefined();
    expect(whys(below('a guess'), { questions: [sure, none, guess] })).toEqual([
      'Rule “By confidence”: your library has no good answer to “Since when?”.',
    ]);
    expect(whys(below('sure'), { questions: [] })).toBeUndefined();
  });

  it('for a queue', () => {
    const toReturns = [rule({ kind: 'queue', queue: 'returns' })];
    expect(whys(toReturns, { routing: sorted('returns') })).toEqual([
      'Rule “By queue”: the message belongs to Queue returns.',
    ]);
    expect(whys(toReturns, { routing: sorted('owner') })).toBeUndefined();
  });

  it('for an alarm only where its rule says so (an allergy is shown, and is no reason to pass it on)', () => {
    const alarms = [
      {
        rule: 'words',
        name: 'By words',
        queue: null,
        priority: 'high',
        words: [],
        why: { code: 'rule_says', params: { rule: 'By words', words: ['sue'] } },
      },
    ] as const;
    const words = rule({ kind: 'words', phrases: ['sue'], notIn: [] });
    expect(whys([words], { routing: sorted(null, { alarms }) })).toEqual([
      'Rule “By words”: the message says “sue”.',
    ]);
    expect(whys([{ ...words, handOver: false }], { routing: sorted(null, { alarms }) })).toBeUndefined();
  });

  it('not by a rule that is switched off, and not for what a machine sent', () => {
    const toReturns = rule({ kind: 'queue', queue: 'returns' });
    const routing = sorted('returns');
    expect(escalation([{ ...toReturns, on: false }], { routing })).toBeNull();
    expect(escalation([toReturns], { routing, automatic: 'out of office' })).toBeNull();
  });
});

describe('it proposes to hand over to', () => {
  const routing = sorted('returns');
  const any = (part: Partial<Rule> = {}) => rule({ kind: 'queue', queue: 'returns' }, part);

  it('whom the queue of the message names, or of the most pressing rule that names one', () => {
    expect(escalation([any()], { routing })?.to).toBe('Ines');
    expect(escalation([any(), any({ queue: 'owner' })], { routing })?.to).toBe('Ana');
    const urgent = any({ id: 'urgent', queue: 'nobody', priority: 'urgent' });
    // Not to Ines, whom the owner passed over on purpose.
    expect(escalation([any({ queue: 'owner' }), urgent], { routing })).toMatchObject({
      to: '',
      reasons: [{ rule: 'urgent' }, { rule: 'queue' }],
    });
  });

  it('nobody when that is the agent herself', () => {
    expect(escalation([any()], { routing }, ' ines')?.to).toBe('');
  });
});
