import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import { useDesk } from '../../desk.ts';
import { isEdited, type Work } from '../../stores/work.ts';
import { Button } from '../../ui/button.tsx';

/** The words that the agent took out and put in, against what was suggested. */
export function ReplyDiff({ work }: { readonly work: Work }) {
  const desk = useDesk();
  const { draft, text } = work;
  const parts = useMemo(() => diffWordsWithSpace(draft.text, text), [draft.text, text]);
  return (
    <section className="reply-diff" aria-label="What changed">
      {isEdited(work) ? (
        <>
          <p className="reply-diff__text">
            {parts.map((part, at) => {
              if (part.added) return <ins key={at}>{part.value}</ins>;
              return part.removed ? <del key={at}>{part.value}</del> : <span key={at}>{part.value}</span>;
            })}
          </p>
          <Button onPress={desk.workspace.getState().revertToDraft}>Back to the suggestion</Button>
        </>
      ) : (
        <p className="muted">Nothing: the reply is as it was suggested.</p>
      )}
    </section>
  );
}
