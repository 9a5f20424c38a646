import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { isEdited, type Work } from '../../stores/work.ts';
import { Button } from '../../ui/button.tsx';
import { TextDiff } from '../../ui/text-diff.tsx';
import './reply-diff.css';

/** The words that the agent took out and put in, against what was suggested. */
export function ReplyDiff({ work }: { readonly work: Work }) {
  const desk = useDesk();
  const { draft, text } = work;
  return (
    <section className="reply-diff" aria-label={t('workspace.changes')}>
      {isEdited(work) ? (
        <>
          <TextDiff before={draft.text} after={text} />
          <Button onPress={desk.workspace.getState().revertToDraft}>{t('workspace.backToDraft')}</Button>
        </>
      ) : (
        <p className="muted">{t('workspace.unchanged')}</p>
      )}
    </section>
  );
}
