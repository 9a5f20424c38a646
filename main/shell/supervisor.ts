import type { EngineStatus, WireError } from '../../preload/contract.ts';
import type { CallResult } from '../../preload/client.ts';
import type { Log } from '../desk/ports.ts';
import { engineEvents, engineFailure } from '../wire/engine-contract.ts';
import { createPeer, type Peer, type PostPort } from '../wire/peer.ts';
import { createWatchdog } from './watchdog.ts';

/** A running engine process. */
export interface EngineProcess {
  readonly port: PostPort;
  onExit(listener: (code: number) => void): void;
  kill(): void;
}

export interface SupervisorDeps {
  readonly fork: () => EngineProcess;
  /** Answers what the engine asks of the shell. */
  readonly answer: (call: string, input: unknown) => Promise<CallResult>;
  /** Gets every event that is meant for windows, `engine.changed` included. */
  readonly onEvent: (event: string, payload: unknown) => void;
  readonly log: Log;
  readonly now?: () => number;
}

export interface Supervisor {
  readonly start: () => void;
  readonly request: (call: string, input: unknown) => Promise<CallResult>;
  readonly status: () => EngineStatus;
  /** Nobody looks at the desk: the engine gives back the memory that it can have again. */
  readonly rest: () => void;
  /** Starts again after the engine was given up; does nothing while one runs or is being started. */
  readonly restart: () => void;
  /** Asks the engine to finish, waits for it at most `patience` ms, then ends it. */
  readonly close: (patience?: number) => Promise<void>;
}

/** Delay before the first, second … restart within a minute, in ms; after the last one the engine is given up. */
const restartDelays = [50, 500, 2000, 5000];
const crashWindowMs = 60_000;

const restarting: WireError = { code: 'engine_unavailable' };
const givenUp: WireError = { code: 'engine_unavailable', reason: 'stopped' };

/** Supervises one engine: starts it, starts it again when it ends or hangs, and gives up when it ends again and again. */
export function createSupervisor({ fork, answer, onEvent, log, now = Date.now }: SupervisorDeps): Supervisor {
  let engine: { readonly process: EngineProcess; readonly peer: Peer } | null = null;
  let status: EngineStatus = { state: 'starting' };
  let crashes: readonly number[] = [];
  let restartTimer: NodeJS.Timeout | null = null;
  let closed: (() => void) | null = null;
  const watchdog = createWatchdog({
    ping: () => engine?.peer.emit(engineEvents.ping, null),
    onHung: () => {
      log.write('error', 'engine.hung');
      engine?.process.kill();
    },
    now,
  });

  const change = (next: EngineStatus): void => {
    status = next;
    onEvent('engine.changed', next);
  };

  const onEngineEvent = (event: string, payload: unknown): void => {
    if (event === engineEvents.pong) return watchdog.ponged();
    if (event === engineEvents.ready) {
      // Opening may take as long as a large library needs; what is open must answer.
      watchdog.start();
      return change({ state: 'ready' });
    }
    if (event !== engineEvents.failed) return onEvent(event, payload);
    const error = engineFailure.safeParse(payload);
    change({ state: 'failed', error: error.success ? error.data : givenUp });
  };

  const ended = (code: number): void => {
    watchdog.stop();
    engine?.peer.close(restarting);
    engine = null;
    if (closed) return closed();
    crashes = [...crashes.filter((at) => at > now() - crashWindowMs), now()];
    log.write('error', 'engine.ended', { code, crashes: crashes.length });
    const delay = restartDelays[crashes.length - 1];
    if (delay === undefined) return change({ state: 'failed', error: givenUp });
    change({ state: 'starting' });
    restartTimer = setTimeout(start, delay);
  };

  const start = (): void => {
    restartTimer = null;
    const process = fork();
    const peer = createPeer(process.port, answer);
    peer.on(onEngineEvent);
    engine = { process, peer };
    process.onExit(ended);
  };

  return {
    start,
    status: () => status,
    request(call, input) {
      if (engine) return engine.peer.request(call, input);
      return Promise.resolve({ ok: false, error: status.state === 'failed' ? status.error : restarting });
    },
    rest() {
      engine?.peer.emit(engineEvents.rest, null);
    },
    restart() {
      if (status.state !== 'failed') return;
      crashes = [];
      // An engine that could not open its desk is still there to say why; its end starts the next one.
      if (engine) return engine.process.kill();
      change({ state: 'starting' });
      start();
    },
    async close(patience = 3000) {
      watchdog.stop();
      if (restartTimer) clearTimeout(restartTimer);
      if (!engine) return;
      const { process, peer } = engine;
      const gone = new Promise<void>((resolve) => (closed = resolve));
      peer.emit(engineEvents.close, null);
      const impatience = setTimeout(() => {
        log.write('warn', 'engine.killed', { patience });
        process.kill();
      }, patience);
      await gone;
      clearTimeout(impatience);
    },
  };
}
