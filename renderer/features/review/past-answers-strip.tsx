import { useState } from 'react';
import { useStore } from 'zustand';
import type { PastAnswersStatus } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { errorText, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Trans } from '../../ui/trans.tsx';
import { useFormDraft } from '../drafts/use-form-draft.ts';
import { reviewElementIds } from './review-actions.ts';
import './past-answers-strip.css';

/** How far the reading of past answers is, what came of it, and who was taken for the shop. */
export function PastAnswersStrip() {
  const desk = useDesk();
  const status = useStore(desk.review, (state) => state.status);
  switch (status?.state) {
    case undefined:
    case 'idle':
      return null;
    case 'reading':
    case 'analyzing':
      return <Progress status={status} />;
    case 'cancelled':
      return <Notice tone="note">{t('review.cancelled')}</Notice>;
    case 'failed':
      return <Problem text={errorText(status.error ?? { code: 'internal' })} />;
    case 'done':
      return <Done status={status} />;
  }
}

function Progress({ status }: { readonly status: PastAnswersStatus }) {
  const desk = useDesk();
  const { state, conversations, answered } = status;
  const found = t('review.conversations', { count: conversations });
  const words =
    state === 'reading'
      ? t('review.progress.reading', { conversations: found })
      : t('review.progress.analyzing', {
          conversations: found,
          answered: t('review.answered', { count: answered }),
        });
  return (
    <section className="past-answers" aria-label={t('review.reading')}>
      <p>{words}</p>
      <Button onPress={() => void desk.review.getState().cancelReading()}>{t('common.cancel')}</Button>
      <ProgressBar
        label={t('review.reading')}
        value={state === 'reading' ? 0 : answered}
        max={Math.max(conversations, answered)}
        words={words}
      />
    </section>
  );
}

function Done({ status }: { readonly status: PastAnswersStatus }) {
  const desk = useDesk();
  const { conversations, answered, proposed, shopAddresses, failed } = status;
  const kept = useFormDraft(
    { form: 'shop-addresses', subject: 'all' },
    { addresses: shopAddresses.join(', ') },
    { quiet: true },
  );
  const [opens, setOpens] = useState(false);
  const correcting = opens || kept.draft !== null ? kept.value.addresses : null;
  const read = () => {
    const addresses = (correcting ?? '').split(/[\s,;]+/).filter((part) => part !== '');
    setOpens(false);
    kept.deleteDraft();
    if (addresses.length > 0) void desk.review.getState().readPastAnswers([], addresses);
  };
  return (
    <Notice
      tone={failed.length > 0 ? 'doubt' : 'note'}
      actions={
        correcting === null ? (
          <Button kind="plain" onPress={() => setOpens(true)}>
            {t('review.changeShop')}
          </Button>
        ) : null
      }
    >
      <p>
        {t('review.done', {
          conversations: t('review.conversations', { count: conversations }),
          answered: t('review.answered', { count: answered }),
          proposals: t('review.proposals', { count: proposed }),
        })}
        {shopAddresses.length > 0 ? (
          <>
            {' '}
            <Trans
              of="review.shop"
              params={{ addresses: shopAddresses.slice(0, 3).join(', ') }}
              components={{ b: <b /> }}
            />
            {shopAddresses.length > 3 ? ` ${t('common.more', { count: shopAddresses.length - 3 })}` : ''}
          </>
        ) : null}
      </p>
      {failed.slice(0, 3).map(({ name, error }) => (
        <p key={name}>
          {name}: {errorText(error)}
        </p>
      ))}
      {correcting === null ? null : (
        <form
          className="past-answers__shop"
          onSubmit={(event) => {
            event.preventDefault();
            read();
          }}
        >
          <label htmlFor={reviewElementIds.shop}>{t('review.shopField')}</label>
          <input
            id={reviewElementIds.shop}
            className="field__input"
            type="text"
            value={correcting}
            onChange={(event) => kept.set({ addresses: event.target.value })}
          />
          <Button onPress={read}>{t('review.readAgain')}</Button>
          {kept.draft === null ? null : (
            <Button kind="plain" onPress={kept.discard}>
              {t('drafts.discard')}
            </Button>
          )}
        </form>
      )}
    </Notice>
  );
}
