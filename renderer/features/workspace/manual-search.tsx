import { useState } from 'react';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { focusActiveQuestion, elementIds } from '../layout/actions.ts';
import './manual-search.css';

interface ManualSearchProps {
  /** Of the question; null for a message that asks nothing. */
  readonly index: number | null;
  readonly number: number;
  readonly text: string;
}

/** Other words for the same question; the same search as before. */
export function ManualSearch({ index, number, text }: ManualSearchProps) {
  const desk = useDesk();
  const [words, setWords] = useState(text);
  const { setSearchingQuestion } = desk.window.getState();

  const close = () => {
    setSearchingQuestion(null);
    focusActiveQuestion(desk);
  };
  const search = async () => {
    if (await desk.workspace.getState().searchManually(index, words)) close();
  };

  return (
    <form
      className="manual-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        void search();
      }}
    >
      <input
        id={elementIds.search(number)}
        className="field__input"
        type="text"
        aria-label={t('workspace.commands.search')}
        placeholder={t('workspace.searchFor')}
        value={words}
        // Asked for by a key: what is typed next belongs here.
        autoFocus
        onFocus={(event) => {
          event.target.select();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
        onChange={(event) => {
          setWords(event.target.value);
        }}
      />
      <Button kind="icon" label={t('common.close')} keys="Escape" onPress={close}>
        <CloseIcon />
      </Button>
      <Button keys="Enter" onPress={() => void search()}>
        {t('workspace.search')}
      </Button>
    </form>
  );
}
