import { useId, useState } from 'react';
import { t } from '../i18n.ts';
import { Button } from './button.tsx';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly lines?: number;
  readonly isFirst?: boolean;
  readonly isNumber?: boolean;
}

/** A labelled text that is kept when its form is. */
export function TextField({ label, value, onChange, help, lines, isFirst, isNumber }: TextFieldProps) {
  const id = useId();
  const field = {
    id,
    className: 'field__input',
    value,
    'aria-describedby': help === undefined ? undefined : `${id}-help`,
    autoFocus: isFirst === true,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      onChange(event.target.value);
    },
  };
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {lines === undefined ? (
        <input type={isNumber === true ? 'number' : 'text'} min={0} {...field} />
      ) : (
        <textarea rows={lines} {...field} />
      )}
      {help === undefined ? null : (
        <p id={`${id}-help`} className="field__help">
          {help}
        </p>
      )}
    </div>
  );
}

/** Lines of a text area as a list, without empty ones. */
export const parseLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Removing asks once more, in the same place. */
export function RemoveButton({
  question,
  onRemove,
}: {
  readonly question: string;
  readonly onRemove: () => void;
}) {
  const [asks, setAsks] = useState(false);
  return (
    <Button
      kind="danger"
      onPress={() => {
        if (asks) onRemove();
        else setAsks(true);
      }}
    >
      {asks ? question : t('common.remove')}
    </Button>
  );
}
