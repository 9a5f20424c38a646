import type { EntryFields } from './entries.ts';

/** Who signed a pack: this installation, one whose packs were imported before, or one that is seen for the first time. */
export type PackSigner = 'own' | 'known' | 'unknown';

/** An entry of a pack, and what importing it would do here. Those that are the same are only counted. */
export interface PackEntry {
  readonly id: string;
  readonly outcome: 'new' | 'changed';
  readonly theirs: EntryFields;
  /** What it says here; null when it is new. */
  readonly ours: EntryFields | null;
}

export interface PackPreview {
  /** Names exactly this file; `packs.import` refuses another one. */
  readonly digest: string;
  readonly madeAt: number;
  /** What the shop that made it calls itself. */
  readonly from: string;
  readonly signer: PackSigner;
  /** The signer's key in words, to be compared with what the colleague sees or says. */
  readonly fingerprint: string;
  readonly entries: readonly PackEntry[];
  readonly same: number;
  /** Entries that are here and not in the pack; they stay. */
  readonly onlyHere: number;
  /** Settings that differ, each as it is written in the settings file; null when the pack holds none. */
  readonly settings:
    readonly { readonly name: string; readonly theirs: string; readonly ours: string }[] | null;
}
