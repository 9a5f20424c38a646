import { KeyNotice } from '../layout/key-notice.tsx';
import { useStore } from 'zustand';
import type { GoldenPair, GoldenRank } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Trans } from '../../ui/trans.tsx';
import { WhatIs } from '../help/what-is.tsx';
import { Detail, ListDetail, ListPanel, Side, Sides } from '../../ui/list-detail.tsx';
import { Problem } from '../../ui/problem.tsx';
import { formatShortcut } from '../../ui/shortcuts.ts';
import { goldenElementIds, acceptBaseline, removeGolden, runGolden } from './golden-actions.ts';
import { rankText } from './golden-labels.ts';
import './golden-panel.css';

/** Questions that must keep their answers: what got worse first, with what it was and what it is. */
export function GoldenPanel() {
  const desk = useDesk();
  const { pairs, running, selectedIndex, problem } = useStore(desk.golden);
  const pair = pairs?.[selectedIndex];
  return (
    <ListPanel>
      <WhatIs topic="golden" />
      <KeyNotice absent={t('golden.noKey')} locked={t('golden.isLocked')} />
      <Problem text={problem} />
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
        <ListDetail
          label={t('golden.title')}
          items={pairs.map(({ id, question, state }, index) => ({
            id,
            elementId: goldenElementIds.row(index),
            title: question ?? t('golden.locked'),
            note: (
              <span className={state === 'worse' || state === 'gone' ? 'golden__regression' : undefined}>
                {running ? t('golden.checking') : t(`golden.states.${state}`)}
              </span>
            ),
          }))}
          selectedIndex={selectedIndex}
          onSelect={desk.golden.getState().select}
        >
          <GoldenDetail pair={pair} />
        </ListDetail>
      )}
    </ListPanel>
  );
}

function GoldenDetail({ pair }: { readonly pair: GoldenPair }) {
  const desk = useDesk();
  const { question, title, state, baseline, current, by, at } = pair;
  const mayKeep = current !== null && (state === 'worse' || state === 'better' || state === 'gone');
  return (
    <Detail
      label={t('golden.question')}
      actions={
        <>
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
        </>
      }
    >
      <h3>{question ?? t('golden.locked')}</h3>
      <p className="muted">
        {by === '' ? t('golden.addedOn', { at }) : t('golden.addedBy', { by, at })} ·{' '}
        {t(`golden.states.${state}`)}.{' '}
        {title === null ? null : <Trans of="golden.itsAnswer" params={{ title }} components={{ b: <b /> }} />}
      </p>
      <Sides>
        <Rank name={t('golden.before')} placed={baseline} />
        {current === null ? null : <Rank name={t('golden.now')} placed={current} />}
      </Sides>
    </Detail>
  );
}

/** How the answer came, and what a customer would have been answered with. */
function Rank({ name, placed }: { readonly name: string; readonly placed: GoldenRank }) {
  return (
    <Side label={name}>
      <h4>{t('golden.side', { side: name, rank: rankText(placed) })}</h4>
      {placed.best.title === '' ? (
        <p className="muted">{t('golden.nothingFound')}</p>
      ) : (
        <>
          <p className="muted">{t('golden.topAnswer', { title: placed.best.title })}</p>
          <p className="item-detail__answer" dir="auto">
            {placed.best.text}
          </p>
        </>
      )}
    </Side>
  );
}
