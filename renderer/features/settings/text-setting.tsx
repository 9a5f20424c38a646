import { useEffect, useId, useRef, useState } from 'react';

interface TextSettingProps {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly lines?: number;
  readonly onCommit: (value: string) => void;
}

/** A text that is saved when it is left, so that half a word is never stored; also when the whole dialog is. */
export function TextSetting({ label, help, value, lines, onCommit }: TextSettingProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed !== null && typed !== value) onCommit(typed);
  };
  const atEnd = useRef(commit);
  useEffect(() => {
    atEnd.current = commit;
  });
  useEffect(() => () => atEnd.current(), []);
  const field = {
    id,
    className: 'field__input',
    value: typed ?? value,
    'aria-describedby': help === undefined ? undefined : `${id}-help`,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setTyped(event.target.value);
    },
    onBlur: () => {
      commit();
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
