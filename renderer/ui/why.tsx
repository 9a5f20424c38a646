import type { ReactNode } from 'react';
import { format } from '../i18n.ts';
import './why.css';

/** A part of a score: its name, and its value from 0 to 1. */
interface ScorePart {
  readonly name: string;
  readonly value: number;
}

interface WhyProps {
  readonly text: ReactNode;
  readonly parts: readonly ScorePart[];
  /** What else speaks for it, between the sentence and the numbers. */
  readonly children?: ReactNode;
}

/** Why the desk says so: a sentence, and the parts of the score for those who ask. */
export function Why({ text, parts, children }: WhyProps) {
  return (
    <div className="why">
      <p>{text}</p>
      {children}
      {parts.length === 0 ? null : <ScoreParts parts={parts} />}
    </div>
  );
}

export function ScoreParts({ parts }: { readonly parts: readonly ScorePart[] }) {
  return (
    <dl className="score-parts">
      {parts.map(({ name, value }) => (
        <div key={name} className="score-parts__item">
          <dt>{name}</dt>
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
