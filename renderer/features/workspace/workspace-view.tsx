import { useContext } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { errorText, t } from '../../i18n.ts';
import { noticeKey, statusText } from '../../stores/status.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SaidAbove, unsaid } from '../../ui/said-above.ts';
import { elementIds } from '../layout/actions.ts';
import { ActionBar } from './action-bar.tsx';
import { AnswersPanel } from './answers-panel.tsx';
import { EscalationBanner } from './escalation-banner.tsx';
import { MessagePanel } from './message-panel.tsx';
import { ReplyPanel } from './reply-panel.tsx';
import { ScamWarning } from './scam-warning.tsx';
import { StartPanel } from './start-panel.tsx';
import './workspace-view.css';

/** The desk: one column that opens into two panes when the window is wide, and into three when there is room. */
export function WorkspaceView() {
  const desk = useDesk();
  const hasActiveCase = useStore(desk.workspace, (state) => state.activeCase !== null);
  if (!hasActiveCase)
    return (
      // The keys act here, and so does a paste: none of them would in the text field below.
      <div
        key="start"
        id={elementIds.start}
        className="start-panel"
        role="group"
        aria-label={t('workspace.ready')}
        tabIndex={-1}
      >
        <Notices />
        <StartPanel />
      </div>
    );
  return (
    <div key="active-case" className="workspace">
      <div className="workspace__read">
        <div className="workspace__message">
          <Notices />
          <ScamWarning />
          <EscalationBanner />
          <MessagePanel />
        </div>
        <div className="workspace__answers">
          <AnswersPanel />
        </div>
      </div>
      <div className="workspace__reply">
        <ReplyPanel />
        <ActionBar />
      </div>
    </div>
  );
}

/** What is wrong or mended, in a sentence each, with a way on. */
function Notices() {
  const desk = useDesk();
  const { engine, desk: status, notices, problem: statusProblem, dismiss } = useStore(desk.status);
  const above = useContext(SaidAbove);
  const problem = unsaid(
    useStore(desk.workspace, (state) => state.problem),
    above,
  );
  const words = statusText({ engine, desk: status });
  // Said below, with what to do about it, and for as long as it holds.
  const keyProblem = status?.vault.problem?.reason;
  const others = notices.filter(
    (notice) =>
      (notice.code !== 'vault_locked' || notice.reason !== keyProblem) &&
      unsaid(errorText(notice), above) !== null,
  );
  return (
    <>
      {/* What does not work at all is told above every view. */}
      {words.long === null || words.tone === 'stop' ? null : <Notice tone="doubt">{words.long}</Notice>}
      {statusProblem === null || words.tone === 'stop' ? null : <Notice tone="stop">{statusProblem}</Notice>}
      {others.map((notice) => (
        <Notice
          key={noticeKey(notice)}
          tone="doubt"
          actions={
            <Button
              onPress={() => {
                dismiss(notice);
              }}
            >
              {t('common.ok')}
            </Button>
          }
        >
          {errorText(notice)}
        </Notice>
      ))}
      {status?.vault.state === 'locked' ? (
        <Notice
          tone="note"
          actions={
            <Button
              onPress={() =>
                desk.window
                  .getState()
                  .open({ kind: 'settings', section: 'privacy', setting: 'settings.privacy.passphrase' })
              }
            >
              {t('workspace.unlock')}
            </Button>
          }
        >
          {keyProblem === undefined
            ? t('workspace.locked')
            : errorText({ code: 'vault_locked', reason: keyProblem })}
        </Notice>
      ) : null}
      <div role="alert">
        {problem === null ? null : (
          <Notice
            tone="stop"
            actions={
              <Button onPress={desk.workspace.getState().dismissProblem}>{t('common.dismiss')}</Button>
            }
          >
            {problem}
          </Notice>
        )}
      </div>
    </>
  );
}
