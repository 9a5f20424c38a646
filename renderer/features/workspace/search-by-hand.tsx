import { useState } from 'react';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { goToActive, places } from '../frame/actions.ts';

interface SearchByHandProps {
  /** Of the question; null for a message that asks nothing. */
  readonly index: number | null;
  readonly number: number;
  readonly text: string;
}

/** Other words for the same question; the same search as before. */
export function SearchByHand({ index, number, text }: SearchByHandProps) {
  const desk = useDesk();
  const [words, setWords] = useState(text);
  const { searchIn } = desk.window.getState();

  const close = () => {
    searchIn(null);
    goToActive(desk);
  };
  const search = async () => {
    if (await desk.workspace.getState().search(index, words)) close();
  };

  return (
    <form
      className="by-hand"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        void search();
      }}
    >
      <input
        id={places.search(number)}
        className="field__input"
        type="text"
        aria-label="Search the library"
        placeholder="What to look for"
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
      <Button keys="Enter" onPress={() => void search()}>
        Search
      </Button>
    </form>
  );
}
