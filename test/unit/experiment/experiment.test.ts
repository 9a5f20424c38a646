import { describe, expect, it } from 'vitest';
import {
  casesForRate,
  casesForTimes,
  compareLogTimes,
  compareRates,
  compareTimes,
} from '../../../main/desk/experiment/statistics.ts';
import { seededRandom } from '../../contract/support/seeded-random.ts';
import { namesCustomer } from '../../../main/desk/audit/names-customer.ts';
import { wordStatements } from '../../../locales/word.ts';
import { summarize, summarizeTimes } from '../../../main/desk/experiment/summary.ts';
import { t } from '../../support/i18n.ts';
import { assignArm } from '../../../main/desk/experiment/assignment.ts';

describe('experiment statistics', () => {
  it('is rarely wrong although it is looked at after every case (a twentieth at most, of 200 without a difference)', () => {
    const random = seededRandom(61);
    const wrong = { rates: 0, times: 0 };
    for (let nth = 0; nth < 200; nth++) {
      const rate = (): { hits: number; total: number } => ({ hits: 0, total: 0 });
      const logs = (): { n: number; sum: number; squares: number } => ({ n: 0, sum: 0, squares: 0 });
      const rates = [rate(), rate()] as const;
      const times = [logs(), logs()] as const;
      const isWrong = { rates: false, times: false };
      for (let cases = 0; cases < 400; cases++) {
        const arm = random() < 0.5 ? 0 : 1;
        rates[arm].hits += Number(random() < 0.3);
        rates[arm].total += 1;
        const log = 11 + Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
        times[arm].n += 1;
        times[arm].sum += log;
        times[arm].squares += log ** 2;
        for (const [name, found] of [
          ['rates', compareRates(...rates)],
          ['times', compareLogTimes(...times)],
        ] as const)
          if (found !== null && (found.low > 0 || found.high < 0)) isWrong[name] = true;
      }
      wrong.rates += Number(isWrong.rates);
      wrong.times += Number(isWrong.times);
    }
    expect(wrong.rates).toBeLessThanOrEqual(10);
    expect(wrong.times).toBeLessThanOrEqual(10);
  });

  it('says nothing before twenty cases a side, and is surer the more there are', () => {
    const of = (total: number) => compareRates({ hits: total * 0.8, total }, { hits: total * 0.4, total });
    expect(of(15)).toBeNull();
    expect(of(20)?.low).toBeLessThan(0);
    expect(of(100)?.low).toBeGreaterThan(0);
    expect(of(1_000)?.low).toBeGreaterThan(of(100)?.low ?? 1);
    // A rate of none is not taken for certainty.
    expect(compareRates({ hits: 0, total: 30 }, { hits: 0, total: 30 })?.high).toBeGreaterThan(0.1);
  });

  it('needs more cases the nearer a rate is to one half, and the more the times vary', () => {
    expect(casesForRate(0.5)).toBe(750);
    expect(casesForRate(0.1)).toBe(270);
    const steady = Array.from({ length: 20 }, (_, at) => 60_000 + (at % 5) * 1_000);
    const wild = Array.from({ length: 20 }, (_, at) => 5_000 * 2 ** (at % 8));
    expect(casesForTimes(steady.slice(0, 5), steady)).toBe(20);
    expect(casesForTimes(steady, steady)).toBeLessThanOrEqual(20);
    expect(casesForTimes(wild, wild)).toBeGreaterThan(200);
  });

  it('reports a fifth less time as quicker as soon as that is sure, and else with the cases that would show it', () => {
    const slow = Array.from({ length: 60 }, (_, at) => 60_000 + at * 100);
    const quick = slow.map((ms) => ms * 0.8);
    const words = (of: number) =>
      wordStatements(
        t,
        'audit.experiment.says',
        ...summarizeTimes(50_000, 95_000)(compareTimes(quick.slice(0, of), slow.slice(0, of)), 12),
      );
    expect(compareTimes(quick, slow)?.value).toBeCloseTo(-0.2, 2);
    expect(words(60)).toMatch(
      /^Half of the messages take up to 50 secs? with suggestions and 1 min 35 secs? without. With suggestions they're \d+% to \d+% quicker\.$/,
    );
    expect(words(10)).toContain('With about 12 more cases on each side');
  });

  it('says in one sentence what it comes to: the time, and what nobody had to write', () => {
    const side = {
      cases: 90,
      copied: 80,
      handedOver: 5,
      abandoned: 0,
      replyOutcomes: { unedited: 30, edited: 20, replaced: 5, none: 25 },
      medianMs: 60_000,
    };
    const said = (time: readonly [number, number] | null, answered: readonly [number, number] | null) => {
      const of = (interval: readonly [number, number] | null) => ({
        low: interval?.[0] ?? null,
        high: interval?.[1] ?? null,
        casesMissing: 0,
      });
      return wordStatements(t, 'audit.experiment.says', summarize(true, side, side, of(time), of(answered)));
    };
    expect(said([-0.31, -0.12], [0.38, 0.52])).toBe(
      'With suggestions, messages are answered 12% to 31% quicker, and 38 to 52 more of 100 from the library.',
    );
    expect(said([-0.31, -0.12], [-0.1, 0.2])).toBe(
      'With suggestions, messages are answered 12% to 31% quicker.',
    );
    expect(said([0.05, 0.2], null)).toBe('With suggestions, messages are answered 5% to 20% slower.');
    expect(said([-0.1, 0.2], [0.1, 0.2])).toContain(
      'no difference in time that might not be chance, and 10 to 20 more',
    );
    expect(said(null, null)).toContain('So far 90 cases with suggestions and 90 without');
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
    const none = { low: null, high: null, casesMissing: 20 };
    expect(summarize(false, empty, empty, none, none)).toEqual({ code: 'not_running' });
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
