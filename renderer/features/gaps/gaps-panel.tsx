import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count, plural } from '../../ui/format.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { gapElementIds } from './gap-actions.ts';
import { GapDetail } from './gap-detail.tsx';
import { Sparkline, trendText } from './trend.tsx';
import '../review/review.css';
import './gaps.css';

/** Questions that the library could not answer, put together by what they mean. */
export function GapsPanel() {
  const desk = useDesk();
  const { clusters, unreadable, clustering, selectedIndex, problem } = useStore(desk.gaps);
  const vault = useStore(desk.status, (state) => state.desk?.vault.state);
  const cluster = clusters?.[selectedIndex];
  return (
    <div className="review">
      {vault === 'open' || vault === undefined ? null : (
        <Notice tone="doubt">
          {vault === 'absent'
            ? 'Nothing is noted while there is no key: what customers ask is never kept in the clear. Set a passphrase in the settings'
            : 'What customers asked is locked, and nothing is noted until you unlock it in the settings'}{' '}
          (<Kbd keys="Ctrl+Comma" />
          <span className="visually-hidden">Control and comma</span>).
        </Notice>
      )}
      {problem === null || vault !== 'open' ? null : (
        <div role="alert">
          <Notice tone="stop">{problem}</Notice>
        </div>
      )}
      {unreadable === 0 ? null : (
        <Notice tone="doubt">
          {plural(unreadable, 'gap')} could not be read: {unreadable === 1 ? 'it was' : 'they were'} changed
          or damaged.
        </Notice>
      )}
      {clustering && cluster !== undefined ? (
        <p className="muted">Putting together what asks the same …</p>
      ) : null}
      {clusters?.length === 0 ? <NoGaps /> : null}
      {clusters === null || cluster === undefined ? null : (
        <div className="review__items">
          <ol className="review__list" aria-label="Gaps">
            {clusters.map(({ id, label, example, count: asked, trend, answeredBy }, index) => (
              <li key={id}>
                <button
                  id={gapElementIds.row(index)}
                  type="button"
                  className="review__title gap"
                  aria-current={index === selectedIndex}
                  onClick={() => {
                    const { select, toggleExpanded } = desk.gaps.getState();
                    // The second press on the same one opens it.
                    if (index === selectedIndex) void toggleExpanded();
                    else select(index);
                  }}
                >
                  <span className="gap__text">
                    <span className="gap__name">{label === '' ? example : label}</span>
                    {label === '' ? null : <span className="gap__example muted">“{example}”</span>}
                    <span className="muted">
                      {answeredBy === null
                        ? `Asked ${plural(asked, 'time')}: ${trendText(trend)}`
                        : `Answered now by “${answeredBy.title}”`}
                    </span>
                  </span>
                  <span className="gap__count">
                    <Sparkline weeks={trend.weeks} />
                    <span aria-hidden="true">{count(asked)}</span>
                  </span>
                </button>
              </li>
            ))}
          </ol>
          <GapDetail key={cluster.id} cluster={cluster} />
        </div>
      )}
    </div>
  );
}

function NoGaps() {
  const desk = useDesk();
  return (
    <EmptyState
      title="No gaps"
      actions={
        <Button keys="Alt+1" onPress={() => desk.window.getState().show('desk')}>
          To the desk
        </Button>
      }
    >
      A question that the library has no good answer to comes here by itself when its message is answered or
      handed over; <Kbd keys="G" />
      <span className="visually-hidden">the key G</span> on the desk notes it at once. What asks the same
      stands together, most asked first, and becomes an entry with <Kbd keys="N" />
      <span className="visually-hidden">the key N</span>.
    </EmptyState>
  );
}
