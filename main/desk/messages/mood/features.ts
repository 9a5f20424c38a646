import type { CueKind } from '../../../../preload/shapes/mood.ts';
import type { Cues } from './cues.ts';

/** What the words of a text add to its meaning; the order is that of the weights in `models/heads/mood.json`. */
export const wordFeatures = [
  'anger',
  'complaint',
  'fruitless',
  'trouble',
  'fault',
  'praise',
  'thanks',
  'leaving',
  'question',
] as const;
/** Longer than this, in characters, words weigh less: every long mail holds some "cannot" and some "thanks". */
const usualLength = 120;

/** One value from 0 to 1 for each of `wordFeatures`. A second word of a kind says less than the first. */
export function wordFeaturesOf(text: string, { moodCues, attentionCues }: Cues): readonly number[] {
  const stretch = Math.sqrt(Math.max(1, text.replaceAll(/\s+/g, ' ').length / usualLength));
  const sum = (kind: CueKind): number =>
    [...moodCues, ...attentionCues].reduce(
      (total, cue) => (cue.kind === kind ? total + cue.strength : total),
      0,
    );
  const saturate = (kind: CueKind, half: number): number => Math.tanh(sum(kind) / (half * stretch));
  return [
    saturate('anger', 4),
    saturate('complaint', 4),
    saturate('fruitless', 2),
    saturate('trouble', 3),
    saturate('fault', 2),
    saturate('praise', 3),
    saturate('thanks', 2),
    saturate('leaving', 2),
    text.includes('?') ? 1 : 0,
  ];
}
