import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type {
  CallInput,
  Outcomes,
  RatingComment,
  SurveyColumns,
  SurveyImport,
  SurveyKind,
  SurveyPreview,
} from '../../preload/contract.ts';
import { mostUnconfirmed, unconfirmedAtOnce } from '../../preload/shared/survey-columns.ts';
import { createResource } from './resource.ts';

type Days = CallInput<'outcomes.figures'>;

interface OutcomesState {
  readonly days: Days | null;
  /** Null until loaded. */
  readonly outcomes: Outcomes | null;
  readonly comments: readonly RatingComment[];
  /** A file that was picked and is not imported yet. */
  readonly preview: SurveyPreview | null;
  /** Of the preview's unconfirmed ratings those that are about their message. */
  readonly confirmed: readonly string[];
  readonly isWorking: boolean;
  readonly problem: string | null;
  readonly showDays: (days: Days) => void;
  /** Lets a person choose an export and previews it. */
  readonly pick: (kind: SurveyKind) => Promise<void>;
  readonly setColumns: (columns: SurveyColumns) => Promise<void>;
  /** Shows fifty more of the ratings that only a person can match. */
  readonly askMore: () => Promise<void>;
  readonly leavePreview: () => void;
  readonly confirmRating: (row: string, isIt: boolean) => void;
  /** Imports what is previewed; null when that failed. */
  readonly confirm: () => Promise<SurveyImport | null>;
  /** Lets a person choose mailboxes and mails; null when none were, or that failed. */
  readonly importThreads: () => Promise<SurveyImport | null>;
  readonly removeImport: (id: string) => Promise<boolean>;
  /** Loads, and follows what is done while it is shown; returns the function that stops. */
  readonly start: () => () => void;
}

export type OutcomesStore = StoreApi<OutcomesState>;

/** Of the ratings that were confirmed, those that the preview still offers: columns may have been chosen anew since. */
function offeredOf(preview: SurveyPreview, confirmed: readonly string[]): readonly string[] {
  const offered = new Set(preview.unconfirmed.map(({ row }) => row));
  return confirmed.filter((row) => offered.has(row));
}

/** The preview with what was confirmed counted for its messages, as the import will count it. */
export function countedAlong(preview: SurveyPreview, confirmed: readonly string[]): SurveyPreview {
  const more = offeredOf(preview, confirmed).length;
  if (more === 0) return preview;
  const { unconfirmed = 0, ...unmatched } = preview.unmatched;
  const left = Math.max(0, unconfirmed - more);
  return {
    ...preview,
    matched: preview.matched + more,
    unmatched: left === 0 ? unmatched : { ...unmatched, unconfirmed: left },
  };
}

/** What became of the cases of some days, and exports that are about to be imported. */
export function createOutcomesStore(api: DeskApi): OutcomesStore {
  return createStore<OutcomesState>()((set, get) => {
    /** Of the preview. */
    let path: string | null = null;
    /** Raised with each preview that is asked for or left, so that an older answer is known. */
    let asks = 0;
    /** How many ratings the preview asks about. */
    let asked = unconfirmedAtOnce;
    /** What has not ended yet. */
    let running = 0;
    const { load, attempt, change, start } = createResource({
      api,
      events: ['report.changed'],
      async fetch() {
        const { days } = get();
        if (days === null) return { outcomes: null, comments: [] };
        const [outcomes, comments] = await Promise.all([
          api.call('outcomes.figures', days),
          api.call('outcomes.comments', days),
        ]);
        return { outcomes, comments };
      },
      apply: (found) => set(found),
      set,
    });

    async function working<Result>(work: () => Promise<Result>): Promise<Result | null> {
      running += 1;
      set({ isWorking: true });
      const result = await attempt(work);
      running -= 1;
      set({ isWorking: running > 0 });
      return result;
    }
    async function previewWith(kind: SurveyKind, columns: SurveyColumns | null): Promise<void> {
      if (path === null) return;
      const input = { path, kind, columns, asked };
      const own = ++asks;
      const preview = await working(() => api.call('outcomes.preview', input));
      if (preview !== null && own === asks) set({ preview });
    }

    return {
      days: null,
      outcomes: null,
      comments: [],
      preview: null,
      confirmed: [],
      isWorking: false,
      problem: null,
      showDays(days) {
        set({ days });
        void load();
      },
      async pick(kind) {
        const [picked] = (await attempt(() => api.call('shell.pick', { what: 'files' }))) ?? [];
        if (picked === undefined) return;
        path = picked;
        asked = unconfirmedAtOnce;
        set({ preview: null, confirmed: [] });
        await previewWith(kind, null);
      },
      async setColumns(columns) {
        const { preview } = get();
        if (preview === null) return;
        // What was chosen stands there while the rest is counted anew.
        set({ preview: { ...preview, columns } });
        await previewWith(preview.kind, columns);
      },
      async askMore() {
        const { preview } = get();
        if (preview === null) return;
        asked = Math.min(mostUnconfirmed, preview.unconfirmed.length + unconfirmedAtOnce);
        await previewWith(preview.kind, preview.columns);
      },
      leavePreview() {
        path = null;
        asks += 1;
        set({ preview: null, confirmed: [], problem: null });
      },
      confirmRating(row, isIt) {
        const others = get().confirmed.filter((one) => one !== row);
        set({ confirmed: isIt ? [...others, row] : others });
      },
      async confirm() {
        const { preview, confirmed } = get();
        if (preview === null || path === null) return null;
        const input = {
          path,
          kind: preview.kind,
          columns: preview.columns,
          asked,
          confirmed: offeredOf(preview, confirmed),
        };
        const imported = await working(() => api.call('outcomes.import', input));
        if (imported === null) return null;
        path = null;
        asks += 1;
        set({ preview: null, confirmed: [] });
        await load();
        return imported;
      },
      async importThreads() {
        const paths = (await attempt(() => api.call('shell.pick', { what: 'files' }))) ?? [];
        if (paths.length === 0) return null;
        const imported = await working(() => api.call('outcomes.importThreads', { paths }));
        if (imported !== null) await load();
        return imported;
      },
      removeImport: (id) => change(() => api.call('outcomes.removeImport', { id })),
      start,
    };
  });
}
