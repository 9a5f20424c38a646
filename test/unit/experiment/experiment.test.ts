import { describe, expect, it } from 'vitest';
import {
  sampleSizeForRate,
  sampleSizeForTimes,
  compareRates,
  hodgesLehmannShift,
  compareTimes,
} from '../../../main/desk/experiment/statistics.ts';
import { namesCustomer } from '../../../main/desk/audit/names-customer.ts';
import { wordStatements } from '../../../locales/word.ts';
import { summarize, summarizeTimes } from '../../../main/desk/experiment/summary.ts';
import { t } from '../../support/i18n.ts';
import { assignArm } from '../../../main/desk/experiment/assignment.ts';

describe('experiment statistics', () => {
  it('gives the Hodges–Lehmann shift of the textbook (Hollander and Wolfe, permeability: 0.305)', () => {
    const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const early = [1.15, 0.88, 0.9, 0.74, 1.21];
    const found = hodgesLehmannShift(term, early);
    expect(found?.value).toBeCloseTo(0.305, 3);
    expect(found?.low).toBeCloseTo(-0.15, 1);
    expect(found?.high).toBeCloseTo(0.76, 1);
  });

  it('gives the interval for two rates that Newcombe gives (1998, 56 of 70 against 48 of 80)', () => {
    const found = compareRates({ hits: 56, total: 70 }, { hits: 48, total: 80 });
    expect(found?.value).toBeCloseTo(0.2, 4);
    expect(found?.low).toBeCloseTo(0.0524, 4);
    expect(found?.high).toBeCloseTo(0.3339, 4);
    const none = compareRates({ hits: 0, total: 10 }, { hits: 0, total: 20 });
    expect(none?.low).toBeCloseTo(-0.1611, 4);
    expect(none?.high).toBeCloseTo(0.2775, 4);
  });

  it('needs as many cases as the tables say (50 % against 60 %: 388 an arm)', () => {
    expect(sampleSizeForRate(0.5)).toBe(388);
    expect(sampleSizeForRate(0.1)).toBe(199);
  });

  it('needs more cases the more the times vary, and gives no number for too small a sample', () => {
    const steady = Array.from({ length: 20 }, (_, at) => 60_000 + (at % 5) * 1_000);
    const wild = Array.from({ length: 20 }, (_, at) => 5_000 * 2 ** (at % 8));
    expect(sampleSizeForTimes(steady.slice(0, 5), steady)).toBeNull();
    expect(sampleSizeForTimes(steady, steady)).toBeLessThan(20);
    expect(sampleSizeForTimes(wild, wild)).toBeGreaterThan(200);
  });

  it('reports a fifth less time as quicker, with the cases still missing', () => {
    const slow = Array.from({ length: 60 }, (_, at) => 60_000 + at * 100);
    const quick = slow.map((ms) => ms * 0.8);
    const found = compareTimes(quick, slow);
    expect(found?.value).toBeCloseTo(-0.2, 2);
    const words = (missing: number) =>
      wordStatements(t, 'audit.experiment.says', ...summarizeTimes(50_000, 95_000)(found, missing));
    expect(words(0)).toMatch(
      /^Half of the messages take up to 50 secs? with suggestions and 1 min 35 secs? w/,
    );
    expect(words(0)).toMatch(/With suggestions they're \d+% to \d+% quicker\.$/);
    expect(words(12)).toContain('12 more cases on each side are needed before this means anything.');
    expect(words(1)).toContain('1 more case on each side');
  });

  it('says that no experiment runs while it is off', () => {
    const empty = {
      cases: 0,
      copied: 0,
      handedOver: 0,
      abandoned: 0,
      replyOutcomes: { unedited: 0, edited: 0, replaced: 0, none: 0 },
      medianMs: null,
    };
    const none = {
      metric: 'time',
      value: null,
      low: null,
      high: null,
      casesMissing: null,
      summary: [],
    } as const;
    expect(summarize(false, empty, empty, none)).toEqual({ code: 'not_running' });
  });
});

describe('assigning cases to arms', () => {
  const fraction = (text: string) => (text.includes('low') ? 0.1 : 0.9);
  const experiment = { on: true, since: 5, queues: ['returns'], agents: ['Ines Adler'], share: 0.5 };
  const message = { text: 'low', queue: 'returns', agent: 'Ines Adler' };

  it('assigns only cases of the chosen queues and agents, and none while off', () => {
    expect(assignArm(message, experiment, fraction)).toBe('shown');
    expect(assignArm({ ...message, text: 'other' }, experiment, fraction)).toBe('hidden');
    expect(assignArm({ ...message, queue: 'else' }, experiment, fraction)).toBeNull();
    expect(assignArm({ ...message, queue: null }, experiment, fraction)).toBeNull();
    expect(assignArm({ ...message, agent: 'Tom' }, experiment, fraction)).toBeNull();
    expect(
      assignArm(
        { ...message, queue: null, agent: 'Tom' },
        { ...experiment, queues: [], agents: [] },
        fraction,
      ),
    ).toBe('shown');
    expect(assignArm(message, { ...experiment, on: false }, fraction)).toBeNull();
  });
});

describe('finding a customer by name', () => {
  it.each([
    ['maren.okafor@example.com', 'write to Maren.Okafor@example.com.', true],
    ['maren.okafor@example.com', 'not.maren.okafor@example.com', false],
    ['Maren Okafor', 'Kind regards\nMAREN\n OKAFOR', true],
    ['Ana Li', 'Ana Lima', false],
    ['Zoë', 'Zoe\u0308 wrote', true],
    ['a.c+d@example.com', 'abc+d@example.com', false],
    ['Maren Okafor', 'From: "Okafor, Maren"', true],
    ['+44 20 7946 0101', 'call +44 (20) 7946-0101', true],
    ['+44 20 7946 0101', 'call +44 20 7946 01012', false],
    ['BX-48307', 'my order BX 48307?', true],
    ['BX-48307', 'my order ABX-48307', false],
  ])('%s in “%s” is matched as whole words only', (customer, text, isNamed) => {
    expect(namesCustomer(customer)(text)).toBe(isNamed);
  });
});
