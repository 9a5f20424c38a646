import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallResult } from '../../../preload/client.ts';
import { createPeer, type PostPort } from '../../../main/wire/peer.ts';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

const asPostPort = (port: MessagePort): PostPort => {
  ports.push(port);
  return {
    post: (message) => port.postMessage(message),
    listen: (listener) => void port.on('message', listener),
  };
};
const ok = (value: unknown): CallResult => ({ ok: true, value });

function pair(answer: (call: string, input: unknown) => Promise<CallResult>) {
  const { port1, port2 } = new MessageChannel();
  const there = createPeer(asPostPort(port2), answer);
  const here = createPeer(asPostPort(port1), (call) => Promise.resolve(ok(`here: ${call}`)));
  return { here, there };
}

describe('a peer', () => {
  it('gives each answer to its own question when they come back in another order', async () => {
    const { here } = pair(async (_call, input) => {
      await new Promise((resolve) => setTimeout(resolve, input === 'slow' ? 30 : 0));
      return ok(input);
    });
    const both = await Promise.all([here.request('a', 'slow'), here.request('a', 'fast')]);
    expect(both).toEqual([ok('slow'), ok('fast')]);
  });

  it('lets both ends ask (the engine needs the clipboard while it answers a call)', async () => {
    const { here, there } = pair(() => Promise.resolve(ok('there')));
    expect(await there.request('clipboard.write', null)).toEqual(ok('here: clipboard.write'));
    expect(await here.request('x', null)).toEqual(ok('there'));
  });

  it('ends pending calls when it is closed (a window would wait for ever for a dead engine)', async () => {
    const { here } = pair(() => new Promise(() => undefined));
    const waiting = here.request('never', null);
    const error = { code: 'engine_unavailable' } as const;
    here.close(error);
    const gone = { ok: false, error };
    expect(await waiting).toEqual(gone);
    expect(await here.request('later', null)).toEqual(gone);
  });

  it('ignores what is no frame', async () => {
    const { port1, port2 } = new MessageChannel();
    const here = createPeer(asPostPort(port1), () => Promise.resolve(ok(null)));
    createPeer(asPostPort(port2), () => Promise.resolve(ok('fine')));
    for (const junk of [null, 7, 'x', {}, { kind: 'reply', id: 99 }, { kind: 7 }]) port2.postMessage(junk);
    expect(await here.request('a', null)).toEqual(ok('fine'));
  });
});
