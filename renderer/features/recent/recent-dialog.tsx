import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { openRecent, recentMessages, type RecentMessage } from '../../stores/recent.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { focusActiveQuestion } from '../frame/actions.ts';
import '../queues/choose-queue-dialog.css';
import './recent-dialog.css';

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
          {recent.map(({ activeCase, outcome, at }) => (
            <ListBoxItem
              key={activeCase.reading.caseId}
              id={activeCase.reading.caseId}
              textValue={titleOf(activeCase)}
              className="choose-queue__item"
            >
              <span className="choose-queue__name recent__name" dir="auto">
                {titleOf(activeCase)}
              </span>
              <span className="choose-queue__to">
                {t(`recent.outcomes.${outcome}`)} · {format.relative(at)}
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      )}
    </DialogFrame>
  );
}

/** Who wrote, and about what; else how it begins. */
function titleOf({ reading: { details, subject, text } }: RecentMessage['activeCase']): string {
  const name = details.find(({ kind }) => kind === 'name')?.text;
  const words = subject === null || subject === '' ? text : subject;
  return [name, words]
    .filter((part) => part !== undefined)
    .join(' · ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 160);
}
