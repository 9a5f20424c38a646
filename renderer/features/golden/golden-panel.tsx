import { useStore } from 'zustand';
import type { GoldenPair, GoldenRank } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shortDate } from '../../ui/format.ts';
import { Trans } from '../../ui/trans.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { goldenElementIds, acceptBaseline, removeGolden, runGolden } from './golden-actions.ts';
import { rankText, stateLabels } from './golden-labels.ts';
import '../review/review.css';
import './golden.css';

const locked = 'A question that cannot be read without the key';

/** Questions that must keep their answers: what got worse first, with what it was and what it is. */
export function GoldenPanel() {
  const desk = useDesk();
  const { pairs, running, selectedIndex, problem } = useStore(desk.golden);
  const pair = pairs?.[selectedIndex];
  return (
    <div className="review">
      {problem === null ? null : (
        <div role="alert">
          <Notice tone="stop">{problem}</Notice>
        </div>
      )}
      {pairs?.length === 0 ? (
        <EmptyState title="No golden questions">
          Some answers must always come. On the desk, take the right answer and keep it with{' '}
          <Kbd keys="Shift+G" />
          <span className="visually-hidden">Shift and G</span>; in an entry, with <Kbd keys="Ctrl+G" />
          <span className="visually-hidden">Control and G</span>. They are asked again after every change of
          the library, the model or what was learned, and you hear of it when one got worse.
        </EmptyState>
      ) : null}
      {pairs === null || pair === undefined ? null : (
        <div className="review__items">
          <ol className="review__list" aria-label="Golden questions">
            {pairs.map(({ id, question, state }, index) => (
              <li key={id}>
                <button
                  id={goldenElementIds.row(index)}
                  type="button"
                  className="review__title"
                  aria-current={index === selectedIndex}
                  onClick={() => desk.golden.getState().select(index)}
                >
                  <span>{question ?? locked}</span>
                  <span className={state === 'worse' || state === 'gone' ? 'golden__regression' : 'muted'}>
                    {running ? 'asking …' : stateLabels[state]}
                  </span>
                </button>
              </li>
            ))}
          </ol>
          <Detail pair={pair} />
        </div>
      )}
    </div>
  );
}

function Detail({ pair }: { readonly pair: GoldenPair }) {
  const desk = useDesk();
  const { question, title, state, baseline, current, by, at } = pair;
  const mayKeep = current !== null && (state === 'worse' || state === 'better' || state === 'gone');
  return (
    <article className="review__item" aria-label="Golden question">
      <h3>{question ?? locked}</h3>
      <p className="muted">
        {by === '' ? 'Kept' : `Kept by ${by}`} on {shortDate(at)}: {stateLabels[state]}.{' '}
        {title === null ? null : <Trans of="golden.itsAnswer" params={{ title }} components={{ b: <b /> }} />}
      </p>
      <div className="review__pair">
        <Side name="Before" placed={baseline} />
        {current === null ? null : <Side name="Now" placed={current} />}
      </div>
      <div className="review__actions">
        {mayKeep ? (
          <Button kind="main" keys="A" onPress={() => void acceptBaseline(desk, 'this')}>
            {state === 'gone' ? 'Let it go' : 'Keep it like this'}
          </Button>
        ) : null}
        <Button keys="R" onPress={() => void runGolden(desk)}>
          Ask all again
        </Button>
        <Button keys="Delete" onPress={() => void removeGolden(desk)}>
          No longer golden
        </Button>
      </div>
    </article>
  );
}

/** How the answer came, and what a customer would have been answered with. */
function Side({ name, placed }: { readonly name: string; readonly placed: GoldenRank }) {
  return (
    <section className="review__side" aria-label={name}>
      <h4>
        {name}: it {rankText(placed)}
      </h4>
      {placed.best.title === '' ? (
        <p className="muted">The library finds nothing at all.</p>
      ) : (
        <>
          <p className="muted">First comes “{placed.best.title}”</p>
          <p className="review__answer">{placed.best.text}</p>
        </>
      )}
    </section>
  );
}
