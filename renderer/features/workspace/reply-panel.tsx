import { useStore } from 'zustand';
import { useDesk, type Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { isEdited, type ActiveCase } from '../../stores/active-case.ts';
import { Button } from '../../ui/button.tsx';
import { CommandMenu, type MenuEntry } from '../../ui/command-menu.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { CalmingLine } from '../snippets/calming-line.tsx';
import { SpellingNote } from '../spelling/spelling-note.tsx';
import { pickSnippet } from '../snippets/snippet-actions.ts';
import { MissingDetailsLine } from './missing-details-line.tsx';
import { roomyReplyQuery } from './layout.ts';
import { LineOrigins } from './line-origins-list.tsx';
import { printReply } from './print-reply.ts';
import { ReplyEditor } from './reply-editor.tsx';
import { VoiceRow } from './voice-row.tsx';
import { ReplyDiff } from './reply-diff.tsx';
import './reply-panel.css';

export function ReplyPanel() {
  const desk = useDesk();
  const hasActiveCase = useStore(desk.workspace, ({ activeCase }) => activeCase !== null);
  const edited = useStore(desk.workspace, ({ activeCase }) => activeCase !== null && isEdited(activeCase));
  const expanded = useStore(desk.window, (state) => state.expanded);
  const { toggleExpanded } = desk.window.getState();
  const hasRoom = useMediaQuery(roomyReplyQuery);
  if (!hasActiveCase) return null;
  return (
    <Panel
      title={t('workspace.reply')}
      note={edited ? t('workspace.edited') : undefined}
      className="reply"
      actions={
        <>
          <VoiceRow />
          {!hasRoom ? null : (
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
          )}
          <CommandMenu label={t('workspace.replyMenu')} look="icon" items={replyMenu(desk)} />
        </>
      }
    >
      <ReplyBody />
    </Panel>
  );
}

/** What is drawn anew with each key. */
function ReplyBody() {
  const desk = useDesk();
  const activeCase = useStore(desk.workspace, (state) => state.activeCase);
  const expanded = useStore(desk.window, (state) => state.expanded);
  if (activeCase === null) return null;
  return (
    <div className="reply__scroll">
      <CalmingLine />
      <MissingDetailsLine />
      <ReplyEditor activeCase={activeCase} />
      <SpellingNote />
      <DraftUpdatedNotice activeCase={activeCase} />
      {expanded.has('changes') ? <ReplyDiff activeCase={activeCase} /> : null}
      {expanded.has('origins') ? <LineOrigins activeCase={activeCase} /> : null}
    </div>
  );
}

/** What can be done with the reply beside writing it. */
const replyMenu = (desk: Desk): readonly MenuEntry[] => [
  {
    name: t('snippets.commands.insert'),
    keys: 'S',
    run: () => {
      pickSnippet(desk);
    },
  },
  {
    name: t('workspace.commands.showSources'),
    keys: 'F',
    run: () => {
      desk.window.getState().toggleExpanded('origins');
    },
  },
  {
    name: t('workspace.commands.showChanges'),
    keys: 'D',
    run: () => {
      desk.window.getState().toggleExpanded('changes');
    },
  },
  {
    name: t('workspace.commands.printReply'),
    keys: 'Ctrl+P',
    run: () => {
      printReply(desk);
    },
  },
  {
    name: t('workspace.backToDraft'),
    run: () => {
      desk.workspace.getState().revertToDraft();
    },
  },
];

/** Another answer was chosen after the reply had been edited: what became of the agent's words. */
function DraftUpdatedNotice({ activeCase }: { readonly activeCase: ActiveCase }) {
  const desk = useDesk();
  const { undo, revertToDraft } = desk.workspace.getState();
  const { conflicts, undoSnapshot } = activeCase;
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
