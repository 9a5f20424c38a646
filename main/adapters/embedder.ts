import path from 'node:path';
import { DeskFailure } from '../desk/failure.ts';
import type { Embedder, Embedding, Log, SearchActivity } from '../desk/ports.ts';
import { createEmbeddingQueue } from './embedding-queue.ts';
import { type LoadedModel, loadModel, modelManifest, modelName } from './embedder-model.ts';
import { describeModelFolder } from './model-folder.ts';
import { tokenModelOf } from './token-projection.ts';

export interface RestingEmbedder extends Embedder {
  /** Gives the weights back, unless they are at work; the next text loads them again. */
  rest(): Promise<void>;
}

/** The model of a folder of the owner's, in transformers.js layout. Rejects with `model_unavailable` and what is missing. */
export async function openModelFolder(
  folder: string,
  given: Pick<EmbedderOptions, 'searchActivity' | 'log'>,
): Promise<RestingEmbedder> {
  const manifest = await describeModelFolder(folder);
  return createEmbedder({ modelsFolder: path.dirname(folder), manifest, ...given });
}

export interface EmbedderOptions {
  /** Folder that holds one folder a model, named by the manifest's id. */
  readonly modelsFolder: string;
  /** As in `models/manifest.json`, or as `model-folder.ts` describes a folder of the owner's. */
  readonly manifest: unknown;
  /** While somebody searches, passages leave room. */
  readonly searchActivity: Pick<SearchActivity, 'isActive'>;
  readonly log: Log;
}

/**
 * A language model that a manifest describes, run by onnxruntime on this machine. Nothing is ever fetched.
 * Throws DeskFailure `model_unavailable` when the manifest describes a model that cannot be run.
 */
export function createEmbedder({
  modelsFolder,
  manifest: given,
  searchActivity,
  log,
}: EmbedderOptions): RestingEmbedder {
  const parsed = modelManifest.safeParse(given);
  if (!parsed.success) throw new DeskFailure('model_unavailable', { reason: 'unsupported' });
  const manifest = parsed.data;
  let loading: Promise<LoadedModel> | null = null;
  let model: LoadedModel | null = null;
  const queue = createEmbeddingQueue({
    run: (batch, purpose) => ready().run(batch, purpose),
    encode: (text) => ready().encode(text),
    isSearchActive: () => searchActivity.isActive(),
  });

  function ready(): LoadedModel {
    if (model) return model;
    throw new DeskFailure('model_unavailable');
  }

  async function load(): Promise<void> {
    const started = performance.now();
    loading ??= loadModel(modelsFolder, manifest);
    try {
      if (model) return;
      model = await loading;
      log.write('info', 'model.loaded', { model: manifest.id, ms: Math.round(performance.now() - started) });
    } catch (error) {
      // Reset, so that a person can put the files right and try again without a restart.
      loading = null;
      log.write('error', 'model.load-failed', {
        model: manifest.id,
        name: error instanceof Error ? error.name : 'unknown',
      });
      throw new DeskFailure('model_unavailable', { reason: 'not_loaded', cause: error });
    }
  }

  const embedTokens = async (
    texts: readonly string[],
    purpose: 'query' | 'passage',
  ): Promise<readonly Embedding[]> => {
    await load();
    const prefix = manifest.prefix[purpose];
    return queue.embed(prefix === '' ? texts : texts.map((text) => prefix + text), purpose);
  };
  const tokenModel = tokenModelOf(modelName(manifest));

  return {
    model: modelName(manifest),
    dimensions: manifest.dimensions,
    maxTokens: manifest.maxTokens,
    languages: manifest.languages,
    load,
    embed: async (texts, purpose) => (await embedTokens(texts, purpose)).map(({ vector }) => vector),
    tokenModel,
    embedTokens: tokenModel === undefined ? undefined : embedTokens,
    countTokens: (text) => ready().countTokens(text),
    rest: async () => model?.rest(),
    close: async () => {
      await queue.close();
      const loaded = model;
      model = null;
      loading = null;
      await loaded?.close();
    },
  };
}
