import type { ConfidenceWord } from '../../preload/contract.ts';
import { t } from '../i18n.ts';
import './confidence.css';

const kinds = {
  sure: 'sure',
  likely: 'likely',
  'a guess': 'guess',
  'no good answer': 'none',
} as const satisfies Record<ConfidenceWord, string>;

/** A small bar and a word; the bar is filled by the word, so the two never disagree. */
export function Confidence({ word }: { readonly word: ConfidenceWord }) {
  return (
    <span className={`confidence confidence--${kinds[word]}`}>
      <span className="confidence__bar" aria-hidden="true" />
      {t(`common.confidence.${word}`)}
    </span>
  );
}
