import { pathToFileURL } from 'node:url';
import { MessageChannelMain, utilityProcess, type UtilityProcess } from 'electron';
import { parserOrder, type ParserNews } from '../wire/engine-contract.ts';
import type { ParserOptions } from '../parser.ts';
import type { AppPaths } from './app-paths.ts';
import { t } from './i18n.ts';

/** More than an engine ever wants; one that asks for them without end gets no more. */
const most = 16;

/** Forks parser processes for an engine, which itself may fork nothing, and ends them with it. */
export function serveParsers(engine: UtilityProcess, { parser, parserScript, code }: AppPaths): void {
  const running = new Map<number, UtilityProcess>();
  const tell = (news: ParserNews, ...ports: Electron.MessagePortMain[]): void =>
    engine.postMessage(news, ports);

  const start = (id: number, limits: Pick<ParserOptions, 'heap' | 'buffers'>): void => {
    if (running.size >= most || running.has(id)) return tell({ kind: 'parser.gone', id });
    const options: ParserOptions = { script: pathToFileURL(parserScript).href, readable: code, ...limits };
    const child = utilityProcess.fork(parser, [JSON.stringify(options)], {
      serviceName: t('shell.parser'),
      stdio: 'ignore',
      // An empty one would be taken for none, and ours be given to it.
      env: { SIDEDESK: 'parser' },
    });
    running.set(id, child);
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage(null, [port1]);
    tell({ kind: 'parser.joined', id }, port2);
    child.once('exit', () => {
      if (running.delete(id)) tell({ kind: 'parser.gone', id });
    });
  };

  engine.on('message', (message: unknown) => {
    const order = parserOrder.safeParse(message).data;
    if (order?.kind === 'parser.start') start(order.id, { heap: order.heap, buffers: order.buffers });
    if (order?.kind === 'parser.end') {
      running.get(order.id)?.kill();
      running.delete(order.id);
    }
  });
  engine.once('exit', () => {
    for (const child of running.values()) child.kill();
    running.clear();
  });
}
