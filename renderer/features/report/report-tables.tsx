import type { Measured, QueueFigures } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Panel } from '../../ui/panel.tsx';
import { openCases } from './report-actions.ts';

interface PlainTableProps {
  readonly label: string;
  readonly head: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

/** A table of words and numbers; where it is wider than its place, it is scrolled with the keyboard, too. */
export function PlainTable({ label, head, rows }: PlainTableProps) {
  return (
    <div className="report__scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="report__table">
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, nth) => (
                // A cell is its column.
                <td key={head[nth + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const shareText = (share: Measured | null): string => (share === null ? '' : format.percent(share.value));

/** The same figures queue by queue; each number of messages opens them. */
export function QueuesTable({ queues }: { readonly queues: readonly QueueFigures[] }) {
  const desk = useDesk();
  if (queues.length === 0) return null;
  return (
    <Panel title={t('report.byQueue')}>
      <div
        className="report__scroll"
        role="region"
        aria-label={t('report.chart.table', { name: t('report.byQueue') })}
        tabIndex={0}
      >
        <table className="report__table">
          <thead>
            <tr>
              <th scope="col">{t('report.columns.queue')}</th>
              <th scope="col">{t('report.figures.messages')}</th>
              <th scope="col">{t('report.figures.answered')}</th>
              <th scope="col">{t('report.figures.handed_over')}</th>
              <th scope="col">{t('report.figures.held_back')}</th>
              <th scope="col">{t('report.figures.upset')}</th>
            </tr>
          </thead>
          <tbody>
            {queues.map(({ queue, messages, answered, handedOver, heldBack, upset }) => {
              const name = queue?.name ?? t('report.noQueue');
              return (
                <tr key={queue?.id ?? ''}>
                  <th scope="row">{name}</th>
                  <td>
                    <button
                      type="button"
                      className="report__link"
                      aria-label={`${format.number(messages)}. ${t('report.openCases', { name })}`}
                      onClick={() => {
                        openCases(desk, 'messages', queue?.id ?? null);
                      }}
                    >
                      {format.number(messages)}
                    </button>
                  </td>
                  <td>{shareText(answered)}</td>
                  <td>{shareText(handedOver)}</td>
                  <td>{shareText(heldBack)}</td>
                  <td>{shareText(upset)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
