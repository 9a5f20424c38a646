import { expect, test } from 'vitest';
import { createClient } from '../../../preload/client.ts';
import { errorText } from '../../../renderer/i18n.ts';
import { createStatusStore, statusText, textOfStrip } from '../../../renderer/stores/status.ts';
import { unsaid } from '../../../renderer/ui/said-above.ts';
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

// Bug: a library of a newer version was refused in the same sentence up to three times in one view.
test('what the strip above the view says is not said again below it, and all else is', () => {
  const error = { code: 'engine_unavailable', reason: 'stopped' } as const;
  const above = textOfStrip({ engine: { state: 'failed', error }, desk: status });
  expect(unsaid(errorText(error), above)).toBeNull();
  expect(unsaid(errorText({ code: 'internal' }), above)).toBe(errorText({ code: 'internal' }));
  const withoutModel = textOfStrip({ engine: { state: 'ready' }, desk: failedModel });
  expect(unsaid(errorText(failedModel.model.error), withoutModel)).toBeNull();
  const nothing = textOfStrip({ engine: { state: 'ready' }, desk: status });
  expect(nothing).toBeNull();
  expect(unsaid(errorText(error), nothing)).toBe(errorText(error));
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
