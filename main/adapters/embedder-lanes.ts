import { DeskFailure } from '../desk/failure.ts';

/**
 * Tokens of one run, padding included. Measured on two cores: 384 is 1.2 to 2 times as quick as batches of 32 padded
 * texts, because the activations stay in the processor's cache, and it ends within about 50 ms, which is what a query
 * that comes in the middle of an import has to wait.
 */
const tokensPerRun = 384;
/** The same while somebody searches, and for how many milliseconds after it: a query waits for the run that it meets. */
const tokensWhileAsked = 128;
const askedFor = 3_000;
/** Milliseconds after a query in which no passage is begun: what follows in the search wants the processor, too. */
const courtesy = 30;
/** Passages that are sorted by length together. More pad a little less, but their tokenising would hold up a query. */
const passagesPerRound = 64;

interface Waiting {
  readonly text: string;
  readonly done: (vector: Float32Array) => void;
  readonly failed: (error: unknown) => void;
}
interface Encoded extends Waiting {
  readonly ids: readonly number[];
}

export interface LanesOptions {
  /** Runs the model over token ids of any lengths and returns one vector each, in the order given. */
  readonly run: (batch: readonly (readonly number[])[]) => Promise<readonly Float32Array[]>;
  readonly encode: (text: string) => readonly number[];
}

/** Two waiting lines before one model: queries first, passages of all callers pooled and sorted by length. */
export function createLanes({ run, encode }: LanesOptions) {
  const queries: Waiting[] = [];
  const passages: Waiting[] = [];
  let round: Encoded[] = [];
  let running: Promise<void> | null = null;
  let closed = false;
  let lastQuery = -askedFor;
  let wake: () => void = () => undefined;

  /** Resolves after a moment, at once when a query comes. */
  const moment = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, courtesy);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  function encoded(waiting: readonly Waiting[]): Encoded[] {
    return waiting.flatMap((item) => {
      try {
        return [{ ...item, ids: encode(item.text) }];
      } catch (error) {
        item.failed(error);
        return [];
      }
    });
  }

  function nextBatch(): readonly Encoded[] {
    if (queries.length > 0) return encoded(queries.splice(0, 1));
    if (round.length === 0)
      round = encoded(passages.splice(0, passagesPerRound)).toSorted((a, b) => a.ids.length - b.ids.length);
    // Longest first: each batch is as wide as its first text.
    const width = round.at(-1)?.ids.length ?? 1;
    const tokens = performance.now() - lastQuery < askedFor ? tokensWhileAsked : tokensPerRun;
    return round.splice(-Math.max(1, Math.floor(tokens / width)));
  }

  async function work(): Promise<void> {
    while (queries.length + round.length + passages.length > 0) {
      const asked = queries.length > 0;
      const batch = nextBatch();
      if (batch.length === 0) continue;
      try {
        const vectors = await run(batch.map(({ ids }) => ids));
        for (const [index, item] of batch.entries()) {
          const vector = vectors[index];
          if (vector) item.done(vector);
          else item.failed(new Error('The model returned fewer vectors than texts'));
        }
      } catch (cause) {
        const error = new DeskFailure(
          'model_unavailable',
          'The language model stopped working. Restart Sidedesk.',
          { cause },
        );
        for (const item of batch) item.failed(error);
      }
      if (asked && queries.length === 0 && round.length + passages.length > 0) await moment();
    }
  }

  return {
    embed(texts: readonly string[], purpose: 'query' | 'passage'): Promise<readonly Float32Array[]> {
      if (closed)
        return Promise.reject(new DeskFailure('model_unavailable', 'The language model was closed.'));
      const lane = purpose === 'query' ? queries : passages;
      const vectors = texts.map(
        (text) => new Promise<Float32Array>((done, failed) => lane.push({ text, done, failed })),
      );
      if (purpose === 'query') {
        lastQuery = performance.now();
        wake();
      }
      // A moment later, so that what several callers ask for at once is sorted together.
      running ??= Promise.resolve()
        .then(work)
        .finally(() => {
          running = null;
        });
      return Promise.all(vectors);
    },
    /** Lets the present run end and refuses everything that still waits. */
    async close(): Promise<void> {
      closed = true;
      const error = new DeskFailure('model_unavailable', 'The language model was closed.');
      for (const item of [...queries.splice(0), ...round.splice(0), ...passages.splice(0)])
        item.failed(error);
      wake();
      await running;
    },
  };
}
