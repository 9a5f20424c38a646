import { useState } from 'react';
import { useStore } from 'zustand';
import type { Snippet, Span } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { MissingValuesForm } from './missing-values-form.tsx';
import { insertFilled } from './snippet-actions.ts';
import { SnippetSearch } from './snippet-search.tsx';

interface PickSnippetProps {
  /** The cursor in the reply; null where the snippet goes to its own position. */
  readonly at: Span | null;
  /** Only what it needs is asked. */
  readonly chosen: Snippet | null;
}

/** Finds a snippet by its short name or by what it means, asks for what is missing and puts it into the reply. */
export function PickSnippetDialog({ at, chosen: given }: PickSnippetProps) {
  const desk = useDesk();
  const [chosen, setChosen] = useState(given);
  const caseId = useStore(desk.workspace, (state) => state.activeCase?.reading.caseId ?? null);

  const choose = async (snippet: Snippet) => {
    const filled = await desk.snippets.getState().fill(snippet.id, caseId, {});
    if (filled !== null && filled.missing.length === 0) insertFilled(desk, snippet, filled, at);
    else setChosen(snippet);
  };
  return chosen === null ? (
    <SnippetSearch caseId={caseId} onChoose={(snippet) => void choose(snippet)} />
  ) : (
    <MissingValuesForm
      snippet={chosen}
      caseId={caseId}
      onBack={() => {
        setChosen(null);
      }}
      onFilled={(filled) => {
        insertFilled(desk, chosen, filled, at);
      }}
    />
  );
}
