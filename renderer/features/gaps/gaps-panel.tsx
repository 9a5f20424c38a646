import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { count, plural } from '../../ui/format.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { gapPlaces } from './gap-actions.ts';
import { GapDetail } from './gap-detail.tsx';
import { Sparkline, trendWords } from './trend.tsx';
import '../review/review.css';
import './gaps.css';

/** Questions that the library could not answer, put together by what they mean. */
export function GapsPanel() {
  const desk = useDesk();
  const { clusters, unreadable, sorting, at, problem } = useStore(desk.gaps);
  const vault = useStore(desk.status, (state) => state.desk?.vault.state);
  const cluster = clusters?.[at];
  return (
    <div className="review">
      {vault === 'open' || vault === undefined ? null : (
        <Notice tone="doubt">
          {vault === 'absent'
            ? 'Nothing is noted while there is no key: what customers ask is never kept in the clear. Set a passphrase in the settings'
            : 'What customers asked is locked, and nothing is noted until you unlock it in the settings'}{' '}
          (<Kbd keys="Ctrl+Comma" />
          <span className="only-read">Control and comma</span>).
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
      {sorting && cluster !== undefined ? (
        <p className="soft">Putting together what asks the same …</p>
      ) : null}
      {clusters?.length === 0 ? <NoGaps /> : null}
      {clusters === null || cluster === undefined ? null : (
        <div className="review__items">
          <ol className="review__list" aria-label="Gaps">
            {clusters.map(({ id, name, example, count: asked, trend, answeredBy }, index) => (
              <li key={id}>
                <button
                  id={gapPlaces.row(index)}
                  type="button"
                  className="review__title gap"
                  aria-current={index === at}
                  onClick={() => {
                    const { look, toggle } = desk.gaps.getState();
                    // The second press on the same one opens it.
                    if (index === at) void toggle();
                    else look(index);
                  }}
                >
                  <span className="gap__words">
                    <span className="gap__name">{name === '' ? example : name}</span>
                    {name === '' ? null : <span className="gap__example soft">“{example}”</span>}
                    <span className="soft">
                      {answeredBy === null
                        ? `Asked ${plural(asked, 'time')}: ${trendWords(trend)}`
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
      <span className="only-read">the key G</span> on the desk notes it at once. What asks the same stands
      together, most asked first, and becomes an entry with <Kbd keys="N" />
      <span className="only-read">the key N</span>.
    </EmptyState>
  );
}
