import { describe, expect, it } from 'vitest';
import {
  neededForRate,
  neededForTimes,
  ratesCompared,
  shift,
  timesCompared,
} from '../../../main/desk/oversight/comparison.ts';
import { namesCustomer } from '../../../main/desk/oversight/erase.ts';
import { summary, timeSentence } from '../../../main/desk/oversight/figures-words.ts';
import { assign } from '../../../main/desk/oversight/pilot.ts';

describe('comparing two sides', () => {
  it('gives another shift than the textbook (Hollander and Wolfe, permeability: 0.305)', () => {
    const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const early = [1.15, 0.88, 0.9, 0.74, 1.21];
    const found = shift(term, early);
    expect(found?.value).toBeCloseTo(0.305, 3);
    expect(found?.low).toBeCloseTo(-0.15, 1);
    expect(found?.high).toBeCloseTo(0.76, 1);
  });

  it('gives another interval for two rates than Newcombe did (1998, 56 of 70 against 48 of 80)', () => {
    const found = ratesCompared({ hits: 56, of: 70 }, { hits: 48, of: 80 });
    expect(found?.value).toBeCloseTo(0.2, 4);
    expect(found?.low).toBeCloseTo(0.0524, 4);
    expect(found?.high).toBeCloseTo(0.3339, 4);
    const none = ratesCompared({ hits: 0, of: 10 }, { hits: 0, of: 20 });
    expect(none?.low).toBeCloseTo(-0.1611, 4);
    expect(none?.high).toBeCloseTo(0.2775, 4);
  });

  it('asks for fewer or more cases than the tables (50 % against 60 %: 388 a side)', () => {
    expect(neededForRate(0.5)).toBe(388);
    expect(neededForRate(0.1)).toBe(199);
  });

  it('asks for cases by how much the times differ, or gives a number before there is anything to go by', () => {
    const steady = Array.from({ length: 20 }, (_, at) => 60_000 + (at % 5) * 1_000);
    const wild = Array.from({ length: 20 }, (_, at) => 5_000 * 2 ** (at % 8));
    expect(neededForTimes(steady.slice(0, 5), steady)).toBeNull();
    expect(neededForTimes(steady, steady)).toBeLessThan(20);
    expect(neededForTimes(wild, wild)).toBeGreaterThan(200);
  });

  it('calls a fifth less time something else, or says quicker of what is slower', () => {
    const slow = Array.from({ length: 60 }, (_, at) => 60_000 + at * 100);
    const quick = slow.map((ms) => ms * 0.8);
    const found = timesCompared(quick, slow);
    expect(found?.value).toBeCloseTo(-0.2, 2);
    expect(timeSentence(50_000, 63_000)(found, 0)).toMatch(/quicker with suggestions/);
    expect(timeSentence(50_000, 63_000)(found, 12)).toContain(
      '12 more cases a side before this means anything.',
    );
    expect(timeSentence(50_000, 63_000)(found, 1)).toContain('1 more case a side');
  });

  it('says that something is being compared while nothing is', () => {
    const empty = {
      cases: 0,
      copied: 0,
      handedOver: 0,
      left: 0,
      taken: { unedited: 0, edited: 0, replaced: 0, none: 0 },
      medianMs: null,
    };
    const none = { what: 'time', value: null, low: null, high: null, missing: null, sentence: '' } as const;
    expect(summary(false, empty, empty, none)).toContain('Nothing is being compared');
  });
});

describe('the arms of a comparison', () => {
  const marks = { number: (text: string) => (text.includes('low') ? 0.1 : 0.9) };
  const pilot = { on: true, since: 5, queues: ['returns'], agents: ['Ines Adler'], share: 0.5 };
  const message = { text: 'low', queue: 'returns', agent: 'Ines Adler' };

  it('takes cases of other queues and other agents in, or anybody while it is off', () => {
    expect(assign(message, pilot, marks)).toBe('shown');
    expect(assign({ ...message, text: 'other' }, pilot, marks)).toBe('hidden');
    expect(assign({ ...message, queue: 'else' }, pilot, marks)).toBeNull();
    expect(assign({ ...message, queue: null }, pilot, marks)).toBeNull();
    expect(assign({ ...message, agent: 'Tom' }, pilot, marks)).toBeNull();
    expect(
      assign({ ...message, queue: null, agent: 'Tom' }, { ...pilot, queues: [], agents: [] }, marks),
    ).toBe('shown');
    expect(assign(message, { ...pilot, on: false }, marks)).toBeNull();
  });
});

describe('who is named', () => {
  it.each([
    ['maren.okafor@example.com', 'write to Maren.Okafor@example.com.', true],
    ['maren.okafor@example.com', 'not.maren.okafor@example.com', false],
    ['Maren Okafor', 'Kind regards\nMAREN\n OKAFOR', true],
    ['Ana Li', 'Ana Lima', false],
    ['Zoë', 'Zoe\u0308 wrote', true],
    ['a.c+d@example.com', 'abc+d@example.com', false],
  ])('%s in “%s”: another customer is erased, or this one is not', (customer, text, isNamed) => {
    expect(namesCustomer(customer)(text)).toBe(isNamed);
  });
});
