import { useStore } from 'zustand';
import type { Proposal } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { TextDiff } from '../../ui/text-diff.tsx';
import { plural, shortDate } from '../../ui/format.ts';
import { acceptProposal, editProposal, rejectProposal, reviewElementIds } from './review-actions.ts';

/** One question and answer out of conversations, or a change of an entry, to accept, edit or reject. */
export function ProposalDetail({ proposal }: { readonly proposal: Proposal }) {
  const desk = useDesk();
  const editing = useStore(desk.review, (state) => state.editing);
  const { question, answer, variants, entry, source, before } = proposal;
  return (
    <article className="review__item" aria-label="Proposal">
      <p className="muted">{factsOf(proposal)}</p>
      {source === 'past' ? null : <p>{sources[source]}</p>}
      {entry === null || source === 'edit' ? null : (
        <p>
          Your library answers this already. Accepted, it is another way of asking: <b>{entry.question}</b>
        </p>
      )}
      {editing === null ? (
        <>
          <h3>{question}</h3>
          {before === null ? (
            <p className="review__answer">{answer}</p>
          ) : (
            <TextDiff before={before} after={answer} />
          )}
          {variants.length === 0 || source === 'edit' ? null : (
            <>
              <h4>Also asked like this</h4>
              <ul className="review__variants">
                {variants.map((variant) => (
                  <li key={variant}>{variant}</li>
                ))}
              </ul>
            </>
          )}
          <div className="review__actions">
            <Button kind="main" keys="A" onPress={() => void acceptProposal(desk)}>
              Accept
            </Button>
            <Button keys="E" onPress={() => editProposal(desk)}>
              Edit
            </Button>
            <Button keys="R" onPress={() => void rejectProposal(desk)}>
              Reject
            </Button>
          </div>
        </>
      ) : (
        <EditForm />
      )}
    </article>
  );
}

const sources: Readonly<Record<Exclude<Proposal['source'], 'past'>, string>> = {
  reply: 'An agent wrote this answer from scratch. Nothing in the library is like it.',
  edit: 'A change that agents make again and again. Accepted, the entry says it like this.',
};

function factsOf({ source, by, asked, alike, firstAt, lastAt }: Proposal): string {
  const answered =
    alike === asked ? 'always answered like this' : `answered like this ${plural(alike, 'time')}`;
  const dates = [...new Set([firstAt, lastAt].flatMap((at) => (at === null ? [] : [shortDate(at)])))];
  const often = source === 'edit' ? `Changed ${plural(asked, 'time')}` : `Asked ${plural(asked, 'time')}`;
  return [
    often,
    ...(asked > 1 && source !== 'edit' ? [answered] : []),
    ...(by === '' ? [] : [`by ${by}`]),
    ...(dates.length > 0 ? [dates.join(' to ')] : []),
  ].join(' · ');
}

function EditForm() {
  const desk = useDesk();
  const editing = useStore(desk.review, (state) => state.editing);
  if (editing === null) return null;
  const { edit } = desk.review.getState();
  const isWhole = editing.question.trim() !== '' && editing.answer.trim() !== '';
  const save = () => {
    if (isWhole) void acceptProposal(desk);
  };
  return (
    <form
      className="review__form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') edit(null);
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
      }}
    >
      <label htmlFor={reviewElementIds.question}>Question</label>
      <input
        id={reviewElementIds.question}
        className="field__input"
        type="text"
        value={editing.question}
        onChange={(event) => edit({ ...editing, question: event.target.value })}
      />
      <label htmlFor="review-answer">Answer</label>
      <textarea
        id="review-answer"
        className="field__input"
        rows={6}
        value={editing.answer}
        onChange={(event) => edit({ ...editing, answer: event.target.value })}
      />
      <label htmlFor="review-variants">Other ways of asking, one a line</label>
      <textarea
        id="review-variants"
        className="field__input"
        rows={3}
        value={editing.variants}
        onChange={(event) => edit({ ...editing, variants: event.target.value })}
      />
      <div className="review__actions">
        <Button kind="main" keys="Ctrl+Enter" isDisabled={!isWhole} onPress={save}>
          Accept these words
        </Button>
        <Button keys="Escape" onPress={() => edit(null)}>
          Leave as it was
        </Button>
      </div>
    </form>
  );
}
