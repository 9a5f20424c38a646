import { useState, type KeyboardEvent } from 'react';
import { t } from '../../i18n.ts';
import { formatKeys, writtenShortcut } from '../../ui/shortcuts.ts';
import './key-recorder.css';

interface KeyRecorderProps {
  /** What the key does. */
  readonly label: string;
  /** As it is now; null for none. */
  readonly keys: string | null;
  /** Takes what was pressed, or says why not. */
  readonly onRecord: (keys: string) => string | null;
}

/** A key that is pressed anew: a press on it waits for the next key, Escape leaves it as it is. */
export function KeyRecorder({ label, keys, onRecord }: KeyRecorderProps) {
  const [isWaiting, setIsWaiting] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (!isWaiting) return;
    if (event.key === 'Tab') {
      setIsWaiting(false);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      setIsWaiting(false);
      setRefusal(null);
      return;
    }
    const pressed = writtenShortcut(event);
    if (pressed === null) return;
    const why = onRecord(pressed);
    setRefusal(why);
    if (why === null) setIsWaiting(false);
  };
  const shown = keys === null ? t('keys.none') : formatKeys(keys);
  return (
    <span className="key-recorder">
      <button
        type="button"
        className="key-recorder__key"
        aria-label={t('keys.change', { name: label, key: keys === null ? t('keys.none') : formatKeys(keys) })}
        aria-pressed={isWaiting}
        onClick={() => {
          setIsWaiting((was) => !was);
          setRefusal(null);
        }}
        onBlur={() => {
          setIsWaiting(false);
        }}
        onKeyDownCapture={onKeyDown}
        // The space bar would press the button once more when it comes up.
        onKeyUp={(event) => {
          if (isWaiting || event.key === ' ') event.preventDefault();
        }}
      >
        {isWaiting ? t('keys.press') : shown}
      </button>
      <span role="alert" className="key-recorder__refusal">
        {refusal}
      </span>
    </span>
  );
}
