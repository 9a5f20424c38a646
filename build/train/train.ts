/**
 * `npm run train -- FOLDER`: makes the small heads in models/heads anew. FOLDER holds GoEmotions' train.jsonl. `npm run train
 * -- tokens` makes the projection of tokens alone, which needs nothing from elsewhere.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createEmbedder } from '../../main/adapters/embedder.ts';
import { loadModel, modelManifest, modelName } from '../../main/adapters/embedder-model.ts';
import { trainMood } from './mood.ts';
import { trainTokens } from './tokens.ts';

const root = path.resolve(import.meta.dirname, '../..');
const models = path.join(root, 'models');
const heads = path.join(models, 'heads');
const batch = 512;

const readManifest = (): unknown => JSON.parse(readFileSync(path.join(models, 'manifest.json'), 'utf8'));

function write(name: string, head: string): void {
  const file = path.join(heads, name);
  writeFileSync(file, head);
  console.log(`Wrote ${file}.`);
}

async function trainMoodHead(emotionsFolder: string): Promise<void> {
  const embedder = createEmbedder({
    modelsFolder: models,
    manifest: readManifest(),
    searchActivity: { isActive: () => false },
    log: { write: () => undefined },
  });
  await embedder.load();
  try {
    const head = await trainMood({
      rowsFolder: path.join(heads, 'mood'),
      emotionsFolder,
      model: embedder.model,
      embed: async (texts) => {
        const vectors: Float32Array[] = [];
        for (let from = 0; from < texts.length; from += batch)
          vectors.push(...(await embedder.embed(texts.slice(from, from + batch), 'passage')));
        return vectors;
      },
    });
    write('mood.json', head);
  } finally {
    await embedder.close();
  }
}

/** Sentences of customers and of shops, all of our own: one a line. */
function ownTexts(): readonly string[] {
  const folders = [path.join(heads, 'mood'), path.join(root, 'main/sample-shop/library')];
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:txt|md|csv|html)$/u.test(name))
      .toSorted()
      .map((name) => path.join(folder, name)),
  );
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .replaceAll(/<[^>]*>/gu, ' ')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /\p{L}{3}/u.test(line)),
  );
}

async function trainTokenHead(): Promise<void> {
  const manifest = modelManifest.parse(readManifest());
  const model = await loadModel(models, manifest);
  try {
    const head = await trainTokens({
      model: modelName(manifest),
      inputs: manifest.dimensions,
      texts: ownTexts(),
      statesOf: async (texts) => {
        const states: Float32Array[] = [];
        // One by one, so that they do not depend on each other.
        for (const text of texts)
          states.push(
            (await model.states(model.encode(text))).subarray(manifest.dimensions, -manifest.dimensions),
          );
        return states;
      },
    });
    write('tokens.json', head);
  } finally {
    await model.close();
  }
}

const [what] = process.argv.slice(2);
if (what !== 'tokens' && (what === undefined || !existsSync(path.join(what, 'train.jsonl')))) {
  console.error(
    'Usage: npm run train -- FOLDER   (the folder that holds GoEmotions as train.jsonl)\n       npm run train -- tokens',
  );
  process.exitCode = 2;
} else {
  await trainTokenHead();
  if (what !== 'tokens') await trainMoodHead(what);
}
