import { KeyNotice } from '../layout/key-notice.tsx';
import { useStore } from 'zustand';
import type { GapCluster } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { WhatIs } from '../help/what-is.tsx';
import { ListDetail, ListPanel } from '../../ui/list-detail.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Problem } from '../../ui/problem.tsx';
import { formatShortcut } from '../../ui/shortcuts.ts';
import { Trans } from '../../ui/trans.tsx';
import { gapElementIds } from './gap-actions.ts';
import { GapDetail } from './gap-detail.tsx';
import { Sparkline, trendText } from './trend.tsx';
import './gaps-panel.css';

/** Questions that the library could not answer, put together by what they mean. */
export function GapsPanel() {
  const desk = useDesk();
  const { clusters, unreadable, clustering, selectedIndex, problem } = useStore(desk.gaps);
  const vault = useStore(desk.status, (state) => state.desk?.vault.state);
  const cluster = clusters?.[selectedIndex];
  return (
    <ListPanel>
      <WhatIs topic="gaps" />
      <KeyNotice absent={t('gaps.noKey')} locked={t('gaps.locked')} />
      <Problem text={vault === 'open' ? problem : null} />
      {unreadable === 0 ? null : <Notice tone="doubt">{t('gaps.unreadable', { count: unreadable })}</Notice>}
      {clustering && cluster !== undefined ? <p className="muted">{t('gaps.grouping')}</p> : null}
      {clusters?.length === 0 ? <NoGaps /> : null}
      {clusters === null || cluster === undefined ? null : (
        <ListDetail
          label={t('gaps.title')}
          items={clusters.map((one, index) => ({
            id: one.id,
            elementId: gapElementIds.row(index),
            title: <Summary cluster={one} />,
            note: <Count cluster={one} />,
          }))}
          selectedIndex={selectedIndex}
          onSelect={(index) => {
            const { select, toggleExpanded } = desk.gaps.getState();
            // The second press on the same one opens it.
            if (index === selectedIndex) void toggleExpanded();
            else select(index);
          }}
        >
          <GapDetail key={cluster.id} cluster={cluster} />
        </ListDetail>
      )}
    </ListPanel>
  );
}

function Summary({
  cluster: { label, example, count, trend, answeredBy },
}: {
  readonly cluster: GapCluster;
}) {
  return (
    <span className="gap">
      <span className="gap__name">{label === '' ? example : label}</span>
      {label === '' ? null : (
        <span className="gap__example muted">{t('common.quoted', { text: example })}</span>
      )}
      <span className="muted">
        {answeredBy === null
          ? t('gaps.asked', { count, trend: trendText(trend) })
          : t('gaps.answered', { title: answeredBy.title })}
      </span>
    </span>
  );
}

/** How often it was asked, week by week and in all; the words beside it say the same. */
function Count({ cluster: { count, trend } }: { readonly cluster: GapCluster }) {
  return (
    <span className="gap__count">
      <Sparkline weeks={trend.weeks} />
      <span aria-hidden="true">{format.number(count)}</span>
    </span>
  );
}

function NoGaps() {
  const desk = useDesk();
  return (
    <EmptyState
      title={t('gaps.none')}
      actions={
        <Button keys="Alt+1" onPress={() => desk.window.getState().show('desk')}>
          {t('gaps.toDesk')}
        </Button>
      }
    >
      <Trans
        of="gaps.noneHelp"
        params={{ note: formatShortcut('G'), make: formatShortcut('N') }}
        components={{ k: <kbd className="kbd" /> }}
      />
    </EmptyState>
  );
}
