import { z } from 'zod';
import type { OpenBefore } from '../../preload/calls/shell.ts';

/** A window that was closed to the tray a while ago has no page: it is loaded again once somebody wants it. */
export interface WindowRest {
  isResting(): boolean;
  /** The window went to the tray. */
  closedToTray(): void;
  /** Ends the page, which has sent what was typed in it. False where somebody wants the window by now. */
  rest(open: OpenBefore): boolean;
  /** In front, once there is something to see in it. */
  toFront(): void;
  /** It is shown by whomever: it needs its page. */
  shown(): void;
  /** The page hears what it is told. */
  pageReady(): void;
  /** What the page before had open, once; null where there was none, and while the desk is locked. */
  takeOpen(): (OpenBefore & { readonly isCaseKnown: boolean }) | null;
  /** Loads the page anew where there is one. */
  reload(): void;
  /** Somebody else is at the desk: what was open is nothing to her. */
  discardOpen(): void;
  /** An event of the engine. */
  heard(event: string, payload: unknown): void;
}

export interface WindowRestDeps {
  readonly isShown: () => boolean;
  /** The page is to send what was typed, and to call `shell.restWindow`; one that has something to do does not. */
  readonly askPage: () => void;
  readonly endPage: () => void;
  readonly loadPage: () => void;
  readonly reloadPage: () => void;
  /** Brings the window to the front. */
  readonly show: () => void;
  readonly isShut: () => boolean;
  /** It begins without a page. */
  readonly isResting?: boolean;
  /** Milliseconds after which it rests, and after which a page that would not is asked again. */
  readonly restsAfterMs?: number;
  /** Milliseconds after which it is shown although its page is not ready. */
  readonly patienceMs?: number;
}

const engineState = z.object({ state: z.string() });

export function createWindowRest({
  isShown,
  askPage,
  endPage,
  loadPage,
  reloadPage,
  show,
  isShut,
  isResting: restsAtFirst = false,
  restsAfterMs = 60_000,
  patienceMs = 2_000,
}: WindowRestDeps): WindowRest {
  let isResting = restsAtFirst;
  let open: OpenBefore | null = null;
  /** The engine that read the case is there still, and was not locked. */
  let isCaseKnown = true;
  let asking: NodeJS.Timeout | null = null;
  let late: NodeJS.Timeout | null = null;

  function askLater(): void {
    if (asking !== null) clearTimeout(asking);
    asking = setTimeout(() => {
      asking = null;
      if (isResting || isShown()) return;
      askPage();
      askLater();
    }, restsAfterMs);
    asking.unref();
  }

  function wake(): void {
    if (!isResting) return;
    isResting = false;
    loadPage();
  }

  function showNow(): void {
    if (late !== null) clearTimeout(late);
    late = null;
    show();
  }

  return {
    isResting: () => isResting,
    closedToTray: askLater,
    rest(before) {
      if (isResting || isShown() || late !== null) return false;
      open = before;
      isCaseKnown = true;
      isResting = true;
      endPage();
      return true;
    },
    toFront() {
      if (late !== null) return;
      if (!isResting) return show();
      // What is typed before there is a page goes nowhere: the program before keeps the keyboard so long.
      late = setTimeout(showNow, patienceMs);
      wake();
    },
    shown: wake,
    pageReady() {
      if (late !== null) showNow();
    },
    takeOpen() {
      if (open === null || isShut()) return null;
      const taken = { ...open, isCaseKnown };
      open = null;
      return taken;
    },
    reload() {
      if (!isResting) reloadPage();
    },
    discardOpen() {
      open = null;
    },
    heard(event, payload) {
      const isNewEngine =
        event === 'engine.changed' && engineState.safeParse(payload).data?.state !== 'ready';
      // Locked, the desk forgets what it has read.
      if (isNewEngine || isShut()) isCaseKnown = false;
    },
  };
}
