/**
 * Makes `models/heads/mood.json` from our own sentences (`models/heads/mood/`) and GoEmotions (Apache-2.0), of which only
 * weights remain. Everything is linear in the sentence's vector, so what is shipped is one weight a dimension and mood.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createCueFinder } from '../../main/desk/messages/mood/cues.ts';
import { wordFeatures, wordFeaturesOf } from '../../main/desk/messages/mood/features.ts';
import { blankOut, toPlainText } from '../../main/desk/messages/mood/clean-text.ts';
import { fitLogistic, type Matrix, toMatrix } from './logistic.ts';

/** `fault` holds what is told of a fault without feeling. */
const moods = ['negative', 'neutral', 'positive', 'fault'] as const;
/** Every so many rows of GoEmotions are looked at: more changed nothing but the time. */
const everyRow = 3;
const trustEmotions = 0.3;
const trustMoods = 0.4;
/** How much emotions and words count beside meaning, before fitting. */
const scale = { emotions: 0.1, words: 1 };
const digits = 4;

export interface TrainDeps {
  /** Folder with the rows that we wrote, one file a mood. */
  readonly rowsFolder: string;
  /** Folder with GoEmotions' `train.jsonl`. */
  readonly emotionsFolder: string;
  readonly model: string;
  readonly embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
}

const hashOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
const linesOf = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

interface Emotions {
  readonly names: readonly string[];
  readonly weights: readonly Float64Array[];
}

/** One detector for each emotion that GoEmotions names. */
async function emotionsOf(file: string, embed: TrainDeps['embed']): Promise<Emotions> {
  const rows = linesOf(file).flatMap((line, at) => {
    if (at % everyRow !== 0) return [];
    const row: unknown = JSON.parse(line);
    if (typeof row !== 'object' || row === null || !('text' in row) || !('fine' in row)) return [];
    const { text, fine } = row;
    return typeof text === 'string' && Array.isArray(fine) ? [{ text, fine: fine.map(String) }] : [];
  });
  if (rows.length === 0) throw new Error(`${file} holds no rows with text and fine.`);
  const table = toMatrix(await embed(rows.map(({ text }) => toPlainText(text) || '.')));
  const names = [...new Set(rows.flatMap(({ fine }) => fine))].sort();
  const weights = names.map((name) => {
    const has = rows.map(({ fine }) => (fine.includes(name) ? 1 : 0));
    const { weights: both } = fitLogistic(table, has, 2, trustEmotions);
    const [without, having] = both;
    return (having ?? new Float64Array()).map((weight, at) => weight - (without?.[at] ?? 0));
  });
  return { names, weights };
}

function scoresOf(table: Matrix, { weights }: Emotions): readonly Float64Array[] {
  return Array.from({ length: table.rows }, (_, row) =>
    Float64Array.from(weights, (weight) => {
      let score = weight[table.width] ?? 0;
      for (let k = 0; k < table.width; k++)
        score += (weight[k] ?? 0) * (table.data[row * table.width + k] ?? 0);
      return score;
    }),
  );
}

/** The head as text, ready to be written. The same folders and model give the same bytes on the same machine. */
export async function trainMood({ rowsFolder, emotionsFolder, model, embed }: TrainDeps): Promise<string> {
  const files = moods.map((mood) => path.join(rowsFolder, `${mood}.txt`));
  const texts = files.map((file) => linesOf(file));
  const all = texts.flat();
  const classOf = texts.flatMap((own, at) => own.map(() => at));
  const meaning = toMatrix(await embed(all.map(toPlainText)));
  const emotionsFile = path.join(emotionsFolder, 'train.jsonl');
  const emotions = await emotionsOf(emotionsFile, embed);
  const scores = scoresOf(meaning, emotions);
  const middle = emotions.names.map(
    (_, k) => scores.reduce((sum, row) => sum + (row[k] ?? 0), 0) / scores.length,
  );
  const standardDeviations = emotions.names.map((_, k) =>
    Math.sqrt(scores.reduce((sum, row) => sum + ((row[k] ?? 0) - (middle[k] ?? 0)) ** 2, 0) / scores.length),
  );
  const findCues = createCueFinder();
  const { width } = meaning;
  const fit = fitLogistic(
    toMatrix(
      all.map((text, row) => [
        ...meaning.data.subarray(row * width, (row + 1) * width),
        ...emotions.names.map(
          (_, k) =>
            (scale.emotions * ((scores[row]?.[k] ?? 0) - (middle[k] ?? 0))) / (standardDeviations[k] ?? 1),
        ),
        ...wordFeaturesOf(blankOut(text), findCues(blankOut(text))).map((value) => scale.words * value),
      ]),
    ),
    classOf,
    moods.length,
    trustMoods,
  );
  const round = (value: number): number => Number(value.toFixed(digits));
  const heads = fit.weights.map((weight) => {
    // Emotions are linear in the vector too, so they fold into its weights.
    const ofMeaning = Array.from(weight.subarray(0, width));
    let offset = weight.at(-1) ?? 0;
    for (const [k, emotion] of emotions.weights.entries()) {
      const factor = (scale.emotions * (weight[width + k] ?? 0)) / (standardDeviations[k] ?? 1);
      for (let at = 0; at < width; at++) ofMeaning[at] = (ofMeaning[at] ?? 0) + factor * (emotion[at] ?? 0);
      offset += factor * ((emotion[width] ?? 0) - (middle[k] ?? 0));
    }
    const from = width + emotions.names.length;
    const words = wordFeatures.map((_, k) => round(scale.words * (weight[from + k] ?? 0)));
    return { offset: round(offset), words, meaning: ofMeaning.map(round) };
  });
  const head = {
    provenance:
      'Made by `npm run train -- FOLDER` from the sentences in mood/ (written for this) and GoEmotions train.jsonl (Apache-2.0); docs/experiments/mood.md says how and what lost.',
    model,
    rows: Object.fromEntries(
      moods.map((mood, at) => [mood, { rows: texts[at]?.length ?? 0, sha256: hashOf(files[at] ?? '') }]),
    ),
    emotions: { rows: `every ${everyRow}rd`, sha256: hashOf(emotionsFile) },
    wordFeatures,
    heads: Object.fromEntries(moods.map((mood, at) => [mood, heads[at]])),
  };
  return `${JSON.stringify(head)}\n`;
}
