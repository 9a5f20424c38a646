import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import type { EntryOnly, FacetFilter } from '../../stores/entries.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useCan } from '../people/permissions.ts';
import { exportSelected, removeEntries } from './entries-actions.ts';
import './entries-bar.css';

const any = ' any';
const onlys: readonly EntryOnly[] = ['due', 'differs', 'edited', 'internal', 'unused'];
/** A tag, a collection or a language with how many entries have it. */
const counted = (name: string, times: number): string => t('entries.counted', { name, times });

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
    list.map(({ name, count }) => ({ id: name, name: counted(name, count) }));
  const choose = (key: 'tag' | 'collection' | 'language') => (value: string) => {
    setFacetFilter({ [key]: value === any ? null : value } satisfies Partial<FacetFilter>);
  };
  return (
    <div className="entries-bar" role="group" aria-label={t('entries.filters')}>
      <Select
        label={t('entries.show')}
        value={narrowing.only ?? any}
        choices={[
          { id: any, name: t('entries.all') },
          ...onlys.map((id) => ({ id, name: t(`entries.only.${id}`) })),
        ]}
        onChange={(value) => {
          setFacetFilter({ only: onlys.find((id) => id === value) ?? null });
        }}
      />
      {facets === null || facets.tags.length === 0 ? null : (
        <Select
          label={t('entries.fields.tags')}
          value={narrowing.tag ?? any}
          choices={[{ id: any, name: t('entries.anyTag') }, ...named(facets.tags)]}
          onChange={choose('tag')}
        />
      )}
      {facets === null || facets.collections.length === 0 ? null : (
        <Select
          label={t('entries.fields.collection')}
          value={narrowing.collection ?? any}
          choices={[{ id: any, name: t('entries.anyCollection') }, ...named(facets.collections)]}
          onChange={choose('collection')}
        />
      )}
      {facets === null || facets.languages.length < 2 ? null : (
        <Select
          label={t('entries.fields.language')}
          value={narrowing.language ?? any}
          choices={[
            { id: any, name: t('entries.anyLanguage') },
            ...facets.languages.map(({ name, count }) => ({
              id: name,
              name: counted(format.language(name), count),
            })),
          ]}
          onChange={choose('language')}
        />
      )}
      <span className="entries-bar__total muted" role="status">
        {total === null ? '' : t('common.entries', { count: total })}
      </span>
    </div>
  );
}

function SelectionBar({ selected }: { readonly selected: number }) {
  const desk = useDesk();
  const can = useCan();
  return (
    <div className="entries-bar entries-bar--selected" role="group" aria-label={t('entries.selection')}>
      <b role="status">{t('entries.selected', { count: selected })}</b>
      {can('entries.updateMany') ? (
        <Button
          keys="E"
          onPress={() => {
            desk.window.getState().open({ kind: 'bulk-edit' });
          }}
        >
          {t('common.edit')}
        </Button>
      ) : null}
      {can('library.export') ? (
        <Button onPress={() => void exportSelected(desk)}>{t('entries.export')}</Button>
      ) : null}
      {can('entries.remove') ? (
        <Button
          kind="danger"
          keys="Delete"
          onPress={() => void removeEntries(desk, [...desk.entries.getState().selected])}
        >
          {t('common.remove')}
        </Button>
      ) : null}
      <Button
        kind="plain"
        keys="Escape"
        onPress={() => {
          desk.entries.getState().clearSelection();
        }}
      >
        {t('entries.clear')}
      </Button>
    </div>
  );
}
