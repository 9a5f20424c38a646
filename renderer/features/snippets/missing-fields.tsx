import { useId } from 'react';
import { t } from '../../i18n.ts';
import type { MissingValue } from '../../../preload/contract.ts';
import './missing-fields.css';

interface MissingFieldsProps {
  readonly missing: readonly MissingValue[];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: string) => void;
}

/** What a snippet still needs: words in fields, choices as such. */
export function MissingFields({ missing, values, onChange }: MissingFieldsProps) {
  return missing.map((missing, at) => (
    <MissingField
      key={missing.name}
      missing={missing}
      value={values[missing.name] ?? ''}
      isFirst={at === 0}
      onChange={(value) => {
        onChange(missing.name, value);
      }}
    />
  ));
}

function MissingField({
  missing: { variable, ask, choices, allowsOther },
  value,
  isFirst,
  onChange,
}: {
  readonly missing: MissingValue;
  readonly value: string;
  readonly isFirst: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const asked = variable === null ? ask || t('snippets.choose') : t(`snippets.variables.${variable}`);
  const text = (label: string, focus: boolean) => (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        className="field__input"
        value={value}
        // The dialog was asked for in order to fill this.
        autoFocus={focus}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
  if (choices.length === 0) return text(asked, isFirst);
  return (
    <fieldset className="snippet-choice">
      <legend className="field__label">{asked}</legend>
      {choices.map((choice, at) => (
        <label key={choice} className="snippet-choice__item">
          <input
            type="radio"
            name={id}
            checked={value === choice}
            autoFocus={isFirst && at === 0}
            onChange={() => {
              onChange(choice);
            }}
          />
          {choice}
        </label>
      ))}
      {allowsOther ? text(t('snippets.otherWords'), false) : null}
    </fieldset>
  );
}
