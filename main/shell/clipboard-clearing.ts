/** What was on the clipboard, as far as it can be put back. */
export interface Copied {
  readonly text: string;
  readonly html: string;
}

interface ClipboardAccess {
  readonly read: () => Promise<Copied>;
  /** Empties it where both are ''. */
  readonly write: (content: Copied) => Promise<void>;
}

/**
 * Takes what the desk copied off the clipboard after a while and puts back what was there before, unless something else was
 * copied meanwhile. What was there is kept in memory alone, until then.
 */
export function createClipboardClearing({ read, write }: ClipboardAccess) {
  let minutes: number | null = null;
  let waiting: { readonly own: string; readonly before: Copied; readonly timer: NodeJS.Timeout } | null =
    null;

  const stop = (): void => {
    if (waiting !== null) clearTimeout(waiting.timer);
    waiting = null;
  };

  async function putBack(): Promise<void> {
    const held = waiting;
    waiting = null;
    if (held === null) return;
    const { text } = await read();
    if (text === held.own) await write(held.before);
  }

  return {
    /** Null for never; what waits already goes on. */
    setMinutes(wanted: number | null): void {
      minutes = wanted;
      if (wanted === null) stop();
    },
    /** Copies by `copy`, and clears it when its time has come. Rejects as `copy` does. */
    async around(copy: () => Promise<void>): Promise<void> {
      const now = minutes === null ? null : await read();
      // A second reply in a row: what was there before the first is what comes back.
      const before = now !== null && waiting !== null && now.text === waiting.own ? waiting.before : now;
      await copy();
      stop();
      if (minutes === null || before === null) return;
      const own = (await read()).text;
      waiting = {
        own,
        before,
        timer: setTimeout(() => void putBack().catch(() => undefined), minutes * 60_000).unref(),
      };
    },
  };
}
