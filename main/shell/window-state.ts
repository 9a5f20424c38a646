import { chmodSync } from 'node:fs';
import path from 'node:path';
import { JSONFileSync } from 'lowdb/node';
import { z } from 'zod';

const whole = z.int().min(-100_000).max(100_000);
const rectangle = z.object({ x: whole, y: whole, width: whole, height: whole });
const windowState = z.object({
  bounds: rectangle.nullable(),
  /** Where it last was on each display, by its id. */
  places: z.record(z.string().max(40), rectangle).default({}),
  maximized: z.boolean(),
  zoom: z.number().min(0.25).max(5),
  theme: z.enum(['system', 'light', 'dark']),
  language: z.string().nullable().default(null),
});
type WindowState = Readonly<z.infer<typeof windowState>>;

const fresh: WindowState = {
  bounds: null,
  places: {},
  maximized: false,
  zoom: 1,
  theme: 'system',
  language: null,
};

export interface WindowStateStore {
  read(): WindowState;
  /** Written at once; what cannot be written is dropped: a window's position is no reason for an error. */
  update(part: Partial<WindowState>): void;
}

/** Remembers where the window was, its zoom, its theme and its language, in `window.json`. An unreadable file counts as none. */
export function createWindowStateStore(dataFolder: string): WindowStateStore {
  const place = path.join(dataFolder, 'window.json');
  const file = new JSONFileSync<unknown>(place);
  const read = (): WindowState => {
    try {
      return windowState.parse(file.read());
    } catch {
      return fresh;
    }
  };
  return {
    read,
    update(part) {
      try {
        file.write({ ...read(), ...part });
        // lowdb makes it for everybody.
        chmodSync(place, 0o600);
      } catch {
        // The next start opens in the default position.
      }
    },
  };
}
