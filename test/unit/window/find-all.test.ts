import { expect, test } from 'vitest';
import { createWindowDesk } from '../../../renderer/desk.ts';
import { findAll } from '../../../renderer/features/find/find-all.ts';
import { errorText, t } from '../../../renderer/i18n.ts';
import { commandName } from '../../../renderer/features/layout/command.ts';
import { createFakeWire } from '../../support/fake-wire.ts';

const stopped = { code: 'engine_unavailable', params: { reason: 'stopped' } } as const;
const withoutEngine = () =>
  createWindowDesk(
    createFakeWire({
      'messages.search': () => stopped,
      'library.quickFind': () => stopped,
      'snippets.find': () => stopped,
    }),
  );

// Bug: while the engine was stopped, the whole list of commands stayed whatever was typed, and Enter did nothing.
test('without the engine, commands, settings and help are found, and why no answer is there is said', async () => {
  const name = t('settings.title');
  const found = await findAll(withoutEngine(), name);
  expect(found.text).toBe(name);
  expect(found.problem).toBe(errorText(stopped));
  expect(found.answers).toEqual([]);
  expect(found.commands.items.map(commandName)).toContain(name);
  expect(found.topics.length + found.settings.items.length).toBeGreaterThan(0);
  expect((await findAll(withoutEngine(), 'qqzzxx')).commands.items).toEqual([]);
});

test('while nothing is typed, nothing is searched, and nothing went wrong', async () => {
  const found = await findAll(withoutEngine(), '');
  expect(found.problem).toBeNull();
  expect(found.commands.items.length).toBeGreaterThan(0);
});
