import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import type { EntryOnly, FacetFilter } from '../../stores/entries.ts';
import { Button } from '../../ui/button.tsx';
import { count, languageName, plural } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { exportSelected, removeEntries } from './entries-actions.ts';

const any = ' any';
const onlys: readonly { readonly id: EntryOnly; readonly name: string }[] = [
  { id: 'due', name: 'Due for review' },
  { id: 'differs', name: 'File differs' },
  { id: 'edited', name: 'Edited here' },
  { id: 'internal', name: 'Internal only' },
  { id: 'unused', name: 'Never used' },
];

/** What the list is filtered by; while rows are selected, what can be done with them. */
export function EntriesBar() {
  const desk = useDesk();
  const selected = useStore(desk.entries, (state) => state.selected.size);
  return selected > 0 ? <SelectionBar selected={selected} /> : <Filters />;
}

function Filters() {
  const desk = useDesk();
  const total = useStore(desk.entries, (state) => state.total);
  const facets = useStore(desk.entries, (state) => state.facets);
  const narrowing = useStore(desk.entries, (state) => state.facetFilter);
  const { setFacetFilter } = desk.entries.getState();
  const named = (list: readonly { readonly name: string; readonly count: number }[]) =>
    list.map(({ name, count: times }) => ({ id: name, name: `${name} (${count(times)})` }));
  const choose = (key: 'tag' | 'collection' | 'language') => (value: string) => {
    setFacetFilter({ [key]: value === any ? null : value } satisfies Partial<FacetFilter>);
  };
  return (
    <div className="entries-bar" role="group" aria-label="Narrow down">
      <Select
        label="Only these"
        value={narrowing.only ?? any}
        choices={[{ id: any, name: 'All entries' }, ...onlys]}
        onChange={(value) => {
          setFacetFilter({ only: onlys.find(({ id }) => id === value)?.id ?? null });
        }}
      />
      {facets === null || facets.tags.length === 0 ? null : (
        <Select
          label="Tag"
          value={narrowing.tag ?? any}
          choices={[{ id: any, name: 'Any tag' }, ...named(facets.tags)]}
          onChange={choose('tag')}
        />
      )}
      {facets === null || facets.collections.length === 0 ? null : (
        <Select
          label="Collection"
          value={narrowing.collection ?? any}
          choices={[{ id: any, name: 'Any collection' }, ...named(facets.collections)]}
          onChange={choose('collection')}
        />
      )}
      {facets === null || facets.languages.length < 2 ? null : (
        <Select
          label="Language"
          value={narrowing.language ?? any}
          choices={[
            { id: any, name: 'Any language' },
            ...facets.languages.map(({ name, count: times }) => ({
              id: name,
              name: `${languageName(name)} (${count(times)})`,
            })),
          ]}
          onChange={choose('language')}
        />
      )}
      <span className="entries-bar__total muted" role="status">
        {total === null ? '' : plural(total, 'entry', 'entries')}
      </span>
    </div>
  );
}

function SelectionBar({ selected }: { readonly selected: number }) {
  const desk = useDesk();
  return (
    <div className="entries-bar entries-bar--selected" role="group" aria-label="With the selected entries">
      <b role="status">{count(selected)} selected</b>
      <Button
        keys="E"
        onPress={() => {
          desk.window.getState().open({ kind: 'bulk-edit' });
        }}
      >
        Change
      </Button>
      <Button onPress={() => void exportSelected(desk)}>Export</Button>
      <Button
        kind="danger"
        keys="Delete"
        onPress={() => void removeEntries(desk, [...desk.entries.getState().selected])}
      >
        Remove
      </Button>
      <Button
        kind="plain"
        keys="Escape"
        onPress={() => {
          desk.entries.getState().clearSelection();
        }}
      >
        Clear
      </Button>
    </div>
  );
}
