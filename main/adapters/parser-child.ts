import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ports } from '../desk/ports.ts';

export interface ParserCode {
  /** The entry of the process (main/parser.ts, built or plain). */
  readonly entry: URL;
  /** What reads files in it. */
  readonly script: URL;
  /** Files and folders of code; a folder ends with a slash. */
  readonly readable: readonly URL[];
}

/** Parser processes where there is no Electron: children of this one, which end with it. */
export function createParserStarter({ entry, script, readable }: ParserCode): Ports['startParser'] {
  return (limits) => {
    const options = {
      script: script.href,
      readable: readable.map((place) => fileURLToPath(place)),
      ...limits,
    };
    const child = fork(entry, [JSON.stringify(options)], {
      // Its own flags alone, and nothing of our environment.
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // Whoever waits for a file holds this process with a deadline; a parser that waits for one does not.
    child.unref();
    child.channel?.unref();
    const listeners: (() => void)[] = [];
    let isGone = false;
    const gone = (): void => {
      if (isGone) return;
      isGone = true;
      for (const listener of listeners) listener();
    };
    child.on('exit', gone);
    child.on('error', gone);
    return {
      post: (message) => {
        // One that has just ended is told of by its end.
        if (child.connected) child.send(message as object, () => undefined);
      },
      listen(onMessage, onGone) {
        child.on('message', onMessage);
        listeners.push(onGone);
        if (isGone) onGone();
      },
      end: () => void child.kill('SIGKILL'),
    };
  };
}
