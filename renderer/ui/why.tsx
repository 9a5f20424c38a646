import type { ReactNode } from 'react';
import type { MoodPart, RoutingPart, ScorePart, SuggestionPart } from '../../preload/contract.ts';
import { format, t } from '../i18n.ts';
import './why.css';

/** The parts of any score, each from 0 to 1. */
type Parts = readonly ScorePart<MoodPart | RoutingPart | SuggestionPart>[];

interface WhyProps {
  readonly text: ReactNode;
  readonly parts: Parts;
  /** What else speaks for it, between the sentence and the numbers. */
  readonly children?: ReactNode;
}

/** Why the desk says so: a sentence, and for those who ask once more the parts of the score. */
export function Why({ text, parts, children }: WhyProps) {
  return (
    <div className="why">
      <p>{text}</p>
      {children}
      {parts.length === 0 ? null : (
        <details className="why__numbers">
          <summary>{t('why.numbers')}</summary>
          <ScoreParts parts={parts} />
        </details>
      )}
    </div>
  );
}

function ScoreParts({ parts }: { readonly parts: Parts }) {
  return (
    <dl className="score-parts">
      {parts.map(({ name, value }) => (
        <div key={name} className="score-parts__item">
          <dt>{t(`why.parts.${name}`)}</dt>
          <dd>
            <span className="score-parts__bar" aria-hidden="true">
              <span style={{ width: `${Math.max(0, Math.min(1, value)) * 100}%` }} />
            </span>
            {format.number(Math.round(value * 100) / 100)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
