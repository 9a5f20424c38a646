import { useId } from 'react';
import type { Wordings } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';
import { wordingKinds } from './entry-labels.ts';
import './wordings-fields.css';

interface WordingsFieldsProps {
  readonly wordings: Wordings;
  readonly onChange: (wordings: Wordings) => void;
}

/** Other wordings of the answer, folded away while there are none. */
export function WordingsFields({ wordings, onChange }: WordingsFieldsProps) {
  const id = useId();
  const written = wordingKinds.filter((kind) => (wordings[kind] ?? '') !== '').length;
  return (
    <details className="entry__wordings">
      <summary className="field__label">
        {t('entries.wordings')}
        <span className="entry__help">
          {written === 0
            ? t('entries.noWordings')
            : t('entries.writtenWordings', { written, all: wordingKinds.length })}
        </span>
      </summary>
      <p className="field__help">{t('entries.wordingsHelp')}</p>
      {wordingKinds.map((name) => (
        <div key={name} className="field">
          <label className="field__label" htmlFor={`${id}-${name}`}>
            {t(`entries.wording.${name}`)}
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
