import { useId } from 'react';

interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly isFirst?: boolean;
  /** Typed from paper: shown as it is typed. */
  readonly isShown?: boolean;
}

/** A labelled text that nobody beside is to read. */
export function SecretField({ label, value, onChange, help, isFirst, isShown }: SecretFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field__input"
        type={isShown === true ? 'text' : 'password'}
        autoComplete="off"
        spellCheck={false}
        autoFocus={isFirst === true}
        value={value}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      {help === undefined ? null : (
        <p id={`${id}-help`} className="field__help">
          {help}
        </p>
      )}
    </div>
  );
}
