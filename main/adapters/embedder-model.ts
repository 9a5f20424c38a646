import { z } from 'zod';
import type { Embedding, TokenVectors } from '../desk/ports.ts';
import { tokenProjectionFor } from './token-projection.ts';

/** What a manifest says of a model, as far as running it is concerned. Ours is `models/manifest.json`. */
export const modelManifest = z.object({
  /** Also the name of its folder. */
  id: z.string().min(1),
  revision: z.string().min(1),
  /** Which of the weights' files is run, as transformers.js names them. */
  dtype: z.enum(['q8', 'int8', 'uint8', 'fp16', 'fp32']),
  dimensions: z.int().positive(),
  /** What makes one vector of a text's: the mean over its tokens, or the first token's. */
  pooling: z.enum(['mean', 'cls']),
  normalize: z.literal(true),
  /** Longest input in tokens, special tokens included. */
  maxTokens: z.int().min(16),
  /** ISO 639-1 codes. */
  languages: z.array(z.string()).min(1),
  /** What the model wants to read before a question and before a passage. */
  prefix: z.object({ query: z.string(), passage: z.string() }).default({ query: '', passage: '' }),
});
export type ModelManifest = z.infer<typeof modelManifest>;

export interface LoadedModel {
  /** Tokens of the whole text, without the special ones. */
  countTokens(text: string): number;
  /** Token ids with the special ones, cut at the model's limit. */
  encode(text: string): readonly number[];
  /** What is made of each row of ids, in the order given; the vectors of tokens when they are first read. */
  run(batch: readonly (readonly number[])[], purpose: 'query' | 'passage'): Promise<readonly Embedding[]>;
  /** The last hidden state of each token, side by side, the special ones included. */
  states(ids: readonly number[]): Promise<Float32Array>;
  /** Gives the weights back now, unless they are at work; the next text loads them again. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

/** A token is at least one character, and few are longer than this: what lies beyond would be cut anyhow. */
const charactersPerToken = 64;

/**
 * Threads of onnxruntime that wait for each other sleep instead of turning in circles. Turning takes two to three times the
 * processor's time, and where other programs run beside it a text takes up to seven times as long: a thread that turns
 * keeps the one that it waits for from running. The vectors are the same.
 */
const withoutSpinning = { extra: { session: { intra_op: { allow_spinning: '0' } } } };

/**
 * Milliseconds without a text after which the weights, and what their work has taken beside them, are given back; the next text loads
 * them again, which takes .1 to .3 s. A desk that waits in the tray all day needs a third less memory.
 */
const restsAfterMs = 10 * 60_000;

/** Loads tokenizer and weights from the folder. The library is imported here, so that nothing native runs before. */
export async function loadModel(
  modelsFolder: string,
  manifest: ModelManifest,
  idleMs: number = restsAfterMs,
): Promise<LoadedModel> {
  const { id, dimensions, maxTokens } = manifest;
  const projection = tokenProjectionFor(modelName(manifest));
  const { AutoModel, AutoTokenizer, Tensor, env } = await import('@huggingface/transformers');
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  env.localModelPath = modelsFolder;
  const loadWeights = () =>
    AutoModel.from_pretrained(id, {
      dtype: manifest.dtype,
      local_files_only: true,
      session_options: withoutSpinning,
    });
  let weights: ReturnType<typeof loadWeights> | null = loadWeights();
  let timer: NodeJS.Timeout | null = null;
  let working = 0;
  const rest = async (): Promise<void> => {
    const loaded = weights;
    weights = null;
    await (await loaded)?.dispose();
  };
  /** They rest a while after their last use, and never during one. */
  const restLater = (): void => {
    timer = setTimeout(() => void rest().catch(() => undefined), idleMs).unref();
  };
  const [tokenizer] = await Promise.all([
    AutoTokenizer.from_pretrained(id, { local_files_only: true }),
    weights,
  ]);
  restLater();

  const encodeAll = (text: string): readonly number[] => tokenizer.encode(text);
  const special = encodeAll('');
  const last = special.at(-1);
  if (last === undefined) throw new Error('The tokenizer marks no end');

  const pieces = new Map<number, string>();
  function pieceOf(id: number): string {
    const known = pieces.get(id);
    if (known !== undefined) return known;
    const piece = tokenizer.decode([id]);
    pieces.set(id, piece);
    return piece;
  }

  function encode(text: string): readonly number[] {
    const ids = encodeAll(text.slice(0, maxTokens * charactersPerToken));
    return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - 1), last ?? 0];
  }

  /** Those of each row side by side, all rows padded to the longest. */
  async function hiddenStates(batch: readonly (readonly number[])[]): Promise<Float32Array> {
    const width = Math.max(...batch.map((ids) => ids.length));
    const cells = batch.length * width;
    const ids = new BigInt64Array(cells);
    const mask = new BigInt64Array(cells);
    for (const [row, tokens] of batch.entries())
      for (const [column, token] of tokens.entries()) {
        ids[row * width + column] = BigInt(token);
        mask[row * width + column] = 1n;
      }
    const shape = [batch.length, width];
    // Token types are all zero; transformers.js adds them for models that ask for them.
    if (timer !== null) clearTimeout(timer);
    let output: unknown;
    working += 1;
    try {
      weights ??= loadWeights();
      const model = await weights;
      output = await model({
        input_ids: new Tensor('int64', ids, shape),
        attention_mask: new Tensor('int64', mask, shape),
      });
    } catch (error) {
      // Weights that could not be loaded, or failed at their work, are given back and loaded again with the next text.
      await rest().catch(() => undefined);
      throw error;
    } finally {
      working -= 1;
      restLater();
    }
    const states: unknown =
      typeof output === 'object' && output !== null && 'last_hidden_state' in output
        ? output.last_hidden_state
        : null;
    if (!(states instanceof Tensor) || !(states.data instanceof Float32Array))
      throw new Error('The model returned something else than its last hidden state');
    return states.data;
  }

  async function run(
    batch: readonly (readonly number[])[],
    purpose: 'query' | 'passage',
  ): Promise<readonly Embedding[]> {
    const hidden = await hiddenStates(batch);
    const width = hidden.length / batch.length / dimensions;
    return batch.map((tokens, row) => {
      const counted = manifest.pooling === 'cls' ? 1 : tokens.length;
      const from = row * width * dimensions;
      const vector = meanOf(hidden, from, counted, dimensions);
      const states = hidden.subarray(from, from + tokens.length * dimensions);
      return projection === null
        ? { vector, tokens: null }
        : withTokens(vector, () => projection.project(states, tokens, purpose, pieceOf));
    });
  }

  return {
    countTokens: (text) => encodeAll(text).length - special.length,
    encode,
    run,
    states: (ids) => hiddenStates([ids]),
    rest: async () => {
      if (working === 0) await rest();
    },
    close: async () => {
      if (timer !== null) clearTimeout(timer);
      await rest();
    },
  };
}

/** What the model is called: other weights are another model. */
export const modelName = ({ id, revision, dtype }: ModelManifest): string =>
  `${id}@${revision.slice(0, 8)}/${dtype}`;

/** Few texts are asked for their tokens, and projecting those of a long one takes a millisecond. */
function withTokens(vector: Float32Array, project: () => TokenVectors): Embedding {
  let made: Embedding['tokens'] = null;
  return {
    vector,
    get tokens() {
      return (made ??= project());
    },
  };
}

/** Mean over the first so many tokens, brought to unit length. */
function meanOf(hidden: Float32Array, offset: number, tokens: number, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (let token = 0; token < tokens; token++) {
    const at = offset + token * dimensions;
    for (let i = 0; i < dimensions; i++) vector[i] = (vector[i] ?? 0) + (hidden[at + i] ?? 0);
  }
  let squares = 0;
  for (const value of vector) squares += value * value;
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let i = 0; i < dimensions; i++) vector[i] = (vector[i] ?? 0) * scale;
  return vector;
}
