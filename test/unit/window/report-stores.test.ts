import { afterEach, expect, test, vi } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import { createCustomersStore } from '../../../renderer/stores/customers.ts';
import { createReportStore } from '../../../renderer/stores/report.ts';
import { createFakeWire, status } from '../../support/fake-wire.ts';

afterEach(() => {
  vi.useRealTimers();
});

const settled = () => new Promise(setImmediate);

// Bug: an import tells its progress five times a second, and each time 90 days of messages were looked through.
test('customers are loaded again when the log or a setting is another, and not while an import goes on', async () => {
  const wire = createFakeWire({
    'customers.list': () => ({ atRisk: [], issues: [], messages: 0, since: 0 }),
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
