import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { DeskFailure } from '../desk/failure.ts';
import { modelManifest, type ModelManifest } from './embedder-model.ts';

/** Names of the weights in transformers.js layout, the quickest first. */
const weights = [
  ['q8', 'model_quantized.onnx'],
  ['int8', 'model_int8.onnx'],
  ['uint8', 'model_uint8.onnx'],
  ['fp16', 'model_fp16.onnx'],
  ['fp32', 'model.onnx'],
] as const;
/** Files of a model that says more about itself than its own `config.json`. */
const ownManifest = 'sidedesk-model.json';
const poolingFile = path.join('1_Pooling', 'config.json');

const config = z.object({
  model_type: z.string().default(''),
  hidden_size: z.int().positive(),
  vocab_size: z.int().positive().default(0),
  max_position_embeddings: z.int().positive().default(512),
});
const tokenizerConfig = z.object({ model_max_length: z.number().positive().default(512) });
const pooling = z.object({ pooling_mode_cls_token: z.boolean().default(false) });

/** Longest input that is run: passages are cut well below it. */
const longestInput = 512;
/** A vocabulary of this size is one of many languages; those of one have about 30,000 words. */
const manyLanguages = 100_000;
/** The languages of the widespread multilingual models that the desk can tell apart (ISO 639-1). */
const servedByMany =
  'am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko ku lo lt lv ml mr ms nl no or pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh';

/**
 * Describes the model in a folder of transformers.js layout (`config.json`, `tokenizer.json`, `onnx/…`). What it does not
 * say of itself follows from its kind; `sidedesk-model.json` in the folder, a manifest as in `models/`, says it all.
 * Throws DeskFailure `model_unavailable` with what is missing.
 */
export async function describeModelFolder(folder: string): Promise<ModelManifest> {
  const id = path.basename(folder);
  for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    if (!(await isFile(path.join(folder, file)))) throw notAModel('files', { file });
  const found = await findWeights(folder);
  const revision = await hashOf(path.join(folder, 'onnx', found.file));

  const own = await readJson(path.join(folder, ownManifest), z.record(z.string(), z.unknown()));
  const described = await readJson(path.join(folder, 'config.json'), config);
  if (!described) throw notAModel('config');
  const tokenizer = await readJson(path.join(folder, 'tokenizer_config.json'), tokenizerConfig);
  const pooled = await readJson(path.join(folder, poolingFile), pooling);
  const isMany = described.vocab_size >= manyLanguages;
  // The family of E5 was trained with these words before its texts, and the family of BGE on the first token.
  const isE5 = /(^|[-_])e5([-_]|$)/i.test(id);
  const isCls = pooled?.pooling_mode_cls_token ?? /(^|[-_])bge([-_]|$)/i.test(id);
  // Positions of the RoBERTa family begin behind two reserved ones.
  const positions = described.max_position_embeddings - (/roberta/i.test(described.model_type) ? 2 : 0);
  const manifest = modelManifest.safeParse({
    dtype: found.dtype,
    dimensions: described.hidden_size,
    pooling: isCls ? 'cls' : 'mean',
    normalize: true,
    maxTokens: Math.min(longestInput, positions, tokenizer?.model_max_length ?? longestInput),
    languages: isMany ? servedByMany.split(' ') : ['en'],
    prefix: isE5 ? { query: 'query: ', passage: 'passage: ' } : { query: '', passage: '' },
    ...own,
    // The files in the folder decide these, whatever is said of them.
    id,
    revision,
  });
  if (!manifest.success) throw notAModel('manifest', { file: ownManifest });
  return manifest.data;
}

const notAModel = (
  reason: 'config' | 'files' | 'manifest' | 'weights',
  params: Readonly<Record<string, string>> = {},
): DeskFailure => new DeskFailure('model_unavailable', { reason, params });

async function findWeights(
  folder: string,
): Promise<{ readonly dtype: ModelManifest['dtype']; readonly file: string }> {
  for (const [dtype, file] of weights)
    if (await isFile(path.join(folder, 'onnx', file))) return { dtype, file };
  throw notAModel('weights');
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** Null when the file is missing or is something else. */
async function readJson<Shape>(file: string, shape: z.ZodType<Shape>): Promise<Shape | null> {
  // A pipe would be waited for without end.
  if (!(await isFile(file))) return null;
  try {
    return shape.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Uint8Array);
  return hash.digest('hex');
}
