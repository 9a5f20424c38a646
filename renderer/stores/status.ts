import { createStore, type StoreApi } from 'zustand/vanilla';
import { DeskError, type DeskApi } from '../../preload/client.ts';
import type { DeskStatus, EngineStatus, WireError } from '../../preload/contract.ts';
import { createResource, stopAll } from './resource.ts';
import { errorText, t } from '../i18n.ts';

export interface StatusState {
  readonly engine: EngineStatus;
  /** Null until the desk has answered for the first time. */
  readonly desk: DeskStatus | null;
  /** What was mended at start and was not yet put away. */
  readonly notices: readonly WireError[];
  /** Why the status could not be read. */
  readonly problem: string | null;
  readonly dismiss: (notice: WireError) => void;
  readonly restartEngine: () => Promise<void>;
  /** Loads the status and follows it; returns the function that stops. */
  readonly start: () => () => void;
}

export type StatusStore = StoreApi<StatusState>;

/** One short line for the dot in the corner, and what still works when not everything does. */
export interface StatusText {
  readonly tone: 'ready' | 'busy' | 'stop';
  readonly short: string;
  readonly long: string | null;
}

export function statusText({ engine, desk }: Pick<StatusState, 'engine' | 'desk'>): StatusText {
  if (engine.state === 'failed')
    return { tone: 'stop', short: t('frame.status.stopped'), long: errorText(engine.error) };
  if (engine.state === 'starting' || desk === null)
    return { tone: 'busy', short: t('frame.status.starting'), long: null };
  switch (desk.model.state) {
    case 'ready':
      return { tone: 'ready', short: t('frame.status.ready'), long: null };
    case 'loading':
      return {
        tone: 'busy',
        short: t('frame.status.loading'),
        long: t('frame.status.loadingHelp'),
      };
    case 'failed':
      return {
        tone: 'stop',
        short: t('frame.status.wordsOnly'),
        long: t('frame.status.wordsOnlyHelp', {
          problem: errorText(desk.model.error ?? { code: 'model_unavailable' }),
        }),
      };
  }
}

/** What the strip above every view says: what does not work for as long as it does not; null where all does. */
export function textOfStrip(state: Pick<StatusState, 'engine' | 'desk'>): string | null {
  const { tone, long } = statusText(state);
  return tone === 'stop' ? long : null;
}

/** Tells a notice from others; a status brings the same ones each time. */
export const noticeKey = (notice: WireError): string => JSON.stringify(notice);

/** Follows the engine and the desk's own status. */
export function createStatusStore(api: DeskApi): StatusStore {
  return createStore<StatusState>()((set, get) => {
    // By what they say: a status is sent often, and brings the same notices each time.
    const dismissedNotices = new Set<string>();
    const applyStatus = (desk: DeskStatus) => {
      const notices = desk.notices.filter((notice) => !dismissedNotices.has(noticeKey(notice)));
      set({ desk, engine: { state: 'ready' }, notices });
    };
    const { load, accept } = createResource<DeskStatus | null>({
      api,
      async fetch() {
        try {
          return await api.call('desk.status', {});
        } catch (error) {
          // An engine that is not there yet reports itself by `engine.changed`.
          if (error instanceof DeskError && error.code === 'engine_unavailable') return null;
          throw error;
        }
      },
      apply: (desk) => {
        if (desk !== null) applyStatus(desk);
      },
      set,
    });
    return {
      engine: { state: 'starting' },
      desk: null,
      notices: [],
      problem: null,
      dismiss(notice) {
        dismissedNotices.add(noticeKey(notice));
        set(({ notices }) => ({ notices: notices.filter((one) => noticeKey(one) !== noticeKey(notice)) }));
      },
      async restartEngine() {
        await api.call('shell.restartEngine', {});
      },
      start() {
        const stop = stopAll(
          api.on('desk.changed', accept),
          api.on('engine.changed', (engine) => {
            set({ engine });
            if (engine.state === 'ready') void load();
          }),
        );
        // A status that was loaded late must not overwrite an engine that failed since.
        if (get().desk === null) void load();
        return stop;
      },
    };
  });
}
