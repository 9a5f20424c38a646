import { DeskFailure } from '../desk/failure.ts';

/**
 * Tokens of one run, padding included. Measured on two cores: 384 is 1.2 to 2 times as quick as batches of 32 padded
 * texts, because the activations stay in the processor's cache, and it ends within about 50 ms, which is what a query
 * that comes in the middle of an import has to wait.
 */
const tokensPerRun = 384;
/** The same while somebody searches: a query waits for the run that it meets. */
const tokensWhileSearching = 96;
/** Milliseconds after a query in which no passage is begun: what follows in the search wants the processor, too. */
const passageDelayMs = 30;
/**
 * Passages get about this share of each window of milliseconds, or an import would stand still for as long as somebody
 * searches faster than the delay passes. `firstDelaysMs` in a window are the search's own, so a single one is never
 * disturbed.
 */
const passageShare = 0.7;
const shareWindowMs = 1_000;
const firstDelaysMs = 100;
/** Passages that are sorted by length together. More pad a little less, but their tokenising would hold up a query. */
const passagesPerRound = 64;

interface QueuedText<Made> {
  readonly text: string;
  readonly done: (made: Made) => void;
  readonly failed: (error: unknown) => void;
}
interface TokenizedText<Made> extends QueuedText<Made> {
  readonly ids: readonly number[];
}

export interface EmbeddingQueueOptions<Made> {
  /** Runs the model over token ids of any lengths and returns what it makes of each, in the order given. */
  readonly run: (
    batch: readonly (readonly number[])[],
    purpose: 'query' | 'passage',
  ) => Promise<readonly Made[]>;
  readonly encode: (text: string) => readonly number[];
  /** Whether somebody searches, or did a moment ago. */
  readonly isSearchActive: () => boolean;
}

/** Two queues before one model: queries first, passages of all callers pooled and sorted by length. */
export function createEmbeddingQueue<Made extends object>({
  run,
  encode,
  isSearchActive,
}: EmbeddingQueueOptions<Made>) {
  const queries: QueuedText<Made>[] = [];
  const passages: QueuedText<Made>[] = [];
  let round: TokenizedText<Made>[] = [];
  let running: Promise<void> | null = null;
  let closed = false;
  /** The present window: when it began, and for how long passages ran in it. */
  let windowStart = -shareWindowMs;
  let passageMs = 0;
  let wake: () => void = () => undefined;

  /** Whether passages had their share, so that the next ones can wait for the rest of a search. */
  function hadShare(): boolean {
    const now = performance.now();
    if (now - windowStart > shareWindowMs) {
      windowStart = now;
      passageMs = 0;
    }
    return passageMs + firstDelaysMs >= passageShare * (now - windowStart);
  }

  /** Resolves after the delay, at once when a query comes. */
  const delayPassages = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, passageDelayMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  function encodeAll(queued: readonly QueuedText<Made>[]): TokenizedText<Made>[] {
    return queued.flatMap((item) => {
      try {
        return [{ ...item, ids: encode(item.text) }];
      } catch (error) {
        item.failed(error);
        return [];
      }
    });
  }

  function nextBatch(): readonly TokenizedText<Made>[] {
    if (queries.length > 0) return encodeAll(queries.splice(0, 1));
    if (round.length === 0)
      round = encodeAll(passages.splice(0, passagesPerRound)).toSorted((a, b) => a.ids.length - b.ids.length);
    // Longest first: each batch is as wide as its first text.
    const width = round.at(-1)?.ids.length ?? 1;
    const tokens = isSearchActive() ? tokensWhileSearching : tokensPerRun;
    return round.splice(-Math.max(1, Math.floor(tokens / width)));
  }

  async function work(): Promise<void> {
    while (queries.length + round.length + passages.length > 0) {
      const isQuery = queries.length > 0;
      const batch = nextBatch();
      if (batch.length === 0) continue;
      const started = performance.now();
      try {
        const made = await run(
          batch.map(({ ids }) => ids),
          isQuery ? 'query' : 'passage',
        );
        for (const [index, item] of batch.entries()) {
          const own = made[index];
          if (own) item.done(own);
          else item.failed(new Error('The model returned fewer vectors than texts'));
        }
      } catch (cause) {
        const error = new DeskFailure('model_unavailable', { reason: 'stopped', cause });
        for (const item of batch) item.failed(error);
      }
      if (!isQuery) passageMs += performance.now() - started;
      const onlyPassagesWait = queries.length === 0 && round.length + passages.length > 0;
      if (isQuery && onlyPassagesWait && hadShare()) await delayPassages();
    }
    // At once: whoever embeds again as soon as this is answered must not take it for still running.
    running = null;
  }

  return {
    embed(texts: readonly string[], purpose: 'query' | 'passage'): Promise<readonly Made[]> {
      if (closed) return Promise.reject(new DeskFailure('model_unavailable'));
      const queue = purpose === 'query' ? queries : passages;
      const made = texts.map(
        (text) => new Promise<Made>((done, failed) => queue.push({ text, done, failed })),
      );
      if (purpose === 'query') wake();
      // A moment later, so that what several callers embed at once is sorted together.
      running ??= Promise.resolve().then(work);
      return Promise.all(made);
    },
    /** Lets the present run end and refuses everything that is still queued. */
    async close(): Promise<void> {
      closed = true;
      const error = new DeskFailure('model_unavailable');
      for (const item of [...queries.splice(0), ...round.splice(0), ...passages.splice(0)])
        item.failed(error);
      wake();
      await running;
    },
  };
}
