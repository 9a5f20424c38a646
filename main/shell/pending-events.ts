/** What a person asked of the window, kept until its page can hear it: none is there yet, or it is loaded anew. */
export interface PendingEvents {
  /** Told at once to a page that hears; otherwise once one does. The same, asked for again meanwhile, is told once. */
  tell(event: string, payload: unknown): void;
  /** The page hears from now on, and gets what has waited, in its order. */
  pageHears(): void;
  /** The page goes, or another one is being loaded. */
  pageGone(): void;
}

/** Nobody asks for more while a page is loaded; the oldest go. */
const mostWaiting = 50;

export function createPendingEvents(send: (event: string, payload: unknown) => void): PendingEvents {
  let hears = false;
  let waiting: readonly { readonly event: string; readonly payload: unknown }[] = [];
  return {
    tell(event, payload) {
      if (hears) return send(event, payload);
      const key = JSON.stringify(payload);
      const others = waiting.filter((one) => one.event !== event || JSON.stringify(one.payload) !== key);
      waiting = [...others, { event, payload }].slice(-mostWaiting);
    },
    pageHears() {
      hears = true;
      const told = waiting;
      waiting = [];
      for (const { event, payload } of told) send(event, payload);
    },
    pageGone() {
      hears = false;
    },
  };
}
