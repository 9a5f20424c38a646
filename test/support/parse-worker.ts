import { createParserStarter } from '../../main/adapters/parser-child.ts';
import type { ParserLimits, ParserProcess, Ports } from '../../main/desk/ports.ts';

const root = new URL('../../', import.meta.url);
const code = [new URL('out/main/', root), new URL('package.json', root)];

/**
 * The parse worker as it ships: bundled it starts in a third of the time that its sources take. `npm test` bundles it anew when a
 * source has changed.
 */
export const parseWorker = new URL('out/main/parse-worker.js', root);

/** Parser processes as they ship, that run a script. */
export const parsersOf = (script: URL, ...readable: readonly URL[]): Ports['startParser'] =>
  createParserStarter({
    entry: new URL('out/main/parser.js', root),
    script,
    readable: [...code, ...readable],
  });

/** A process of its own for each that is asked for. */
export const builtParsers = parsersOf(parseWorker);

interface Kept {
  readonly parser: ParserProcess;
  readonly limits: string;
  onMessage: (message: unknown) => void;
  onGone: () => void;
  /** Jobs that were given to it and not answered for. */
  owed: number;
}
const idle: Kept[] = [];

/**
 * The same, and one that is at nothing when it is ended is kept for whoever asks next: most tests want one, and each would start its
 * own.
 */
export const sharedParsers: Ports['startParser'] = (limits) => {
  const kept = takeIdle(limits) ?? startKept(limits);
  let isEnded = false;
  return {
    post(message) {
      if (!isReply(message)) kept.owed++;
      kept.parser.post(message);
    },
    listen(onMessage, onGone) {
      kept.onMessage = onMessage;
      kept.onGone = onGone;
    },
    end() {
      if (isEnded) return;
      isEnded = true;
      kept.onMessage = kept.onGone = () => undefined;
      if (kept.owed === 0) idle.push(kept);
      else kept.parser.end();
    },
  };
};

function takeIdle(limits: ParserLimits): Kept | undefined {
  const at = idle.findIndex((each) => each.limits === JSON.stringify(limits));
  return at < 0 ? undefined : idle.splice(at, 1)[0];
}

function startKept(limits: ParserLimits): Kept {
  const kept: Kept = {
    parser: builtParsers(limits),
    limits: JSON.stringify(limits),
    onMessage: () => undefined,
    onGone: () => undefined,
    owed: 0,
  };
  kept.parser.listen(
    (message) => {
      if (isAnswer(message)) kept.owed--;
      kept.onMessage(message);
    },
    () => {
      if (idle.includes(kept)) idle.splice(idle.indexOf(kept), 1);
      kept.onGone();
    },
  );
  return kept;
}

const kindOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'kind' in message ? message.kind : undefined;
const isReply = (message: unknown): boolean => /^(no )?piece$/.test(String(kindOf(message)));
const isAnswer = (message: unknown): boolean =>
  (typeof message === 'object' && message !== null && 'ok' in message) ||
  ['done', 'failed'].includes(String(kindOf(message)));
