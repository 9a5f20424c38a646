import { KeyNotice } from '../layout/key-notice.tsx';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { itemCount, type ReviewKind } from '../../stores/review.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListDetail, ListPanel } from '../../ui/list-detail.tsx';
import { Problem } from '../../ui/problem.tsx';
import { PairDetail } from './pair-detail.tsx';
import { PastAnswersStrip } from './past-answers-strip.tsx';
import { ProposalDetail } from './proposal-detail.tsx';
import { pickPastAnswers, undoReview } from './review-actions.ts';
import './review-panel.css';

/** What waits for the owner's eyes: a list, and the one of it that is decided now. */
export function ReviewPanel() {
  const desk = useDesk();
  const { kind, counts, problem, undoCount } = useStore(desk.review);
  // They name customers, so without a key there is nothing to choose.
  const canRead = useStore(desk.status, (state) => state.desk?.vault.state === 'open');
  const kinds: readonly { readonly id: ReviewKind; readonly number: number }[] = [
    { id: 'proposal', number: counts?.proposals ?? 0 },
    { id: 'contradiction', number: counts?.contradictions ?? 0 },
    { id: 'duplicate', number: counts?.duplicates ?? 0 },
  ];
  return (
    <ListPanel>
      <div className="review__bar">
        <div className="review__kinds" role="group" aria-label={t('review.show')}>
          {kinds.map(({ id, number }) => (
            <Button key={id} isPressed={id === kind} onPress={() => desk.review.getState().show(id)}>
              {t(`review.kinds.${id}`)} {format.number(number)}
            </Button>
          ))}
        </div>
        <div className="review__tools">
          {undoCount > 0 ? (
            <Button keys="U" onPress={() => void undoReview(desk)}>
              {t('common.undo')}
            </Button>
          ) : null}
          {kind === 'proposal' && canRead && (counts?.proposals ?? 0) > 0 ? (
            <Button keys="P" onPress={() => void pickPastAnswers(desk, 'files')}>
              {t('review.readPast')}
            </Button>
          ) : null}
        </div>
      </div>
      {kind === 'proposal' ? (
        <>
          <KeyNotice absent={t('review.noKey')} locked={t('review.isLocked')} />
          <PastAnswersStrip />
        </>
      ) : null}
      <Problem text={problem} />
      <Items canRead={canRead} />
    </ListPanel>
  );
}

function Items({ canRead }: { readonly canRead: boolean }) {
  const desk = useDesk();
  const state = useStore(desk.review);
  const { kind, proposals, pairs, selectedIndex, total } = state;
  if (total === null) return null;
  if (itemCount(state) === 0) return <Nothing kind={kind} canRead={canRead} />;
  const items =
    kind === 'proposal'
      ? proposals.map(({ id, source, question, asked }) => ({
          id,
          title: question,
          note: source === 'edit' ? t('review.changedTimes', { asked }) : `${format.number(asked)} ×`,
        }))
      : pairs.map(({ a, b, about }) => ({
          id: `${a.entry.id} ${b.entry.id}`,
          title: a.entry.question,
          note: format.list(about.map((one) => t(`review.disagreements.${one}`))),
        }));
  const [proposal, pair] = [proposals[selectedIndex], pairs[selectedIndex]];
  return (
    <ListDetail
      label={t('review.list')}
      items={items}
      selectedIndex={selectedIndex}
      onSelect={state.select}
      {...(total > items.length ? { more: t('common.more', { count: total - items.length }) } : {})}
    >
      {proposal === undefined ? null : <ProposalDetail key={proposal.id} proposal={proposal} />}
      {pair === undefined ? null : <PairDetail pair={pair} />}
    </ListDetail>
  );
}

function Nothing({ kind, canRead }: { readonly kind: ReviewKind; readonly canRead: boolean }) {
  const desk = useDesk();
  const counts = useStore(desk.review, (state) => state.counts);
  const status = useStore(desk.review, (state) => state.status?.state);
  if (kind === 'proposal') {
    if (status === 'reading' || status === 'analyzing') return null;
    return (
      <EmptyState
        title={t('review.none')}
        actions={
          !canRead ? undefined : (
            <>
              <Button kind="main" keys="P" onPress={() => void pickPastAnswers(desk, 'files')}>
                {t('review.chooseFiles')}
              </Button>
              <Button onPress={() => void pickPastAnswers(desk, 'folder')}>{t('review.chooseFolder')}</Button>
            </>
          )
        }
      >
        {t('review.noneHelp')}
      </EmptyState>
    );
  }
  if (counts?.comparing === true)
    return <EmptyState title={t('review.comparing')}>{t('review.comparingHelp')}</EmptyState>;
  return kind === 'duplicate' ? (
    <EmptyState title={t('review.noDuplicates')}>{t('review.noDuplicatesHelp')}</EmptyState>
  ) : (
    <EmptyState title={t('review.noContradictions')}>{t('review.noContradictionsHelp')}</EmptyState>
  );
}
