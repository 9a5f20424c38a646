import { useMemo, useRef, type ReactNode } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Input, SearchField } from 'react-aria-components/SearchField';
import './search-list.css';

interface SearchItem {
  readonly id: string;
  /** Its words, for assistive technology. */
  readonly text: string;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** What a click with Alt, or on these words, does with it instead; they are seen where the pointer is. */
  readonly other?: string | undefined;
}

/** By its place in the list: what is first stays chosen while what stands there changes. */
interface Row extends SearchItem {
  readonly place: string;
}

interface SearchListProps {
  /** What can be looked for; the field shows it while it is empty. */
  readonly label: string;
  readonly text: string;
  readonly onTextChange: (text: string) => void;
  readonly resultsLabel: string;
  /** A section without a name stands for itself; empty ones are left out. The same array is not drawn again. */
  readonly sections: readonly { readonly name: string | null; readonly items: readonly SearchItem[] }[];
  /** Shown when nothing was found; null while that is not known. */
  readonly nothing: string | null;
  /** `withAlt`: by Alt+Enter or the words beside it, which do something else with it. */
  readonly onChoose: (id: string, withAlt: boolean) => void;
  readonly onClose: () => void;
}

/** The rows with their places. The list draws a row again only where it is another object. */
function placedIn(sections: SearchListProps['sections']) {
  let before = 0;
  return sections
    .filter(({ items }) => items.length > 0)
    .map(({ name, items }) => ({
      name,
      items: items.map((item): Row => ({ ...item, place: String(before++) })),
    }));
}

/**
 * A field, and what it finds: the arrows go through the list while the text is typed, Enter chooses, Escape closes. The first row
 * is the chosen one until the arrows choose another.
 */
export function SearchList(props: SearchListProps) {
  const { label, text, onTextChange, resultsLabel, sections, nothing, onChoose, onClose } = props;
  const withAlt = useRef(false);
  const list = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => placedIn(sections), [sections]);
  const rows = shown.flatMap(({ items }) => items);
  const choose = (place: string) => {
    const row = rows[Number(place)];
    if (row !== undefined) onChoose(row.id, withAlt.current);
  };
  return (
    // Escape closes at once, and what was typed stays: the field would clear itself.
    <div
      className="search-list"
      onKeyDownCapture={(event) => {
        withAlt.current = event.altKey;
        const isNoneFocused = list.current?.querySelector('[data-focused]') === null;
        if (event.key === 'Enter' && isNoneFocused && !event.nativeEvent.isComposing) {
          event.preventDefault();
          event.stopPropagation();
          choose('0');
        }
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      onPointerDownCapture={({ altKey, target }) => {
        withAlt.current =
          altKey || (target instanceof Element && target.closest('.search-list__other') !== null);
      }}
    >
      <Autocomplete inputValue={text} onInputChange={onTextChange}>
        <SearchField className="search-list__field" aria-label={label} autoFocus>
          <Input className="search-list__input" placeholder={label} />
        </SearchField>
        <ListBox
          ref={list}
          className="search-list__list"
          aria-label={resultsLabel}
          selectionMode="none"
          onAction={(key) => {
            choose(String(key));
          }}
          renderEmptyState={() =>
            nothing === null ? null : <p className="search-list__none muted">{nothing}</p>
          }
        >
          {shown.map(({ name, items }) => (
            <ListBoxSection
              key={name}
              id={name ?? resultsLabel}
              {...(name === null ? { 'aria-label': resultsLabel } : {})}
            >
              {name === null ? null : <Header className="search-list__group">{name}</Header>}
              <Collection items={items}>{drawRow}</Collection>
            </ListBoxSection>
          ))}
        </ListBox>
      </Autocomplete>
    </div>
  );
}

const drawRow = ({ place, text, title, note, other }: Row) => (
  <ListBoxItem id={place} className="search-list__item" textValue={text}>
    <span className="search-list__title line" dir="auto">
      {title}
    </span>
    <span className="search-list__end">
      {note === undefined ? null : <span className="search-list__note">{note}</span>}
      {other === undefined ? null : (
        // For the mouse alone: the keyboard has Alt+Enter, and nothing in a row can be reached by Tab.
        <span className="search-list__other" aria-hidden="true">
          {other}
        </span>
      )}
    </span>
  </ListBoxItem>
);
