import { expect, test } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import { errorText } from '../../../renderer/i18n.ts';
import { createStatusStore, statusText } from '../../../renderer/stores/status.ts';
import { createFakeWire, status } from '../../support/fake-wire.ts';

const failedModel = {
  ...status,
  model: { state: 'failed', name: 'm', error: { code: 'model_unavailable', reason: 'not_loaded' } },
} as const;

test('a model that failed never shows as ready, and what still works is said', () => {
  const words = statusText({ engine: { state: 'ready' }, desk: failedModel });
  expect(words.short).not.toContain('Ready');
  expect(words.long).toContain('by their words');
});

test('an engine that is no longer restarted does not keep showing "Ready"', () => {
  const error = { code: 'engine_unavailable', reason: 'stopped' } as const;
  const words = statusText({ engine: { state: 'failed', error }, desk: status });
  expect(words.tone).toBe('stop');
  expect(words.long).toContain(errorText(error));
});

test('after a restart of the engine the status is asked for again', async () => {
  const wire = createFakeWire({ 'desk.status': () => status });
  const store = createStatusStore(createClient(wire));
  const stop = store.getState().start();
  await expect.poll(() => store.getState().desk).not.toBeNull();
  wire.emit('engine.changed', { state: 'starting' });
  expect(statusText(store.getState()).short).toBe('Starting');
  wire.emit('engine.changed', { state: 'ready' });
  await expect.poll(() => wire.calls.length).toBe(2);
  stop();
});
