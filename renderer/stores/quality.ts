import { createStore, type StoreApi } from 'zustand/vanilla';
import { DeskError, type DeskApi } from '../../preload/client.ts';
import type { QualityEvaluation, QualityPoint, QualitySample, SampledReply } from '../../preload/contract.ts';
import { createResource } from './resource.ts';

export type EvaluationSoFar = Readonly<Partial<Record<QualityPoint, boolean>>>;

interface QualityState {
  /** Null until loaded. */
  readonly sample: QualitySample | null;
  /** Which reply of the sample is shown. */
  readonly at: number;
  /** What was said and not kept yet, by the reply. */
  readonly drafts: ReadonlyMap<string, EvaluationSoFar>;
  readonly problem: string | null;
  readonly showWeek: (week: string) => void;
  readonly showReply: (at: number) => void;
  readonly answer: (point: QualityPoint, value: boolean) => void;
  /** Keeps the evaluation of the reply that is shown, and goes on to the next that has none. */
  readonly keep: (evaluation: QualityEvaluation) => Promise<boolean>;
  readonly start: () => () => void;
}

export type QualityStore = StoreApi<QualityState>;

/** As a reply is evaluated now: what was said here, else what was kept, else what the log fills in. */
export function evaluationOf(
  { id, own, prefilled }: SampledReply,
  drafts: ReadonlyMap<string, EvaluationSoFar>,
): EvaluationSoFar {
  const fromLog = Object.fromEntries(Object.entries(prefilled).map(([point, { value }]) => [point, value]));
  return { ...fromLog, ...own, ...drafts.get(id) };
}

/** The weekly sample of replies, as far as whoever is at the desk has evaluated it. */
export function createQualityStore(api: DeskApi): QualityStore {
  return createStore<QualityState>()((set, get) => {
    let week: string | undefined;
    /** The last reply there is, at most. */
    const within = (at: number, replies: readonly SampledReply[]): number =>
      Math.max(0, Math.min(at, replies.length - 1));

    async function fetchSample(): Promise<QualitySample> {
      const asked = week;
      if (asked === undefined) return await api.call('quality.sample', {});
      try {
        return await api.call('quality.sample', { week: asked });
      } catch (error) {
        if (!(error instanceof DeskError) || error.code !== 'bad_request') throw error;
        // The oldest week is no longer listed once another has ended: the newest is shown.
        if (week === asked) week = undefined;
        return await api.call('quality.sample', {});
      }
    }
    const { load, change, start } = createResource<QualitySample>({
      api,
      events: ['people.changed'],
      fetch: fetchSample,
      apply(sample) {
        const isOther = sample.week !== get().sample?.week;
        const first = sample.replies.findIndex(({ own }) => own === null);
        set({ sample, at: isOther ? Math.max(0, first) : within(get().at, sample.replies) });
      },
      clear: () => set({ sample: null }),
      set,
    });
    return {
      sample: null,
      at: 0,
      drafts: new Map(),
      problem: null,
      showWeek(chosen) {
        week = chosen;
        void load();
      },
      showReply(at) {
        set({ at: within(at, get().sample?.replies ?? []) });
      },
      answer(point, value) {
        const { sample, at, drafts } = get();
        const reply = sample?.replies[at];
        if (reply !== undefined)
          set({ drafts: new Map(drafts).set(reply.id, { ...drafts.get(reply.id), [point]: value }) });
      },
      async keep(evaluation) {
        const { sample, at } = get();
        const reply = sample?.replies[at];
        if (reply === undefined) return false;
        const isKept = await change(() => api.call('quality.evaluate', { id: reply.id, evaluation }));
        if (!isKept) return false;
        const drafts = new Map(get().drafts);
        drafts.delete(reply.id);
        const replies = get().sample?.replies ?? [];
        const next = [...replies.keys()].find((nth) => nth > at && replies[nth]?.own === null);
        set({ drafts, at: next ?? within(at, replies) });
        return true;
      },
      start,
    };
  });
}
