import { setTimeout as delay } from 'node:timers/promises';
import { DeskFailure } from '../failure.ts';

/** Times that a write is tried, and milliseconds in between in which others have their turn: some ten seconds altogether. */
const attempts = 60;
const pauseMs = 100;

/**
 * Writes again while another program is writing to the library, without keeping anybody else waiting. `write` changes nothing
 * when it throws `busy`. Rejects with `busy` in the end.
 */
export async function retryWhileBusy<Result>(write: () => Result): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return write();
    } catch (error) {
      if (!isLocked(error) || attempt === attempts) throw error;
    }
    await delay(pauseMs);
  }
}

/** Whether another program holds the library file. */
export const isLocked = (error: unknown): boolean =>
  error instanceof DeskFailure && error.code === 'busy' && error.reason === 'store';
