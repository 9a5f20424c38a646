import { useId, useState } from 'react';
import { format, t } from '../i18n.ts';
import { Button, tipOf } from './button.tsx';
import { CloseIcon } from './icons.tsx';
import './list-field.css';

/** More than these are folded until they are asked for, or found by their letters. */
const shownAtFirst = 12;

interface ListFieldProps {
  readonly label: string;
  /** One a line, as it is kept. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  /** What the field for another one shows while it is empty. */
  readonly placeholder: string;
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const folded = (text: string): string => text.trim().toLocaleLowerCase();

/**
 * A list of short texts: each can be changed and removed, a field adds one, several lines that are pasted each, and finds those
 * that are there while it is typed in. What stands in that field is part of the value, so that it is never lost.
 */
export function ListField({ label, value, onChange, help, placeholder }: ListFieldProps) {
  const id = useId();
  const [adding, setAdding] = useState('');
  const [editing, setEditing] = useState<string | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const lines = linesOf(value);
  const isAdding = adding.trim() !== '';
  const items = isAdding ? lines.slice(0, -1) : lines;
  const found = isAdding ? items.filter((item) => folded(item).includes(folded(adding))) : items;
  const shown = showsAll || isAdding ? found : found.slice(0, shownAtFirst);
  const isKnown = isAdding && items.some((item) => folded(item) === folded(adding));

  const commit = (all: readonly string[]) => onChange([...new Set(all)].join('\n'));
  const type = (text: string) => {
    setAdding(text);
    // Not made unique yet: the last of them is what is being typed.
    onChange([...items, ...linesOf(text)].join('\n'));
  };
  const add = () => {
    if (!isAdding) return;
    commit([...items, ...linesOf(adding)]);
    setAdding('');
  };
  const replace = (item: string, by: string) => {
    setEditing(null);
    commit([
      ...items.flatMap((one) => (one === item ? linesOf(by) : [one])),
      ...(isAdding ? linesOf(adding) : []),
    ]);
  };

  return (
    <div className="field" role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className="field__label">
        {label} <span className="list-field__count">{format.number(items.length)}</span>
      </span>
      {help === undefined ? null : (
        <p id={`${id}-help`} className="field__help">
          {help}
        </p>
      )}
      <div className="list-field__add">
        <input
          type="text"
          className="field__input"
          aria-label={placeholder}
          aria-describedby={help === undefined ? undefined : `${id}-help`}
          placeholder={placeholder}
          value={adding}
          onChange={(event) => type(event.target.value)}
          onPaste={(event) => {
            const pasted = linesOf(event.clipboardData.getData('text/plain'));
            if (pasted.length < 2) return;
            event.preventDefault();
            commit([...lines, ...pasted]);
            setAdding('');
          }}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey)
              return;
            event.preventDefault();
            add();
          }}
        />
        <Button isDisabled={!isAdding || isKnown} onPress={add}>
          {t('common.add')}
        </Button>
      </div>
      <p className="field__help" role="status">
        {isKnown ? t('common.alreadyThere') : ''}
      </p>
      {shown.length === 0 ? null : (
        <ul className="list-field" aria-label={label}>
          {shown.map((item) => (
            <li key={item} className="list-field__item">
              {editing === item ? (
                <input
                  type="text"
                  className="list-field__edit"
                  aria-label={t('common.editOf', { text: item })}
                  defaultValue={item}
                  size={Math.min(60, Math.max(8, item.length))}
                  autoFocus
                  onBlur={(event) => replace(item, event.target.value)}
                  onKeyDown={(event) => {
                    if (event.nativeEvent.isComposing) return;
                    if (event.key === 'Escape') {
                      event.stopPropagation();
                      setEditing(null);
                    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
                      event.preventDefault();
                      replace(item, event.currentTarget.value);
                    }
                  }}
                />
              ) : (
                <button
                  type="button"
                  className="list-field__text"
                  dir="auto"
                  {...tipOf(t('common.edit'))}
                  onClick={() => setEditing(item)}
                >
                  {item}
                </button>
              )}
              <Button
                kind="icon"
                label={t('common.removeOf', { text: item })}
                onPress={() => replace(item, '')}
              >
                <CloseIcon />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {shown.length < found.length ? (
        <Button kind="plain" onPress={() => setShowsAll(true)}>
          {t('common.showAllCount', { count: found.length })}
        </Button>
      ) : null}
    </div>
  );
}
