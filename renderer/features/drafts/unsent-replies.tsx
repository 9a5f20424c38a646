import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import type { ActiveCase } from '../../stores/active-case.ts';
import { resumeReply, caseOfDraft } from '../../stores/reply-drafts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { focusActiveQuestion } from '../layout/actions.ts';
import './draft-notice.css';
import { discardDraft } from './use-form-draft.ts';

/** More are there when one of these is done with. */
const maxShown = 3;
const quotedLength = 80;

/** Replies that were begun and not copied, newest first, each with the way back to it. */
export function UnsentReplies() {
  const desk = useDesk();
  const drafts = useStore(desk.formDrafts, (state) => state.drafts);
  const parked = useStore(desk.workspace, (state) => state.parked?.activeCase.reading.caseId ?? null);
  const replies = [...drafts.values()]
    .flatMap((draft) => {
      const activeCase = caseOfDraft(draft);
      // What was in hand last has a line of its own.
      return activeCase === null || draft.subject === parked ? [] : [{ draft, activeCase }];
    })
    .toSorted((a, b) => b.draft.at - a.draft.at);
  if (replies.length === 0) return null;
  const resume = async (activeCase: ActiveCase) => {
    if (await resumeReply(desk.api, desk.workspace, desk.formDrafts, activeCase))
      focusActiveQuestion(desk, false);
  };
  return (
    <div className="unsent-replies" role="status">
      {replies.slice(0, maxShown).map(({ draft, activeCase }) => (
        <Notice
          key={draft.subject}
          tone="note"
          actions={
            <>
              <Button onPress={() => void resume(activeCase)}>{t('drafts.resume')}</Button>
              <Button kind="plain" onPress={() => discardDraft(desk, draft)}>
                {t('drafts.discard')}
              </Button>
            </>
          }
        >
          {t('drafts.unfinishedReply', { at: draft.at, time: format.time(draft.at) })}{' '}
          <span className="muted">{beginningOf(activeCase)}</span>
        </Notice>
      ))}
      {replies.length > maxShown ? (
        <p className="muted">{t('common.more', { count: replies.length - maxShown })}</p>
      ) : null}
    </div>
  );
}

function beginningOf({ reading: { subject, text } }: ActiveCase): string {
  const words = (subject ?? text).replaceAll(/\s+/g, ' ').trim();
  return words.length > quotedLength ? `${words.slice(0, quotedLength)}…` : words;
}
