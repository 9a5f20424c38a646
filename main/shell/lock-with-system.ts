import { powerMonitor, type BrowserWindow } from 'electron';
import type { Lock } from './lock.ts';

const tickMs = 10_000;

/** Tells the lock what happens in the window and in the system. Once the app is ready. */
export function lockWithSystem(lock: Lock, window: BrowserWindow): void {
  window.webContents.on('input-event', () => lock.used());
  window.on('focus', () => lock.used());
  powerMonitor.on('lock-screen', () => void lock.systemLocked());
  powerMonitor.on('suspend', () => void lock.systemLocked());
  setInterval(() => void lock.tick(), tickMs).unref();
}
