import { useStore } from 'zustand';
import type { GoldenPair, GoldenRank } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Trans } from '../../ui/trans.tsx';
import { Notice } from '../../ui/notice.tsx';
import { formatShortcut } from '../../ui/shortcuts.ts';
import { goldenElementIds, acceptBaseline, removeGolden, runGolden } from './golden-actions.ts';
import { rankText } from './golden-labels.ts';
import '../review/review.css';
import './golden.css';

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
        <EmptyState title={t('golden.none')}>
          <Trans
            of="golden.noneHelp"
            params={{ desk: formatShortcut('Shift+G'), entry: formatShortcut('Ctrl+G') }}
            components={{ k: <kbd className="kbd" /> }}
          />
        </EmptyState>
      ) : null}
      {pairs === null || pair === undefined ? null : (
        <div className="review__items">
          <ol className="review__list" aria-label={t('golden.title')}>
            {pairs.map(({ id, question, state }, index) => (
              <li key={id}>
                <button
                  id={goldenElementIds.row(index)}
                  type="button"
                  className="review__title"
                  aria-current={index === selectedIndex}
                  onClick={() => desk.golden.getState().select(index)}
                >
                  <span>{question ?? t('golden.locked')}</span>
                  <span className={state === 'worse' || state === 'gone' ? 'golden__regression' : 'muted'}>
                    {running ? t('golden.checking') : t(`golden.states.${state}`)}
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
    <article className="review__item" aria-label={t('golden.question')}>
      <h3>{question ?? t('golden.locked')}</h3>
      <p className="muted">
        {by === '' ? t('golden.addedOn', { at }) : t('golden.addedBy', { by, at })} ·{' '}
        {t(`golden.states.${state}`)}.{' '}
        {title === null ? null : <Trans of="golden.itsAnswer" params={{ title }} components={{ b: <b /> }} />}
      </p>
      <div className="review__pair">
        <Side name={t('golden.before')} placed={baseline} />
        {current === null ? null : <Side name={t('golden.now')} placed={current} />}
      </div>
      <div className="review__actions">
        {mayKeep ? (
          <Button kind="main" keys="A" onPress={() => void acceptBaseline(desk, 'this')}>
            {t('golden.accept')}
          </Button>
        ) : null}
        <Button keys="R" onPress={() => void runGolden(desk)}>
          {t('golden.checkAll')}
        </Button>
        <Button keys="Delete" onPress={() => void removeGolden(desk)}>
          {t('common.remove')}
        </Button>
      </div>
    </article>
  );
}

/** How the answer came, and what a customer would have been answered with. */
function Side({ name, placed }: { readonly name: string; readonly placed: GoldenRank }) {
  return (
    <section className="review__side" aria-label={name}>
      <h4>{t('golden.side', { side: name, rank: rankText(placed) })}</h4>
      {placed.best.title === '' ? (
        <p className="muted">{t('golden.nothingFound')}</p>
      ) : (
        <>
          <p className="muted">{t('golden.topAnswer', { title: placed.best.title })}</p>
          <p className="review__answer">{placed.best.text}</p>
        </>
      )}
    </section>
  );
}
