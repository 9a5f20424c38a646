import type { KeyboardEvent } from 'react';
import { t } from '../i18n.ts';
import { Select } from './select.tsx';
import { useMediaQuery } from './use-media-query.ts';
import './section-nav.css';

interface Item<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly note?: string | undefined;
}

interface SectionNavProps<Id extends string, FoundId extends string> {
  readonly label: string;
  readonly searchLabel: string;
  readonly text: string;
  readonly onTextChange: (text: string) => void;
  readonly items: readonly Item<Id>[];
  readonly selected: Id;
  /** What the text finds, best first. */
  readonly found: readonly Item<FoundId>[];
  readonly onChoose: (id: Id | FoundId) => void;
}

/**
 * The sections of a dialog at its side, a choice where it is narrow, and a search over all that is in them. The arrows go through
 * either list, Enter in the search goes to the best of what is found.
 */
export function SectionNav<Id extends string, FoundId extends string>(props: SectionNavProps<Id, FoundId>) {
  const { label, searchLabel, text, onTextChange, items, selected, found, onChoose } = props;
  const isNarrow = useMediaQuery('(width < 44rem)');
  const isSearching = text.trim() !== '';
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && isSearching) {
      event.stopPropagation();
      onTextChange('');
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.nativeEvent.isComposing) return;
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, .section-nav__item')];
    const at = stops.indexOf(event.target as HTMLElement);
    if (at === -1) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  };
  return (
    <nav className="section-nav" aria-label={label} onKeyDown={onKeyDown}>
      <input
        type="search"
        className="field__input"
        aria-label={searchLabel}
        placeholder={searchLabel}
        value={text}
        onChange={(event) => onTextChange(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || !isSearching || first === undefined)
            return;
          event.preventDefault();
          onChoose(first.id);
        }}
      />
      {isSearching ? (
        <ul className="section-nav__list" aria-label={t('help.results')}>
          {found.map(({ id, name, note }) => (
            <li key={id}>
              <button type="button" className="section-nav__item" onClick={() => onChoose(id)}>
                {name}
                {note === undefined ? null : <span className="section-nav__note">{note}</span>}
              </button>
            </li>
          ))}
          {found.length === 0 ? <li className="section-nav__none">{t('common.noResults')}</li> : null}
        </ul>
      ) : isNarrow ? (
        <Select label={label} value={selected} choices={items} onChange={onChoose} />
      ) : (
        <ul className="section-nav__list">
          {items.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                className="section-nav__item"
                aria-current={id === selected ? 'true' : undefined}
                onClick={() => onChoose(id)}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
