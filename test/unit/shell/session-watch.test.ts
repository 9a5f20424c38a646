import { expect, it } from 'vitest';
import { watchSession } from '../../../main/shell/session-watch.ts';

const alone = { kind: 'alone', person: null };
const nobody = { kind: 'nobody', person: null };
const of = (id: string, role = 'agent') => ({ kind: 'person', person: { id, name: id, role } });

it.each([
  ['the same person again, who may more', [of('anna'), of('anna', 'owner')], 0],
  ['somebody else', [of('anna'), of('ed')], 1],
  ['nobody, and then the same one (her own window was gone meanwhile)', [of('anna'), nobody, of('anna')], 2],
  ['whoever was alone, as the first of several', [alone, of('olga')], 0],
  ['whoever opens it first', [of('olga')], 0],
  ['somebody with the recovery key', [nobody, { kind: 'recovery', person: null }], 1],
])('after %s', (_what, sessions, times) => {
  let calls = 0;
  const hear = watchSession(() => (calls += 1));
  for (const session of sessions) hear('desk.changed', { session });
  hear('settings.changed', { session: of('ed') });
  hear('desk.changed', {});
  expect(calls).toBe(times);
});
