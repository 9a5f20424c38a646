import type { Ports } from '../desk/ports.ts';
import { parserNews, type ParserOrder } from './engine-contract.ts';
import type { PostPort } from './peer.ts';

/** A port as Electron gives it to the engine. */
export interface ParserPort {
  post(message: unknown): void;
  listen(onMessage: (message: unknown) => void, onClosed: () => void): void;
}

/** Parser processes that the shell forks for the engine. */
export function createRemoteParsers(port: {
  readonly post: (order: ParserOrder) => void;
  readonly listen: (listener: (message: unknown, port: ParserPort | null) => void) => void;
}): Ports['startParser'] {
  const started = new Map<
    number,
    { readonly joined: (joined: ParserPort) => void; readonly gone: () => void }
  >();
  let ids = 0;

  port.listen((message, joined) => {
    const news = parserNews.safeParse(message).data;
    const parser = news && started.get(news.id);
    if (!parser) return;
    if (joined) parser.joined(joined);
    else parser.gone();
  });

  return (limits) => {
    const id = ++ids;
    // What is asked before the process is there waits for it.
    const waiting: unknown[] = [];
    let joinedPort: Pick<PostPort, 'post'> | null = null;
    let heard: { readonly onMessage: (message: unknown) => void; readonly onGone: () => void } | null = null;
    const gone = (): void => {
      if (!started.delete(id)) return;
      heard?.onGone();
    };
    started.set(id, {
      gone,
      joined(joined) {
        joinedPort = joined;
        joined.listen((message) => heard?.onMessage(message), gone);
        for (const message of waiting.splice(0)) joined.post(message);
      },
    });
    port.post({ kind: 'parser.start', id, ...limits });
    return {
      post: (message) => {
        if (joinedPort) joinedPort.post(message);
        else waiting.push(message);
      },
      listen: (onMessage, onGone) => (heard = { onMessage, onGone }),
      end: () => {
        if (started.delete(id)) port.post({ kind: 'parser.end', id });
      },
    };
  };
}
