import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';

export interface FileServer {
  readonly url: string;
  /** The Range header of each request, '' where there was none. */
  readonly ranges: readonly string[];
  close(): Promise<void>;
}

/** How one request is answered. The last entry of a plan serves all later requests too. */
export type Answer =
  | 'whole'
  | { readonly cutAfter: number }
  | { readonly status: number }
  | { readonly moveTo: string }
  | 'silence'
  | 'ignore range';

/** Serves `body` on 127.0.0.1 under every path, each request as the plan says. */
export async function serveFile(body: Buffer, plan: readonly Answer[] = ['whole']): Promise<FileServer> {
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    const answer = plan[Math.min(ranges.length, plan.length - 1)] ?? 'whole';
    ranges.push(request.headers.range ?? '');
    reply(request, response, body, answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/file.tgz`,
    ranges,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function reply(request: IncomingMessage, response: ServerResponse, body: Buffer, answer: Answer): void {
  if (answer === 'silence') return;
  if (typeof answer === 'object' && 'status' in answer) {
    response.writeHead(answer.status).end();
    return;
  }
  if (typeof answer === 'object' && 'moveTo' in answer) {
    response.writeHead(302, { location: answer.moveTo }).end();
    return;
  }
  const start =
    answer === 'ignore range' ? 0 : Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (start > 0 && start >= body.length) {
    response.writeHead(416).end();
    return;
  }
  const part = body.subarray(start);
  const headers = {
    'content-length': part.length,
    ...(start > 0 && { 'content-range': `bytes ${start}-${body.length - 1}/${body.length}` }),
  };
  response.writeHead(start > 0 ? 206 : 200, headers);
  if (answer === 'whole' || answer === 'ignore range') {
    response.end(part);
    return;
  }
  response.write(part.subarray(0, answer.cutAfter), () => setTimeout(() => response.destroy(), 20));
}
