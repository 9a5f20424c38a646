import { useState } from 'react';
import { useStore } from 'zustand';
import type { Snippet, SnippetImport } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, statementText, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Trans } from '../../ui/trans.tsx';
import { SnippetForm } from './snippet-form.tsx';
import { kindLabel } from './snippet-labels.ts';
import { SnippetTitle } from './snippet-title.tsx';
import './snippets-dialog.css';

/** Nobody reads further down: the filter is quicker. */
const maxRows = 100;

/** All snippets of the shop: to find, write, remove, import and export. */
export function SnippetsDialog() {
  const desk = useDesk();
  const [editing, setEditing] = useState<Snippet | 'new' | null>(null);
  const [imported, setImported] = useState<SnippetImport | null>(null);
  const snippets = useStore(desk.snippets, (state) => state.all);
  const problem = useStore(desk.snippets, (state) => state.problem);
  const { close, notify } = desk.window.getState();
  const edit = (snippet: Snippet | 'new' | null) => {
    desk.snippets.getState().dismissProblem();
    setEditing(snippet);
  };

  const importFile = async () => {
    setImported(await desk.snippets.getState().importFile());
  };
  const undo = async (id: string) => {
    if (await desk.snippets.getState().undoImport(id)) setImported(null);
  };
  const exportTable = async () => {
    const done = await desk.snippets.getState().exportTable();
    if (done !== null) notify(t('snippets.exported', { count: done.snippets, path: done.path }));
  };
  const back = () => {
    edit(null);
  };

  if (editing !== null) return <SnippetForm snippet={editing === 'new' ? null : editing} onDone={back} />;
  return (
    <DialogFrame
      title={t('snippets.title')}
      onClose={close}
      side
      foot={
        <>
          <Button onPress={() => void importFile()}>{t('snippets.import')}</Button>
          {snippets.length === 0 ? null : (
            <Button onPress={() => void exportTable()}>{t('snippets.export')}</Button>
          )}
          <Button
            kind="main"
            onPress={() => {
              edit('new');
            }}
          >
            {t('snippets.new')}
          </Button>
        </>
      }
    >
      <Problem text={problem} />
      <div role="status">
        {imported === null ? null : <ImportResult result={imported} onUndo={() => void undo(imported.id)} />}
      </div>
      <SnippetList snippets={snippets} onEdit={edit} />
    </DialogFrame>
  );
}

/** What a file brought, what it did not, and why. */
function ImportResult({ result, onUndo }: { readonly result: SnippetImport; readonly onUndo: () => void }) {
  const { added, changed, skipped, notes } = result;
  return (
    <Notice
      tone={skipped.length > 0 ? 'doubt' : 'note'}
      actions={
        added.length + changed.length === 0 ? undefined : <Button onPress={onUndo}>{t('common.undo')}</Button>
      }
    >
      {t('snippets.imported', { added: added.length, changed: changed.length, skipped: skipped.length })}
      <ul className="snippets__imported">
        {skipped.map(({ name, position, why }, at) => (
          <li key={at}>
            <Trans
              of="snippets.wasSkipped"
              params={{
                name: name || t('snippets.skippedPosition', { number: position }),
                why: statementText('snippets.skipped', why),
              }}
              components={{ b: <strong /> }}
            />
          </li>
        ))}
        {notes.map(({ name, what }, at) => (
          <li key={`note ${at}`}>
            <strong>{name}</strong>: {statementText('snippets.changed', what)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function SnippetList({
  snippets,
  onEdit,
}: {
  readonly snippets: readonly Snippet[];
  readonly onEdit: (snippet: Snippet) => void;
}) {
  const [filter, setFilter] = useState('');
  const words = filter.toLowerCase().split(/\s+/u).filter(Boolean);
  const matching = snippets
    .filter(({ shortName, title, text, kind }) => {
      const all = `${shortName} ${title} ${text} ${kindLabel(kind)}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .toSorted((a, b) => format.compare(a.shortName, b.shortName));
  if (snippets.length === 0)
    return <EmptyState title={t('snippets.none')}>{t('snippets.noneHelp')}</EmptyState>;
  return (
    <>
      <input
        type="search"
        className="field__input"
        aria-label={t('snippets.filter')}
        placeholder={t('snippets.filter')}
        value={filter}
        // The list is for finding one.
        autoFocus
        onChange={(event) => {
          setFilter(event.target.value);
        }}
      />
      <ul className="snippets__list" aria-label={t('snippets.title')}>
        {matching.slice(0, maxRows).map((snippet) => (
          <li key={snippet.id}>
            <button
              type="button"
              className="snippets__item"
              onClick={() => {
                onEdit(snippet);
              }}
            >
              <SnippetTitle snippet={snippet} />
            </button>
          </li>
        ))}
      </ul>
      {matching.length > maxRows ? (
        <p className="muted">{t('snippets.more', { count: matching.length - maxRows })}</p>
      ) : matching.length === 0 ? (
        <p className="muted">{t('common.noResults')}</p>
      ) : null}
    </>
  );
}
