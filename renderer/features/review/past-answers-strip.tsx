import { useState } from 'react';
import { useStore } from 'zustand';
import type { PastAnswersStatus } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { count, plural } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { reviewElementIds } from './review-actions.ts';

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
      return <Notice tone="note">The reading of past answers was cancelled. Nothing of it was kept.</Notice>;
    case 'failed':
      return (
        <div role="alert">
          <Notice tone="stop">{status.message}</Notice>
        </div>
      );
    case 'done':
      return <Done status={status} />;
  }
}

function Progress({ status }: { readonly status: PastAnswersStatus }) {
  const desk = useDesk();
  const { state, conversations, answered } = status;
  const words =
    state === 'reading'
      ? `Reading the files · ${plural(conversations, 'conversation')} found`
      : `${plural(conversations, 'conversation')} · ${plural(answered, 'answered question')} so far`;
  return (
    <section className="review__progress" aria-label="Reading past answers">
      <p>{words}</p>
      <Button onPress={() => void desk.review.getState().cancelReading()}>Cancel</Button>
      <ProgressBar
        label="Reading past answers"
        value={state === 'reading' ? 0 : answered}
        max={Math.max(conversations, answered)}
        words={words}
      />
    </section>
  );
}

function Done({ status }: { readonly status: PastAnswersStatus }) {
  const desk = useDesk();
  const [correcting, setCorrecting] = useState<string | null>(null);
  const { conversations, answered, proposed, shopAddresses, failed } = status;
  const read = () => {
    const addresses = (correcting ?? '').split(/[\s,;]+/).filter((part) => part !== '');
    setCorrecting(null);
    if (addresses.length > 0) void desk.review.getState().readPastAnswers([], addresses);
  };
  return (
    <Notice
      tone={failed.length > 0 ? 'doubt' : 'note'}
      actions={
        correcting === null ? (
          <Button kind="plain" onPress={() => setCorrecting(shopAddresses.join(', '))}>
            Somebody else is the shop
          </Button>
        ) : null
      }
    >
      <p>
        {plural(conversations, 'conversation')} read, {plural(answered, 'answered question')},{' '}
        {plural(proposed, 'new proposal')}.
        {shopAddresses.length > 0 ? (
          <>
            {' '}
            Taken for the shop: <b>{shopAddresses.slice(0, 3).join(', ')}</b>
            {shopAddresses.length > 3 ? ` and ${count(shopAddresses.length - 3)} more` : ''}.
          </>
        ) : null}
      </p>
      {failed.slice(0, 3).map(({ name, message }) => (
        <p key={name}>
          {name}: {message}
        </p>
      ))}
      {correcting === null ? null : (
        <form
          className="review__shop"
          onSubmit={(event) => {
            event.preventDefault();
            read();
          }}
        >
          <label htmlFor={reviewElementIds.shop}>Addresses or domains of the shop</label>
          <input
            id={reviewElementIds.shop}
            className="field__input"
            type="text"
            value={correcting}
            onChange={(event) => setCorrecting(event.target.value)}
          />
          <Button onPress={read}>Read again</Button>
        </form>
      )}
    </Notice>
  );
}
