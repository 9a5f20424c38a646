import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Worklist, WorklistMail } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, statementText, t } from '../../i18n.ts';
import { shownMails } from '../../stores/worklist.ts';
import { Button } from '../../ui/button.tsx';
import { CommandMenu } from '../../ui/command-menu.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { matchesShortcut } from '../../ui/shortcuts.ts';
import { KeyNotice } from '../layout/key-notice.tsx';
import { finishMail, openMail, openMostPressing, pickMailFolder } from './worklist-actions.ts';
import './worklist-panel.css';

/** In pixels at the usual text size: two lines. */
const rowRem = 3.25;
/** Rows beside those that are seen, on either side: who flings the list passes two thousand pixels between two frames. */
const overscan = 48;

/** The mails that wait for an answer; on an empty list, the way to one. */
export function WorklistPanel() {
  const desk = useDesk();
  const worklist = useStore(desk.worklist, (state) => state.worklist);
  const problem = useStore(desk.worklist, (state) => state.problem);
  if (worklist === null) return null;
  const { mails, reading, folders, failed, unreadable } = worklist;
  if (mails.length === 0 && reading === null && folders.length === 0)
    return (
      <p className="worklist-hint muted">
        {t('worklist.hint')}{' '}
        <Button kind="plain" onPress={() => void pickMailFolder(desk)}>
          {t('worklist.commands.watch')}
        </Button>
      </p>
    );
  return (
    <Panel
      title={t('worklist.title')}
      note={t('worklist.waiting', { count: mails.length })}
      className="worklist"
      actions={
        <>
          {mails.length === 0 ? null : (
            <Button keys="P" onPress={() => void openMostPressing(desk)}>
              {t('worklist.next')}
            </Button>
          )}
          <FolderMenu folders={folders} />
        </>
      }
    >
      <KeyNotice absent={t('worklist.noKey')} locked={t('worklist.locked')} />
      {reading === null ? null : (
        <div className="worklist__reading">
          <ProgressBar
            label={t('worklist.reading')}
            value={reading.done}
            max={reading.total}
            words={t('worklist.readingOf', { done: reading.done, count: reading.total })}
          />
          <span className="muted">
            {t('worklist.readingOf', { done: reading.done, count: reading.total })}
          </span>
          <Button kind="plain" onPress={() => void desk.worklist.getState().cancel()}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
      {problem === null ? null : (
        <p role="alert" className="worklist__problem">
          {problem}
        </p>
      )}
      {failed === 0 ? null : (
        <p className="worklist__line muted">{t('worklist.failed', { count: failed })}</p>
      )}
      {unreadable === 0 ? null : (
        <p className="worklist__line muted">{t('worklist.unreadable', { count: unreadable })}</p>
      )}
      {folders.map(({ path, isMissing }) =>
        isMissing ? (
          <p key={path} role="alert" className="worklist__problem">
            {t('worklist.folderMissing', { folder: path })}
          </p>
        ) : null,
      )}
      <Queues mails={mails} />
      <List />
    </Panel>
  );
}

function FolderMenu({ folders }: { readonly folders: Worklist['folders'] }) {
  const desk = useDesk();
  return (
    <CommandMenu
      label={t('worklist.folders')}
      look="icon"
      items={[
        { name: t('worklist.commands.watch'), keys: 'Ctrl+Shift+M', run: () => void pickMailFolder(desk) },
        ...folders.map(({ path }, index) => ({
          name: t('worklist.stopWatching', { folder: path }),
          keys: undefined,
          run: () => void desk.worklist.getState().stopWatching(index),
        })),
      ]}
    />
  );
}

/** The queues as filters, where there is more than one. */
function Queues({ mails }: { readonly mails: readonly WorklistMail[] }) {
  const desk = useDesk();
  const shown = useStore(desk.worklist, (state) => state.queue);
  const queues = new Map<string, { readonly name: string; readonly count: number }>();
  for (const { queue } of mails) {
    const id = queue?.id ?? '';
    const name = queue?.name ?? t('worklist.noQueue');
    queues.set(id, { name, count: (queues.get(id)?.count ?? 0) + 1 });
  }
  if (queues.size < 2) return null;
  const sorted = [...queues].toSorted(([, a], [, b]) => b.count - a.count || format.compare(a.name, b.name));
  return (
    <div className="worklist__queues" role="group" aria-label={t('worklist.queues')}>
      {sorted.map(([id, { name, count }]) => (
        <button
          key={id}
          type="button"
          className="worklist__queue"
          aria-pressed={shown === id}
          onClick={() => desk.worklist.getState().showQueue(shown === id ? null : id)}
        >
          {name} <span className="muted">{format.number(count)}</span>
        </button>
      ))}
    </div>
  );
}

function List() {
  const desk = useDesk();
  const state = useStore(desk.worklist);
  const mails = shownMails(state);
  const { selected } = state;
  const id = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const rows = useVirtualizer({
    count: mails.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowRem * rem,
    overscan,
    getItemKey: (index) => mails[index]?.id ?? index,
  });
  const at = mails.findIndex((mail) => mail.id === selected);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at);
  }, [at, rows]);

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLDivElement>) => {
      const { move, selected: current } = desk.worklist.getState();
      const isDown = matchesShortcut(event, 'J') || event.key === 'ArrowDown';
      if (isDown || matchesShortcut(event, 'K') || event.key === 'ArrowUp') move(isDown ? 1 : -1);
      else if (event.key === 'Enter' && current !== null) void openMail(desk, current);
      else if (event.key === 'Delete' && current !== null) void finishMail(desk, current);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    [desk],
  );
  if (mails.length === 0) return null;
  return (
    <div
      ref={scroll}
      className="worklist__list"
      role="listbox"
      tabIndex={0}
      aria-label={t('worklist.title')}
      aria-activedescendant={at < 0 ? undefined : `${id}-${selected ?? ''}`}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (desk.worklist.getState().selected === null) desk.worklist.getState().move(1);
      }}
    >
      <div className="worklist__rows" style={{ height: `${rows.getTotalSize()}px` }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const mail = mails[index];
          if (mail === undefined) return null;
          return (
            <Row
              key={key}
              id={`${id}-${mail.id}`}
              mail={mail}
              index={index}
              count={mails.length}
              start={start}
              isSelected={mail.id === selected}
              isSameCustomer={mails[index - 1]?.customer === mail.customer}
              onKeyDown={onKeyDown}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly mail: WorklistMail;
  readonly index: number;
  readonly count: number;
  /** In pixels from the top of the list. */
  readonly start: number;
  readonly isSelected: boolean;
  readonly isSameCustomer: boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
}

/** Drawn once: whatever scrolls past stays as it is. */
const Row = memo(function Row({
  id,
  mail,
  index,
  count,
  start,
  isSelected,
  isSameCustomer,
  onKeyDown,
}: RowProps) {
  const desk = useDesk();
  return (
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={index + 1}
      tabIndex={-1}
      className="worklist__mail"
      style={{ transform: `translateY(${start}px)` }}
      onClick={() => void openMail(desk, mail.id)}
      onKeyDown={onKeyDown}
    >
      <Mail mail={mail} isSameCustomer={isSameCustomer} />
    </div>
  );
});

/** Reasons that want somebody soon. */
const pressing: ReadonlySet<string> = new Set(['urgent', 'overdue', 'today', 'vulnerable', 'angry', 'scam']);

function Mail({ mail, isSameCustomer }: { readonly mail: WorklistMail; readonly isSameCustomer: boolean }) {
  const { from, subject, previewText, why, at, queue } = mail;
  const name = from?.name ?? from?.address ?? t('worklist.unknownSender');
  const why_ = statementText('worklist.why', why);
  return (
    <>
      <span className="worklist__head">
        <span
          dir="auto"
          className={isSameCustomer ? 'worklist__name worklist__name--same' : 'worklist__name'}
        >
          {name}
        </span>
        <span className={pressing.has(why.code) ? 'worklist__why worklist__why--soon' : 'worklist__why'}>
          {why_}
        </span>
      </span>
      <span className="worklist__text line" dir="auto">
        {subject === null || subject === '' ? null : (
          <>
            <b dir="auto">{subject}</b>{' '}
          </>
        )}
        {previewText}
      </span>
      <span className="visually-hidden">
        {t('worklist.facts', { at, queue: queue?.name ?? t('worklist.noQueue') })}
      </span>
    </>
  );
}
