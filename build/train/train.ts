/** `npm run train -- FOLDER`: makes the small heads in models/heads anew. FOLDER holds GoEmotions' train.jsonl. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createEmbedder } from '../../main/adapters/embedder.ts';
import { trainMood } from './mood.ts';

const models = path.resolve(import.meta.dirname, '../../models');
const batch = 512;

async function train(emotionsFolder: string): Promise<void> {
  const manifest: unknown = JSON.parse(readFileSync(path.join(models, 'manifest.json'), 'utf8'));
  const embedder = createEmbedder({ modelsFolder: models, manifest, log: { write: () => undefined } });
  await embedder.load();
  try {
    const out = path.join(models, 'heads', 'mood.json');
    const head = await trainMood({
      rowsFolder: path.join(models, 'heads', 'mood'),
      emotionsFolder,
      model: embedder.model,
      embed: async (texts) => {
        const vectors: Float32Array[] = [];
        for (let from = 0; from < texts.length; from += batch)
          vectors.push(...(await embedder.embed(texts.slice(from, from + batch), 'passage')));
        return vectors;
      },
    });
    writeFileSync(out, head);
    console.log(`Wrote ${out}.`);
  } finally {
    await embedder.close();
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined || !existsSync(path.join(folder, 'train.jsonl'))) {
  console.error('Usage: npm run train -- FOLDER   (the folder that holds GoEmotions as train.jsonl)');
  process.exitCode = 2;
} else await train(folder);
