import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { isEdited, type Work } from '../../stores/work.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LineOrigins } from './line-origins-list.tsx';
import { ReplyEditor } from './reply-editor.tsx';
import { VoiceRow } from './voice-row.tsx';
import { ReplyDiff } from './reply-diff.tsx';
import './reply-panel.css';

export function ReplyPanel() {
  const desk = useDesk();
  const work = useStore(desk.workspace, (state) => state.work);
  const expanded = useStore(desk.window, (state) => state.expanded);
  const { toggleExpanded } = desk.window.getState();
  if (work === null) return null;
  return (
    <Panel
      title={t('workspace.reply')}
      note={isEdited(work) ? t('workspace.edited') : undefined}
      className="reply"
      actions={
        <>
          <Button
            kind="plain"
            keys="F"
            isPressed={expanded.has('origins')}
            onPress={() => {
              toggleExpanded('origins');
            }}
          >
            {t('workspace.sources')}
          </Button>
          <Button
            kind="plain"
            keys="D"
            isPressed={expanded.has('changes')}
            onPress={() => {
              toggleExpanded('changes');
            }}
          >
            {t('workspace.changes')}
          </Button>
        </>
      }
    >
      <VoiceRow />
      <ReplyEditor work={work} />
      <DraftUpdatedNotice work={work} />
      {expanded.has('changes') ? <ReplyDiff work={work} /> : null}
      {expanded.has('origins') ? <LineOrigins work={work} /> : null}
    </Panel>
  );
}

/** Another answer was chosen after the reply had been edited: what became of the agent's words. */
function DraftUpdatedNotice({ work }: { readonly work: Work }) {
  const desk = useDesk();
  const { undo, revertToDraft } = desk.workspace.getState();
  const { conflicts, undoSnapshot } = work;
  if (conflicts.length === 0 && undoSnapshot === null) return null;
  const words =
    conflicts.length > 0
      ? t('workspace.conflicts', { count: conflicts.length, questions: conflicts.map(String) })
      : t('workspace.answerChanged');
  return (
    <div className="reply__notice" role="status">
      <Notice
        tone={conflicts.length > 0 ? 'doubt' : 'note'}
        actions={
          <>
            {conflicts.length > 0 ? <Button onPress={revertToDraft}>{t('workspace.useDraft')}</Button> : null}
            {undoSnapshot === null ? null : (
              <Button keys="U" onPress={undo}>
                {t('common.undo')}
              </Button>
            )}
          </>
        }
      >
        {words}
      </Notice>
    </div>
  );
}
