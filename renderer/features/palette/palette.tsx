import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DeskApi } from '../../../preload/client.ts';
import type { CallInput } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';
import { problemText } from '../../stores/problem.ts';
import { SearchList } from '../../ui/search-list.tsx';
import { Trans } from '../../ui/trans.tsx';
import { useLatest } from '../find/use-latest.ts';
import { copyOf, findForPalette, nothingFound, type PaletteRow } from './palette-find.ts';
import '../../ui/kbd.css';
import './palette.css';

interface PaletteProps {
  readonly api: DeskApi;
  readonly text: string;
  readonly onTextChange: (text: string) => void;
}

/** What is listed; the message on the clipboard while nothing is looked for. */
const itemsOf = (rows: readonly PaletteRow[] | null) =>
  rows === null
    ? [{ id: 'clipboard', text: t('keys.global.hotkey'), title: t('palette.fromClipboard') }]
    : rows.map(({ id, title, excerpt, note }) => ({
        id,
        text: title,
        title: (
          <>
            {title}
            {excerpt === '' ? null : <span className="search-list__excerpt">{excerpt}</span>}
          </>
        ),
        note,
      }));

/** Finds entries and snippets by meaning; Enter copies, Alt+Enter opens in the workspace. */
export function Palette({ api, text, onTextChange }: PaletteProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const found = useLatest(
    text,
    useCallback(
      async (words: string) => {
        try {
          const rows = await findForPalette(api, words);
          setProblem(null);
          return rows;
        } catch (error) {
          setProblem(problemText(error));
          return nothingFound;
        }
      },
      [api],
    ),
    nothingFound,
  );

  // Shown again, all of the last query is selected: it can be gone on with, or typed over.
  useEffect(
    () =>
      api.on('shell.paletteShown', () => {
        setProblem(null);
        const field = document.querySelector<HTMLInputElement>('.search-list__input');
        field?.focus();
        field?.select();
      }),
    [api],
  );

  const hide = () => void api.call('shell.hidePalette', {});
  const open = (what: CallInput<'shell.openInWorkspace'>) =>
    api.call('shell.openInWorkspace', what).catch((error: unknown) => setProblem(problemText(error)));

  const choose = async (id: string, withAlt: boolean) => {
    if (id === 'clipboard') return open({ what: 'clipboard' });
    // Enter may come before what was typed last is found: the first of that is meant.
    const rows = found.text === text ? found.rows : (await findForPalette(api, text)).rows;
    const row: PaletteRow | undefined = found.text === text ? rows.find((one) => one.id === id) : rows[0];
    if (row === undefined) return;
    if (withAlt) return open(row.open);
    try {
      const copied = await copyOf(api, row);
      if (copied === null) {
        setProblem(t('palette.internal'));
        return;
      }
      await api.call('replies.copyText', { text: copied });
      hide();
    } catch (error) {
      setProblem(problemText(error));
    }
  };

  const isEmpty = text.trim() === '';
  const sections = useMemo(
    () => [{ name: null, items: itemsOf(isEmpty ? null : found.rows) }],
    [isEmpty, found],
  );
  return (
    <main className="palette">
      <h1 className="visually-hidden">{t('palette.label')}</h1>
      <SearchList
        label={t('palette.label')}
        text={text}
        onTextChange={onTextChange}
        resultsLabel={t('help.results')}
        sections={sections}
        nothing={found.text === text && !isEmpty ? t('common.noResults') : null}
        onChoose={(id, withAlt) => void choose(id, withAlt)}
        onClose={hide}
      />
      <p className="palette__foot muted" role={problem === null ? undefined : 'alert'}>
        {problem ?? (
          <Trans
            of={isEmpty ? 'palette.keysOfClipboard' : 'palette.keys'}
            components={{ k: <kbd className="kbd" /> }}
          />
        )}
      </p>
    </main>
  );
}
