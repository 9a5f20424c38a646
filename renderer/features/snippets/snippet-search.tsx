import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Snippet, SnippetMatch } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchList } from '../../ui/search-list.tsx';
import { SnippetTitle } from './snippet-title.tsx';

/** Finds a snippet by its short name or by what it means. */
export function SnippetSearch({
  caseId,
  onChoose,
}: {
  readonly caseId: string | null;
  readonly onChoose: (snippet: Snippet) => void;
}) {
  const desk = useDesk();
  const [text, setText] = useState('');
  const [found, setFound] = useState<{
    readonly text: string;
    readonly snippets: readonly SnippetMatch[];
  } | null>(null);
  const hasAny = useStore(desk.snippets, (state) => state.all.length > 0);
  const { close, open } = desk.window.getState();
  useEffect(() => {
    let isCurrent = true;
    void desk.snippets
      .getState()
      .find(text, caseId)
      .then((snippets) => {
        if (isCurrent) setFound({ text, snippets });
      });
    return () => {
      isCurrent = false;
    };
  }, [desk, text, caseId]);

  const act = async (key: string) => {
    // Enter may come before what was typed last is found: what is listed then belongs to fewer letters.
    const isCurrent = found?.text === text;
    const snippets = isCurrent ? found.snippets : await desk.snippets.getState().find(text, caseId);
    const one = isCurrent ? snippets.find(({ snippet }) => snippet.id === key) : snippets[0];
    if (one !== undefined) onChoose(one.snippet);
  };

  return (
    <DialogFrame
      title={t('snippets.commands.insert')}
      onClose={close}
      foot={
        <Button
          onPress={() => {
            open({ kind: 'snippets' });
          }}
        >
          {t('snippets.all')}
        </Button>
      }
    >
      {!hasAny ? (
        <EmptyState title={t('snippets.none')}>{t('snippets.noneToInsert')}</EmptyState>
      ) : (
        <SearchList
          label={t('snippets.find')}
          text={text}
          onTextChange={setText}
          resultsLabel={t('snippets.found')}
          sections={[
            {
              name: null,
              items: (found?.snippets ?? []).map(({ snippet }) => ({
                id: snippet.id,
                text: `${snippet.shortName}, ${snippet.title}`,
                title: <SnippetTitle snippet={snippet} />,
              })),
            },
          ]}
          nothing={found === null ? null : t('common.noResults')}
          onChoose={(id) => void act(id)}
          onClose={close}
        />
      )}
    </DialogFrame>
  );
}
