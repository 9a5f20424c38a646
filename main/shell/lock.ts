import { setTimeout as later } from 'node:timers/promises';
import { z } from 'zod';
import type { CallResult } from '../../preload/client.ts';
import type { VaultWays } from '../../preload/contract.ts';

/** Locks the desk when a person asks, when nobody has used it for a while, and with the system. */
export interface Lock {
  /** Whether it is locked on purpose, as the engine said last: the next engine starts so. */
  readonly isShut: () => boolean;
  /** An event of the engine. */
  readonly heard: (event: string, payload: unknown) => void;
  /** Something was pressed, clicked or moved in the window. */
  readonly used: () => void;
  readonly lockNow: () => Promise<void>;
  /** The system locked its screen or sleeps: locks where it would lock by itself. */
  readonly systemLocked: () => Promise<void>;
  /** To be called every few seconds. */
  readonly tick: () => Promise<void>;
}

export interface LockDeps {
  /** Asks the engine. */
  readonly request: (call: string, input: unknown) => Promise<CallResult>;
  /** The window is to send what was typed, and to lock. */
  readonly askWindow: () => void;
  /** The window begins anew, and knows nothing of before. */
  readonly reloadWindow: () => void;
  /** Milliseconds of a clock that nobody sets. */
  readonly now?: () => number;
  /** Milliseconds that a window may take to send what was typed; one that hangs is locked all the same. */
  readonly patienceMs?: number;
}

const minuteMs = 60_000;
const status = z.object({ vault: z.object({ isShut: z.boolean().optional() }) });

export function createLock({
  request,
  askWindow,
  reloadWindow,
  now = () => performance.now(),
  patienceMs = 1_000,
}: LockDeps): Lock {
  let isShut = false;
  let lastUse = now();
  let onShut: (() => void) | null = null;

  async function lockNow(): Promise<void> {
    if (isShut) return;
    const shut = new Promise<void>((resolve) => (onShut = resolve));
    askWindow();
    await Promise.race([shut, later(patienceMs)]);
    onShut = null;
    if (!isShut) await request('vault.lock', {});
  }

  /** Minutes until it locks by itself; null where it does not, or nobody can tell. */
  async function minutes(): Promise<number | null> {
    const reply = await request('vault.ways', {});
    // The engine is ours, and typed by the same contract.
    return reply.ok ? (reply.value as VaultWays).lockAfterMinutes : null;
  }

  return {
    isShut: () => isShut,
    heard(event, payload) {
      const read = event === 'desk.changed' ? status.safeParse(payload) : null;
      if (!read?.success) return;
      const before = isShut;
      isShut = read.data.vault.isShut === true;
      if (isShut) onShut?.();
      // What a page has in memory goes with it.
      if (isShut !== before) reloadWindow();
    },
    used() {
      lastUse = now();
    },
    lockNow,
    async systemLocked() {
      if (!isShut && (await minutes()) !== null) await lockNow();
    },
    async tick() {
      const unused = now() - lastUse;
      if (isShut || unused < minuteMs) return;
      const most = await minutes();
      if (most !== null && now() - lastUse >= most * minuteMs) await lockNow();
    },
  };
}
