import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { openRecent, recentMessages, titleOf, type RecentMessage } from '../../stores/recent.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { focusActiveQuestion } from '../layout/actions.ts';
import '../queues/choose-queue-dialog.css';
import './recent-dialog.css';

const minuteMs = 60_000;

/** The messages that left the window last: the first letters or the arrows choose, Enter brings one back. */
export function RecentDialog() {
  const desk = useDesk();
  const drafts = useStore(desk.formDrafts, (state) => state.drafts);
  const recent = recentMessages(drafts);
  const { close, show } = desk.window.getState();
  const open = async (message: RecentMessage) => {
    close();
    show('desk');
    if (await openRecent(desk.api, desk.workspace, desk.formDrafts, message))
      focusActiveQuestion(desk, false);
  };
  return (
    <DialogFrame title={t('recent.title')} onClose={close}>
      {recent.length === 0 ? (
        <EmptyState title={t('recent.none')}>{t('recent.noneHelp')}</EmptyState>
      ) : (
        <ListBox
          className="choose-queue recent"
          aria-label={t('recent.title')}
          selectionMode="none"
          autoFocus="first"
          onAction={(key) => {
            const message = recent.find(({ activeCase }) => activeCase.reading.caseId === key);
            if (message !== undefined) void open(message);
          }}
        >
          {recent.map((message) => {
            const { caseId } = message.activeCase.reading;
            const { name, words } = titleOf(message);
            return (
              <ListBoxItem
                key={caseId}
                id={caseId}
                textValue={`${name} ${words}`.trim()}
                className="choose-queue__item"
              >
                <span className="recent__title line" dir="auto">
                  <b>{name}</b> {words}
                </span>
                <span className="choose-queue__to">
                  {t(`recent.outcomes.${message.outcome}`)} · {whenText(message.at)}
                </span>
              </ListBoxItem>
            );
          })}
        </ListBox>
      )}
    </DialogFrame>
  );
}

/** Seconds say nothing that somebody looks for. */
const whenText = (at: number): string =>
  Date.now() - at < minuteMs ? t('recent.justNow') : format.relative(at);
