import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../preload/contract.ts';
import { defaultRules, ownersQueue } from '../../support/default-settings.ts';
import { parseAmount } from '../../../main/desk/messages/amounts.ts';
import { createRuleEngine } from '../../../main/desk/messages/routing/rule-engine.ts';
import { extractDetails } from '../../../main/desk/messages/details.ts';
import { createPhraseFinder } from '../../../main/desk/messages/routing/phrase-finder.ts';
import { mustAlarm, mustStaySilent } from './rule-phrases.ts';

const now = new Date('2026-11-23T10:00:00Z');
const messageOf = (text: string, subject: string | null = null) => ({
  text,
  subject,
  bodySpans: [{ start: 0, end: text.length }],
  details: extractDetails(text, [], { now, region: 'GB' }),
});
const book = (rules: readonly Rule[] = defaultRules) => createRuleEngine(rules, [ownersQueue]);
const rulesOf = (text: string): readonly string[] =>
  book()
    .alarms(messageOf(text))
    .map(({ rule }) => rule);
/** An allergy is always shown to a person, so it is no false alarm of the others. */
const grave = (text: string): readonly string[] => rulesOf(text).filter((rule) => rule !== 'allergies');

describe('what must never be left to a score', () => {
  it.each(mustAlarm)('%s: %s', (rule, text) => {
    expect(rulesOf(text)).toContain(rule);
  });

  it.each(mustStaySilent.map((text) => [text]))('raises no alarm: %s', (text) => {
    expect(grave(text)).toEqual([]);
  });

  it('says the words, with their places in the text (or an agent would search for them)', () => {
    const text = 'Hello,\nif I hear nothing I will see  you in court.';
    const [alarm] = book().alarms(messageOf(text));
    expect(alarm?.words.map(({ start, end }) => text.slice(start, end))).toEqual(['see  you in court']);
    expect(alarm?.why).toEqual({
      code: 'rule_says',
      params: { rule: 'Legal threat', words: ['see you in court'] },
    });
    expect(alarm?.queue).toMatchObject({ id: ownersQueue.id, name: 'For the owner' });
  });

  it('leaves quoted history alone (or the answer to a threat would raise it again for ever)', () => {
    const text = 'Thank you, all settled.\n> I will sue you';
    expect(book().alarms({ ...messageOf(text), bodySpans: [{ start: 0, end: 23 }] })).toEqual([]);
  });

  it('reads the subject too (mails whose text is only an attachment)', () => {
    const [alarm] = book().alarms(messageOf('Please see attached.', 'Letter before action'));
    expect(alarm).toMatchObject({
      rule: 'legal',
      words: [],
      why: { code: 'rule_subject', params: { rule: 'Legal threat', words: ['letter before action'] } },
    });
  });

  it('puts the most pressing first', () => {
    const text = 'I am a journalist at the Echo and your bread made me sick.';
    expect(rulesOf(text)).toEqual(['harm', 'press']);
  });

  it('is silent when it is switched off', () => {
    const off = defaultRules.map((rule) => ({ ...rule, on: rule.id !== 'legal' }));
    expect(book(off).alarms(messageOf('I will sue you'))).toEqual([]);
  });
});

describe('refunds above an amount', () => {
  it.each([
    ['I want a refund of €250.', true],
    ['Please reimburse me the 1.250,00 EUR for the wedding order', true],
    ['I want my money back. It was £119.90!', true],
    ['I want a refund of €99.50.', false],
    ['My order was 250 euros and I love it.', false],
    [
      `The party cost £400. ${'It was a lovely evening with many guests. '.repeat(5)}Can I get a refund?`,
      false,
    ],
  ])('%s', (text, alarms) => {
    expect(rulesOf(text).includes('large-refund')).toBe(alarms);
  });

  it.each([
    ['€1,250.50', 1250.5],
    ['1.250,00 €', 1250],
    ['120 euros', 120],
    ['$1,000', 1000],
    ['£12.5', 12.5],
    ['€ 1.000', 1000],
  ])('reads %s as %d (a comma taken for a point would miss a thousand)', (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });
});

describe('named customers', () => {
  const named = (names: readonly string[]): readonly Rule[] => [
    {
      id: 'vip',
      name: 'Regulars',
      on: true,
      condition: { kind: 'customers', names },
      queue: null,
      priority: 'high',
      handOver: true,
    },
  ];
  const matchesIn = (text: string, names: readonly string[]): number =>
    book(named(names)).alarms(messageOf(text)).length;

  it('finds names, addresses and whole domains, but no namesake', () => {
    expect(matchesIn('Hello, Hanna  Lindqvist here', ['hanna lindqvist'])).toBe(1);
    expect(matchesIn('Write to jo@cafe-juno.example', ['@cafe-juno.example'])).toBe(1);
    expect(matchesIn('Write to Jo@Cafe-Juno.example', ['jo@cafe-juno.example'])).toBe(1);
    expect(matchesIn('Hanna Lindqvistson here', ['Hanna Lindqvist'])).toBe(0);
    expect(matchesIn('Write to jo@other.example', ['@cafe-juno.example'])).toBe(0);
    expect(matchesIn('Hello', [])).toBe(0);
  });
});

describe('phrases', () => {
  const matches = (text: string, ...phrases: readonly string[]): readonly string[] =>
    createPhraseFinder(phrases)
      .find(text)
      .map(({ start, end }) => text.slice(start, end));

  it('takes a phrase as text, never as a pattern (or an owner’s bracket would break every reading)', () => {
    expect(matches('Is it 5 (five) or a+b?', '(five)', 'a+b', '[', '.')).toEqual(['(five)', 'a+b']);
  });

  it('knows words in other scripts by their edges', () => {
    expect(matches('Ich gehe zum Anwalt. Anwaltschaft', 'Anwalt')).toEqual(['Anwalt']);
    expect(matches('épouvantable, pou', 'pou')).toEqual(['pou']);
  });

  it('takes any ending at a star, and apostrophes of every kind', () => {
    expect(matches('vomited, vomiting; I’ll sue', 'vomit*', "i'll sue")).toEqual([
      'vomited',
      'vomiting',
      'I’ll sue',
    ]);
  });
});
