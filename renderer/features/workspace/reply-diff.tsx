import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { isEdited, type ActiveCase } from '../../stores/active-case.ts';
import { Button } from '../../ui/button.tsx';
import { TextDiff } from '../../ui/text-diff.tsx';
import { changedParagraphs } from './reply-changes.ts';
import './reply-diff.css';

/** The words that the agent took out and put in, in the paragraphs where she did; in the reply they are marked. */
export function ReplyDiff({ activeCase }: { readonly activeCase: ActiveCase }) {
  const desk = useDesk();
  const { draft, text } = activeCase;
  const { before, after } = changedParagraphs(draft.text, text);
  return (
    <section className="reply-diff" aria-label={t('workspace.changes')}>
      {isEdited(activeCase) ? (
        <>
          <TextDiff before={before} after={after} />
          <Button onPress={desk.workspace.getState().revertToDraft}>{t('workspace.backToDraft')}</Button>
        </>
      ) : (
        <p className="muted">{t('workspace.unchanged')}</p>
      )}
    </section>
  );
}
