import { useId, useState } from 'react';

interface TextSettingProps {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly lines?: number;
  readonly onCommit: (value: string) => void;
}

/** A text that is kept when it is left, so that half a word is never stored. */
export function TextSetting({ label, help, value, lines, onCommit }: TextSettingProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const field = {
    id,
    className: 'field__input',
    value: typed ?? value,
    'aria-describedby': help === undefined ? undefined : `${id}-help`,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setTyped(event.target.value);
    },
    onBlur: () => {
      if (typed !== null && typed !== value) onCommit(typed);
      setTyped(null);
    },
  };
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {lines === undefined ? <input type="text" {...field} /> : <textarea rows={lines} {...field} />}
      {help === undefined ? null : (
        <p id={`${id}-help`} className="field__help">
          {help}
        </p>
      )}
    </div>
  );
}
