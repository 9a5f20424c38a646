import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createClient, DeskError } from '../../../preload/client.ts';
import { call } from '../../../preload/calls/call.ts';
import type { Access } from '../../../preload/roles.ts';
import { DeskFailure } from '../../../main/desk/failure.ts';
import type { Log } from '../../../main/desk/ports.ts';
import { createDirectWire, createDispatch } from '../../../main/wire/dispatch.ts';

const calls = {
  'echo.say': call(z.strictObject({ text: z.string().max(5) }))
    .for('editor')
    .returns<string>(),
};

function dispatching(say: (input: { text: string }) => string, access: Access = 'owner') {
  const logged: string[] = [];
  const log: Log = {
    write: (level, event, facts) => void logged.push(JSON.stringify({ level, event, ...facts })),
  };
  const served = { handlers: { 'echo.say': say }, access: () => access };
  return { answer: createDispatch(calls, served, log), logged };
}
const secret = 'my card is 4111 1111 1111 1111';

describe('answering calls', () => {
  it.each([
    ['a call that is not in the contract', 'echo.shout', {}, 'unknown_call'],
    ['a name that every object has', 'constructor', {}, 'unknown_call'],
    ['a field of the wrong type', 'echo.say', { text: 7 }, 'bad_request'],
    ['a text that is too long', 'echo.say', { text: 'longer than five' }, 'bad_request'],
    ['a field that nobody asked for', 'echo.say', { text: 'a', admin: true }, 'bad_request'],
    ['no object at all', 'echo.say', null, 'bad_request'],
  ])('refuses %s before a handler sees it', async (_what, name, input, code) => {
    const { answer } = dispatching(() => {
      throw new Error('reached');
    });
    expect(await answer(name, input)).toMatchObject({ ok: false, error: { code } });
  });

  // Bug: a schema that freezes what it read throws for bytes, and whoever asked never hears of it.
  it('answers with a code where a schema cannot even look at what was sent', async () => {
    const frozen = {
      'echo.say': call(z.strictObject({ lists: z.array(z.string()).readonly() }))
        .for('anyone')
        .returns<null>(),
    };
    const served = { handlers: { 'echo.say': () => null }, access: () => 'anyone' as const };
    const answer = createDispatch(frozen, served, { write: () => undefined });
    const bytes = { lists: new Uint8Array(4) };
    expect(await answer('echo.say', bytes)).toMatchObject({ ok: false, error: { code: 'bad_request' } });
  });

  it('never repeats what was sent in an error or a log line (a log would hold what a customer wrote)', async () => {
    const { answer, logged } = dispatching(({ text }) => {
      throw new Error(`cannot do ${text} for ${secret}`);
    });
    const replies = [await answer('echo.say', { text: 'abc' }), await answer('echo.say', { text: secret })];
    expect(replies[0]).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify([replies, logged])).not.toContain('4111');
  });

  it('passes a known failure on as it is', async () => {
    const { answer } = dispatching(() => {
      throw new DeskFailure('not_found', {
        reason: 'queue',
        params: { name: 'Returns' },
        cause: new Error(secret),
      });
    });
    const client = createClient(createDirectWire(answer, () => () => undefined));
    const failed = client.call('desk.status', {}).catch((error: unknown) => error);
    expect(await failed).toBeInstanceOf(DeskError);
    expect(await answer('echo.say', { text: 'a' })).toEqual({
      ok: false,
      error: { code: 'not_found', reason: 'queue', params: { name: 'Returns' } },
    });
  });

  it('says that the disk is full, not that something went wrong', async () => {
    const { answer } = dispatching(() => {
      throw Object.assign(new Error('write'), { code: 'ENOSPC' });
    });
    expect(await answer('echo.say', { text: 'a' })).toMatchObject({
      ok: false,
      error: { code: 'disk_full' },
    });
  });
  it.each(['anyone', 'agent'] as const)(
    'refuses %s what an editor may, before the handler',
    async (access) => {
      const { answer } = dispatching(() => {
        throw new Error('reached');
      }, access);
      expect(await answer('echo.say', { text: 'a' })).toEqual({
        ok: false,
        error: { code: 'not_allowed', reason: 'editor' },
      });
    },
  );

  it('refuses everybody a call that does not say who may (one that was cast past the compiler)', async () => {
    const { access: _, ...undeclared } = calls['echo.say'];
    const served = { handlers: { 'echo.say': () => 'said' }, access: () => 'owner' as const };
    const silent: Log = { write: () => undefined };
    const answer = createDispatch({ 'echo.say': undeclared } as unknown as typeof calls, served, silent);
    expect(await answer('echo.say', { text: 'a' })).toEqual({ ok: false, error: { code: 'not_allowed' } });
  });

  it('lets nobody pass when it cannot be told who is there (the shell asks an engine that may be gone)', async () => {
    const served = {
      handlers: { 'echo.say': () => 'said' },
      access: () => Promise.reject(new DeskFailure('engine_unavailable')),
    };
    const answer = createDispatch(calls, served, { write: () => undefined });
    expect(await answer('echo.say', { text: 'a' })).toMatchObject({ error: { code: 'engine_unavailable' } });
  });
});
