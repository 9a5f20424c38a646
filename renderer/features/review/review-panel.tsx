import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { itemCount, type ReviewKind } from '../../stores/review.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PairDetail } from './pair-detail.tsx';
import { PastAnswersStrip } from './past-answers-strip.tsx';
import { ProposalDetail } from './proposal-detail.tsx';
import { pickPastAnswers, undoReview } from './review-actions.ts';
import './review.css';

/** What waits for the owner's eyes: a list, and the one of it that is decided now. */
export function ReviewPanel() {
  const desk = useDesk();
  const { kind, counts, problem, undoCount } = useStore(desk.review);
  const kinds: readonly { readonly id: ReviewKind; readonly name: string; readonly number: number }[] = [
    { id: 'proposal', name: 'Answers', number: counts?.proposals ?? 0 },
    { id: 'contradiction', name: 'Contradictions', number: counts?.contradictions ?? 0 },
    { id: 'duplicate', name: 'Duplicates', number: counts?.duplicates ?? 0 },
  ];
  return (
    <div className="review">
      <div className="review__bar">
        <div className="review__kinds" role="group" aria-label="What is reviewed">
          {kinds.map(({ id, name, number }) => (
            <Button key={id} isPressed={id === kind} onPress={() => desk.review.getState().show(id)}>
              {name} {count(number)}
            </Button>
          ))}
        </div>
        <div className="review__tools">
          {undoCount > 0 ? (
            <Button keys="U" onPress={() => void undoReview(desk)}>
              Undo
            </Button>
          ) : null}
          {kind === 'proposal' ? (
            <Button keys="P" onPress={() => void pickPastAnswers(desk, 'files')}>
              Read past answers
            </Button>
          ) : null}
        </div>
      </div>
      {kind === 'proposal' ? <PastAnswersStrip /> : null}
      {problem === null ? null : (
        <div role="alert">
          <Notice tone="stop">{problem}</Notice>
        </div>
      )}
      <Items />
    </div>
  );
}

function Items() {
  const desk = useDesk();
  const state = useStore(desk.review);
  const { kind, proposals, pairs, selectedIndex, total } = state;
  if (total === null) return null;
  if (itemCount(state) === 0) return <Nothing kind={kind} />;
  const titles =
    kind === 'proposal'
      ? proposals.map(({ id, source, question, asked }) => ({
          id,
          title: question,
          note: source === 'edit' ? `changed ${count(asked)} ×` : `${count(asked)} ×`,
        }))
      : pairs.map(({ a, b, about }) => ({
          id: `${a.entry.id} ${b.entry.id}`,
          title: a.entry.question,
          note: about.join(', '),
        }));
  const [proposal, pair] = [proposals[selectedIndex], pairs[selectedIndex]];
  return (
    <div className="review__items">
      <ol className="review__list" aria-label="To review">
        {titles.map(({ id, title, note }, index) => (
          <li key={id}>
            <button
              type="button"
              className="review__title"
              aria-current={index === selectedIndex}
              onClick={() => state.select(index)}
            >
              <span>{title}</span>
              <span className="muted">{note}</span>
            </button>
          </li>
        ))}
        {total > titles.length ? (
          <li className="muted">{count(total - titles.length)} more after these</li>
        ) : null}
      </ol>
      {proposal === undefined ? null : <ProposalDetail key={proposal.id} proposal={proposal} />}
      {pair === undefined ? null : <PairDetail pair={pair} />}
    </div>
  );
}

function Nothing({ kind }: { readonly kind: ReviewKind }) {
  const desk = useDesk();
  const counts = useStore(desk.review, (state) => state.counts);
  const status = useStore(desk.review, (state) => state.status?.state);
  if (kind === 'proposal') {
    if (status === 'reading' || status === 'analyzing') return null;
    return (
      <EmptyState
        title="No past answers to review"
        actions={
          <>
            <Button kind="main" keys="P" onPress={() => void pickPastAnswers(desk, 'files')}>
              Choose files
            </Button>
            <Button onPress={() => void pickPastAnswers(desk, 'folder')}>Choose a folder</Button>
          </>
        }
      >
        Your sent mail knows most answers already. Choose a mailbox (mbox), mails (eml, msg) or chats (jsonl):
        what customers asked often is offered here, without personal data. Nothing comes into the library
        before you accept it.
      </EmptyState>
    );
  }
  if (counts?.comparing === true)
    return (
      <EmptyState title="Comparing the entries">This takes a moment; what is found appears here.</EmptyState>
    );
  return kind === 'duplicate' ? (
    <EmptyState title="No duplicates">
      Entries that ask the same in other words appear here after each change of the library, to merge.
    </EmptyState>
  ) : (
    <EmptyState title="No contradictions">
      Entries that ask the same but answer it with other numbers, dates, or a yes against a no appear here.
    </EmptyState>
  );
}
