import { afterEach, expect, test, vi } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import type { QualitySample, SampledReply } from '../../../preload/contract.ts';
import { createCustomersStore } from '../../../renderer/stores/customers.ts';
import { createDataAuditStore } from '../../../renderer/stores/data-audit.ts';
import { createQualityStore } from '../../../renderer/stores/quality.ts';
import { createReportStore } from '../../../renderer/stores/report.ts';
import { createFakeWire, status } from '../../support/fake-wire.ts';

afterEach(() => {
  vi.useRealTimers();
});

const settled = () => new Promise(setImmediate);

// Bug: an import tells its progress five times a second, and each time 90 days of messages were looked through.
test('customers are loaded again when the log or a setting is another, and not while an import goes on', async () => {
  const wire = createFakeWire({
    'customers.list': () => ({
      atRisk: [],
      atRiskCount: 0,
      issues: [],
      messages: 0,
      since: 0,
      isReading: false,
    }),
  });
  const stop = createCustomersStore(createClient(wire)).getState().start();
  await settled();
  for (let time = 0; time < 5; time += 1) {
    wire.emit('desk.changed', status);
    await settled();
  }
  expect(wire.calls).toHaveLength(1);
  wire.emit('report.changed', null);
  await settled();
  expect(wire.calls).toHaveLength(2);
  // What was still being read is read.
  wire.emit('customers.changed', null);
  await settled();
  expect(wire.calls).toHaveLength(3);
  stop();
});

// Bug: a window that stood open over the weekend showed on Monday, on all pages but the first, the days up to Friday.
test('days of a week that goes on are those of today on every page, and chosen ones stay', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 9, 2, 12) });
  const wire = createFakeWire({});
  const report = createReportStore(createClient(wire));
  vi.setSystemTime(new Date(2026, 9, 5, 9));
  const stop = report.getState().followToday();
  expect(report.getState().days).toEqual({ firstDay: '2026-09-29', lastDay: '2026-10-05' });
  vi.setSystemTime(new Date(2026, 9, 6, 9));
  wire.emit('report.changed', null);
  expect(report.getState().days.lastDay).toBe('2026-10-06');
  const chosen = { firstDay: '2026-09-01', lastDay: '2026-09-02' };
  report.setState({ choice: 'custom', days: chosen });
  wire.emit('report.changed', null);
  expect(report.getState().days).toBe(chosen);
  stop();
});

const reply = (id: string) => ({ id, prefilled: {}, own: null, other: null }) as unknown as SampledReply;
const sampleOf = (week: string, replies: readonly SampledReply[]) =>
  ({ week, weeks: [week], replies }) as unknown as QualitySample;

// Bug: with the last reply shown, a sample that lost one left nothing shown and nothing to mark.
test('a reply of the sample is shown also when there are fewer than before', async () => {
  let replies = [reply('a'), reply('b'), reply('c')];
  const wire = createFakeWire({
    'quality.sample': () => sampleOf('2026-09-28', replies),
    'quality.evaluate': () => {
      replies = [reply('a'), reply('b')];
      return null;
    },
  });
  const quality = createQualityStore(createClient(wire));
  const stop = quality.getState().start();
  await settled();
  quality.getState().showReply(2);
  expect(await quality.getState().keep({} as never)).toBe(true);
  expect(quality.getState().at).toBe(1);
  replies = [];
  wire.emit('people.changed', null);
  await settled();
  expect(quality.getState().at).toBe(0);
  stop();
});

// Bug: the oldest week was refused from Monday on, and the page stayed empty.
test('a chosen week that is no longer listed gives way to the newest', async () => {
  const wire = createFakeWire({
    'quality.sample': ({ week }: { readonly week?: string }) =>
      week === undefined ? sampleOf('2026-09-28', []) : { code: 'bad_request' },
  });
  const quality = createQualityStore(createClient(wire));
  quality.getState().showWeek('2026-08-03');
  await settled();
  expect(quality.getState()).toMatchObject({ sample: { week: '2026-09-28' }, problem: null });
});

// Bug: each choice of a column asked at once, and what was said of the columns before stayed there meanwhile.
test('files are looked at once a person has chosen for a while, and what was found before is gone meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const wire = createFakeWire({ 'dataAudit.files': () => ({ entries: wire.calls.length }) as never });
  const audit = createDataAuditStore(createClient(wire));
  const entries = () => audit.getState().ofFiles?.entries ?? null;
  let stop = audit.getState().auditFiles({ paths: ['/shop/faq.csv'] });
  vi.advanceTimersByTime(0);
  await settled();
  expect(entries()).toBe(1);
  for (const ms of [100, 300, 500]) {
    stop();
    expect(entries()).toBeNull();
    const columns = [{ path: '/shop/faq.csv', tables: [] }];
    stop = audit.getState().auditFiles({ paths: ['/shop/faq.csv'], columns });
    vi.advanceTimersByTime(ms);
  }
  expect(wire.calls).toHaveLength(1);
  vi.advanceTimersByTime(800);
  await settled();
  expect(wire.calls).toHaveLength(2);
  expect(entries()).toBe(2);
  stop();
});
