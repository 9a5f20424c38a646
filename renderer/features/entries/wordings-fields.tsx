import { useId } from 'react';
import type { Wordings } from '../../../preload/contract.ts';
import { wordingLabels } from './entry-labels.ts';

interface WordingsFieldsProps {
  readonly wordings: Wordings;
  readonly onChange: (wordings: Wordings) => void;
}

/** Other wordings of the answer, folded away while there are none. */
export function WordingsFields({ wordings, onChange }: WordingsFieldsProps) {
  const id = useId();
  const written = wordingLabels.filter(({ id: name }) => (wordings[name] ?? '') !== '').length;
  return (
    <details className="entry__wordings">
      <summary className="field__label">
        Other wordings of the answer
        <span className="entry__help">{written === 0 ? 'None yet.' : `${written} of 3.`}</span>
      </summary>
      <p className="field__help">
        A reply that should be short, formal or friendly takes these words; without them it takes the answer.
      </p>
      {wordingLabels.map(({ id: name, label }) => (
        <div key={name} className="field">
          <label className="field__label" htmlFor={`${id}-${name}`}>
            {label}
          </label>
          <textarea
            id={`${id}-${name}`}
            className="field__input"
            rows={3}
            maxLength={50_000}
            value={wordings[name] ?? ''}
            onChange={(event) => {
              onChange({ ...wordings, [name]: event.target.value === '' ? undefined : event.target.value });
            }}
          />
        </div>
      ))}
    </details>
  );
}
