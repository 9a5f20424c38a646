import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { matchesShortcut } from '../../ui/shortcuts.ts';
import { Panel } from '../../ui/panel.tsx';
import { UnsentReplies } from '../drafts/unsent-replies.tsx';
import { useFormDraft } from '../drafts/use-form-draft.ts';
import { FirstSteps, isInFirstSteps } from '../first-steps/first-steps.tsx';
import { elementIds, readMessage, withHtml } from '../layout/actions.ts';
import { WorklistPanel } from '../worklist/worklist-panel.tsx';
import { SampleMessages } from './sample-messages.tsx';
import './start-panel.css';

/** The empty desk: a place to paste a message, and what was finished last. */
export function StartPanel() {
  const desk = useDesk();
  const kept = useFormDraft({ form: 'message', subject: 'new' }, { text: '' }, { quiet: true });
  const { text } = kept.value;
  const isReading = useStore(desk.workspace, (state) => state.isReading);
  const isListed = useStore(desk.worklist, (state) => (state.worklist?.mails.length ?? 0) > 0);
  const isStopped = useStore(desk.status, (state) => state.engine.state === 'failed');
  // Until the first steps are over, the next of them is what to do first.
  const isSettingUp = useStore(desk.settings, ({ settings }) => isInFirstSteps(settings));
  const documents = useStore(desk.status, (state) => state.desk?.documents);

  const read = () => {
    if (text.trim() === '') return;
    void readMessage(desk, { text }, 'pasted').then((isRead) => {
      if (isRead) kept.deleteDraft();
    });
  };

  return (
    <>
      <LastOutcome isListed={isListed} />
      {isListed ? null : <UnsentReplies />}
      <FirstSteps isMain={text.trim() === ''} />
      <Panel
        title={t('workspace.title')}
        note={isReading ? t('workspace.reading') : undefined}
        className={isListed ? 'paste paste--line' : 'paste'}
      >
        <textarea
          dir="auto"
          id={elementIds.paste}
          className="paste__box"
          aria-label={t('workspace.customersMessage')}
          // It is as high as what it says.
          placeholder={t(isListed ? 'workspace.pasteShort' : 'workspace.paste')}
          value={text}
          aria-busy={isReading}
          onChange={(event) => {
            kept.set({ text: event.target.value });
          }}
          onKeyDown={(event) => {
            if (matchesShortcut(event, 'Ctrl+Enter')) read();
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
          onPaste={(event) => {
            // What is pasted into the empty box is a message: it is read at once.
            const pasted = event.clipboardData.getData('text/plain');
            if (text !== '' || pasted.trim() === '') return;
            event.preventDefault();
            void readMessage(desk, withHtml(pasted, event.clipboardData.getData('text/html')), 'pasted');
          }}
        />
        <div className="paste__foot">
          <Button
            keys="Ctrl+V"
            kind={text.trim() === '' && !isStopped && !isSettingUp ? 'main' : undefined}
            isDisabled={isStopped}
            onPress={() => void readMessage(desk, 'clipboard', 'from clipboard')}
          >
            {t('workspace.fromClipboard')}
          </Button>
          {text.trim() === '' ? null : (
            <Button kind="main" keys="Ctrl+Enter" onPress={read}>
              {t('workspace.read')}
            </Button>
          )}
        </div>
      </Panel>
      {documents === 0 ? <EmptyLibrary /> : null}
      <WorklistPanel />
      {/* The mails that wait are what the desk is opened for then. */}
      {isListed ? <UnsentReplies /> : <SampleMessages />}
    </>
  );
}

/** What became of the last message, and the way back to it; the next one is in the list, where there is one. */
function LastOutcome({ isListed }: { readonly isListed: boolean }) {
  const desk = useDesk();
  const why = useStore(desk.workspace, (state) => state.parked?.why ?? null);
  const vault = useStore(desk.status, (state) => state.desk?.vault.state);
  if (why === null) return null;
  const words = {
    'copied everything': t('workspace.outcomes.copied'),
    'copied facts only': t(
      vault === 'locked' ? 'workspace.outcomes.copiedLocked' : 'workspace.outcomes.copiedFacts',
    ),
    'put into a draft': t('workspace.outcomes.placed'),
    'handed over': t('workspace.outcomes.handedOver'),
    replaced: t('workspace.outcomes.replaced'),
  } as const;
  return (
    <div role="status" className={isListed ? 'outcome outcome--line' : 'outcome'}>
      <Notice
        tone={why === 'replaced' ? 'note' : 'done'}
        actions={
          <>
            {why === 'copied facts only' ? (
              <Button
                onPress={() =>
                  desk.window
                    .getState()
                    .open({ kind: 'settings', section: 'privacy', setting: 'settings.privacy.passphrase' })
                }
              >
                {t(vault === 'locked' ? 'workspace.unlock' : 'workspace.setPassphrase')}
              </Button>
            ) : null}
            <Button keys="B" onPress={desk.workspace.getState().restore}>
              {t('workspace.commands.previousMessage')}
            </Button>
          </>
        }
      >
        {words[why]}{' '}
        {why === 'replaced' || isListed ? null : (
          <span className="muted">
            {t('workspace.nextMessage')} <Kbd keys="Ctrl+V" />
          </span>
        )}
      </Notice>
    </div>
  );
}

function EmptyLibrary() {
  const desk = useDesk();
  const { addSample } = desk.library.getState();
  return (
    <Notice
      tone="note"
      actions={
        <>
          <Button onPress={() => desk.window.getState().show('library')}>{t('workspace.goToLibrary')}</Button>
          <Button onPress={() => void addSample()}>{t('library.addSample')}</Button>
        </>
      }
    >
      {t('workspace.emptyLibrary')}
    </Notice>
  );
}
