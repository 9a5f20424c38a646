import { expect, test } from 'vitest';
import { refuseWhileShut } from '../../../main/desk/handlers/while-shut.ts';
import type { DeskHandlers } from '../../../preload/contract.ts';

const refused = { code: 'vault_locked', reason: 'shut' };

test('what is answered while the desk is being locked is not handed out', async () => {
  let isShut = false;
  const answer = Promise.withResolvers<unknown>();
  const given = {
    'gaps.list': () => answer.promise,
    'desk.status': () => 'counts',
  } as unknown as DeskHandlers;
  const handlers = refuseWhileShut(given, { isShut: () => isShut });
  const asked = handlers['gaps.list']({});
  isShut = true;
  answer.resolve({ rows: ['a question'] });
  await expect(asked).rejects.toMatchObject(refused);
  await expect(handlers['gaps.list']({})).rejects.toMatchObject(refused);
  expect(handlers['desk.status']({})).toBe('counts');
});
