import type { ScorePart } from './base.ts';
import type { Statement } from './errors.ts';

/** What a marked word or phrase tells about the one who wrote it. */
export type CueKind =
  | 'anger'
  | 'complaint'
  | 'fruitless'
  | 'trouble'
  | 'fault'
  | 'praise'
  | 'thanks'
  | 'leaving'
  | 'urgent'
  | 'vulnerable';

export type MoodWord = 'angry' | 'frustrated' | 'unhappy' | 'calm' | 'pleased' | 'thankful';

/** What deserves attention, whatever the mood. */
export type MoodSignal = 'leaving' | 'urgent' | 'vulnerable';

/** A stretch of the message that speaks for the mood, or for a cue that deserves attention. */
export interface MoodEvidence {
  /** Offsets in UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly kind: CueKind;
  readonly text: string;
  /** Whether a known word or phrase stood there, or the sentence was only understood that way. */
  readonly by: 'words' | 'meaning';
}

/** How the one who wrote a message feels, and what in it says so. */
export interface Mood {
  readonly mood: 'negative' | 'neutral' | 'positive';
  readonly word: MoodWord;
  /** 0 (at ease) to 1 (very frustrated). */
  readonly frustration: number;
  readonly confidence: 'sure' | 'likely' | 'a guess';
  /** In the order of the text, without overlaps; never empty for a negative mood. */
  readonly evidence: readonly MoodEvidence[];
  readonly leaving: boolean;
  readonly urgent: boolean;
  readonly vulnerable: boolean;
  /** How soon it should be looked at for what its words say; rules and queues may say sooner. */
  readonly priority: 'normal' | 'high' | 'urgent';
  /** What it reads like first, then what deserves attention. */
  readonly why: readonly Statement<MoodWhy>[];
  /** The parts of the score, for those who ask. */
  readonly parts: readonly ScorePart<MoodPart>[];
}

/** Why; `why.mood` of locales/ has the sentences. `words` are the message's own. */
type MoodWhy =
  | 'neutral'
  | 'negative'
  | 'negative_meaning'
  | 'negative_words'
  | 'positive'
  | 'positive_words'
  | 'leaving'
  | 'urgent'
  | 'vulnerable'
  | 'raised';

/** The parts of its score; `why.parts` of locales/ names them. */
export type MoodPart = 'negative' | 'neutral' | 'positive' | 'complaintMeaning' | 'complaintWords';
