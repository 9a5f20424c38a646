import { describe, expect, test } from 'vitest';
import { parserOrder } from '../../../main/wire/engine-contract.ts';
import { createRemoteParsers, type ParserPort } from '../../../main/wire/remote-parsers.ts';

/** The shell's end: what was ordered, and what it says. */
function shell() {
  const orders: unknown[] = [];
  let hear: (message: unknown, port: ParserPort | null) => void = () => undefined;
  const start = createRemoteParsers({
    post: (order) => orders.push(order),
    listen: (listener) => (hear = listener),
  });
  const port = () => {
    const sent: unknown[] = [];
    let onMessage: (message: unknown) => void = () => undefined;
    let onClosed: () => void = () => undefined;
    const made: ParserPort = {
      post: (message) => void sent.push(message),
      listen: (message, closed) => {
        onMessage = message;
        onClosed = closed;
      },
    };
    return { made, sent, say: (message: unknown) => onMessage(message), close: () => onClosed() };
  };
  return {
    orders,
    start,
    port,
    tell: (message: unknown, with_: ParserPort | null = null) => hear(message, with_),
  };
}

const limits = { heap: 512, buffers: 1024 };

describe('parser processes that the shell forks', () => {
  // Catches: a file that is asked for before its process is there, and never read.
  test('get what was asked before they were there, in order, and each its own answers', () => {
    const { orders, start, port, tell } = shell();
    const [first, second] = [start(limits), start(limits)];
    const heard: unknown[] = [];
    first.listen(
      (message) => heard.push(['first', message]),
      () => heard.push('first gone'),
    );
    second.listen(
      (message) => heard.push(['second', message]),
      () => heard.push('second gone'),
    );
    first.post('a');
    first.post('b');
    expect(orders).toEqual([
      { kind: 'parser.start', id: 1, ...limits },
      { kind: 'parser.start', id: 2, ...limits },
    ]);
    expect(orders.every((order) => parserOrder.safeParse(order).success)).toBe(true);
    const [one, two] = [port(), port()];
    tell({ kind: 'parser.joined', id: 1 }, one.made);
    tell({ kind: 'parser.joined', id: 2 }, two.made);
    first.post('c');
    expect([one.sent, two.sent]).toEqual([['a', 'b', 'c'], []]);
    two.say(2);
    one.say(1);
    expect(heard).toEqual([
      ['second', 2],
      ['first', 1],
    ]);
  });

  // Catches: a file that waits for ever for a process that is gone, and one that is told of twice.
  test.each([
    ['the shell says so', (tell: (message: unknown) => void) => tell({ kind: 'parser.gone', id: 1 })],
    ['its port is closed', (_: unknown, close: () => void) => close()],
  ])('are gone once when %s', (_, end) => {
    const { orders, start, port, tell } = shell();
    let gone = 0;
    const parser = start(limits);
    parser.listen(
      () => undefined,
      () => (gone += 1),
    );
    const joined = port();
    tell({ kind: 'parser.joined', id: 1 }, joined.made);
    end(tell, joined.close);
    joined.close();
    tell({ kind: 'parser.gone', id: 1 });
    expect(gone).toBe(1);
    parser.end();
    expect(orders).toHaveLength(1);
  });

  // Catches: a process that goes on with a file that nobody waits for any more.
  test('are ended by an order, and nothing they say is heard afterwards', () => {
    const { orders, start, tell } = shell();
    let gone = 0;
    const parser = start(limits);
    parser.listen(
      () => undefined,
      () => (gone += 1),
    );
    parser.end();
    parser.end();
    tell({ kind: 'parser.gone', id: 1 });
    for (const foreign of [
      null,
      'x',
      { kind: 'parser.gone' },
      { kind: 'parser.gone', id: 'x' },
      { kind: 'parser.gone', id: 9 },
    ])
      tell(foreign);
    expect(orders.slice(1)).toEqual([{ kind: 'parser.end', id: 1 }]);
    expect(gone).toBe(0);
  });
});
