import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { WhatIs } from '../help/what-is.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { formatShortcut } from '../../ui/shortcuts.ts';
import { Trans } from '../../ui/trans.tsx';
import { ChoiceSetting } from '../../ui/toggles.tsx';
import { LearnedRow } from './learned-row.tsx';
import './learned-dialog.css';

const learningOptions: readonly Settings['learning'][] = ['at once', 'when accepted', 'off'];

/** What was learned from agents, from whom and when: questions, wrong answers, edits, new answers. All of it can be undone. */
export function LearnedDialog() {
  const desk = useDesk();
  const { total, rows, problem } = useStore(desk.learned);
  const learning = useStore(desk.settings, (state) => state.settings?.learning);
  const [asks, setAsks] = useState(false);
  useEffect(() => void desk.learned.getState().load(), [desk]);
  const waiting = rows?.filter(({ state }) => state === 'pending') ?? [];

  const removeAll = async () => {
    setAsks(false);
    const forgotten = await desk.learned.getState().remove('all');
    if (forgotten > 0) desk.window.getState().notify(t('learned.forgot', { count: forgotten }));
  };

  return (
    <DialogFrame
      title={t('learned.what')}
      size="large"
      onClose={desk.window.getState().close}
      foot={
        total === 0 ? undefined : asks ? (
          <>
            <span className="learned__asks">{t('learned.forgetAllHelp', { count: total })}</span>
            <Button kind="main" onPress={() => void removeAll()}>
              {t('learned.forgetAll')}
            </Button>
            <Button
              onPress={() => {
                setAsks(false);
              }}
            >
              {t('common.cancel')}
            </Button>
          </>
        ) : (
          <>
            {waiting.length === 0 ? null : (
              <Button
                kind="main"
                onPress={() => void desk.learned.getState().accept(waiting.map(({ id }) => id))}
              >
                {t('learned.accept', { count: waiting.length })}
              </Button>
            )}
            <Button
              onPress={() => {
                setAsks(true);
              }}
            >
              {t('learned.forgetAllEllipsis')}
            </Button>
          </>
        )
      }
    >
      <div className="learned">
        <WhatIs topic="learned" />
        {problem === null ? null : <Notice tone="stop">{problem}</Notice>}
        {learning === undefined ? null : (
          <ChoiceSetting
            label={t('learned.when')}
            value={learning}
            choices={learningOptions.map((one) => ({ value: one, label: t(`learned.options.${one}`) }))}
            onChange={(value) => void desk.settings.getState().change({ learning: value })}
          />
        )}
        {learning !== 'at once' || waiting.length === 0 ? null : (
          <Notice tone="doubt">{t('learned.pending', { count: waiting.length })}</Notice>
        )}
        {rows === null ? null : rows.length === 0 ? (
          <EmptyState title={t('learned.none')}>
            <Trans
              of="learned.noneHelp"
              params={{ key: formatShortcut('Shift+W') }}
              components={{ k: <kbd className="kbd" /> }}
            />
          </EmptyState>
        ) : (
          <>
            <ul className="learned__list">
              {rows.map((learned) => (
                <LearnedRow key={learned.id} learned={learned} />
              ))}
            </ul>
            {rows.length < total ? (
              <Button onPress={() => void desk.learned.getState().loadMore()}>{t('learned.showMore')}</Button>
            ) : null}
          </>
        )}
      </div>
    </DialogFrame>
  );
}
