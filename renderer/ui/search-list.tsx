import { useRef, type ReactNode } from 'react';
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
}

interface SearchListProps {
  /** What can be looked for; the field shows it while it is empty. */
  readonly label: string;
  readonly text: string;
  readonly onTextChange: (text: string) => void;
  readonly resultsLabel: string;
  /** A section without a name stands for itself; empty ones are left out. */
  readonly sections: readonly { readonly name: string | null; readonly items: readonly SearchItem[] }[];
  /** Shown when nothing was found; null while that is not known. */
  readonly nothing: string | null;
  /** `withAlt`: by Alt+Enter, which does something else with it. */
  readonly onChoose: (id: string, withAlt: boolean) => void;
  readonly onClose: () => void;
}

/** A field, and what it finds: the arrows go through the list while the text is typed, Enter chooses, Escape closes. */
export function SearchList(props: SearchListProps) {
  const { label, text, onTextChange, resultsLabel, sections, nothing, onChoose, onClose } = props;
  const withAlt = useRef(false);
  return (
    // Escape closes at once, and what was typed stays: the field would clear itself.
    <div
      className="search-list"
      onKeyDownCapture={(event) => {
        withAlt.current = event.altKey;
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <Autocomplete inputValue={text} onInputChange={onTextChange}>
        <SearchField className="search-list__field" aria-label={label} autoFocus>
          <Input className="search-list__input" placeholder={label} />
        </SearchField>
        <ListBox
          className="search-list__list"
          aria-label={resultsLabel}
          selectionMode="none"
          onAction={(key) => {
            onChoose(String(key), withAlt.current);
          }}
          renderEmptyState={() =>
            nothing === null ? null : <p className="search-list__none muted">{nothing}</p>
          }
        >
          {sections
            .filter(({ items }) => items.length > 0)
            .map(({ name, items }) => (
              <ListBoxSection
                key={name}
                id={name ?? resultsLabel}
                {...(name === null ? { 'aria-label': resultsLabel } : {})}
              >
                {name === null ? null : <Header className="search-list__group">{name}</Header>}
                <Collection items={items}>{drawItem}</Collection>
              </ListBoxSection>
            ))}
        </ListBox>
      </Autocomplete>
    </div>
  );
}

const drawItem = ({ id, text, title, note }: SearchItem) => (
  <ListBoxItem id={id} className="search-list__item" textValue={text}>
    <span className="search-list__title" dir="auto">
      {title}
    </span>
    {note === undefined ? null : <span className="search-list__note">{note}</span>}
  </ListBoxItem>
);
