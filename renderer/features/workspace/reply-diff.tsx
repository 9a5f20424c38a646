import { useDesk } from '../../desk.ts';
import { isEdited, type Work } from '../../stores/work.ts';
import { Button } from '../../ui/button.tsx';
import { TextDiff } from '../../ui/text-diff.tsx';
import './reply-diff.css';

/** The words that the agent took out and put in, against what was suggested. */
export function ReplyDiff({ work }: { readonly work: Work }) {
  const desk = useDesk();
  const { draft, text } = work;
  return (
    <section className="reply-diff" aria-label="What changed">
      {isEdited(work) ? (
        <>
          <TextDiff before={draft.text} after={text} />
          <Button onPress={desk.workspace.getState().revertToDraft}>Back to the suggestion</Button>
        </>
      ) : (
        <p className="muted">Nothing: the reply is as it was suggested.</p>
      )}
    </section>
  );
}
