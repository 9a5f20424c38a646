import type { ReactNode } from 'react';
import type {
  ContactReason,
  FigureName,
  Measured,
  QueueFigures,
  ReportPeriod,
} from '../../../preload/contract.ts';
import type { RatedFigure } from '../../../preload/shared/rated-figures.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type OnlyCases, openCases, saveFaq } from './report-actions.ts';

interface PlainTableProps {
  readonly label: string;
  readonly head: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

interface ReportTableProps {
  readonly label: string;
  readonly caption: string;
  readonly head: readonly string[];
  /** Rows of a table. */
  readonly children: ReactNode;
}

/** A table that, where it is wider than its place, is scrolled with the keyboard, too. */
export function ReportTable({ label, caption, head, children }: ReportTableProps) {
  return (
    <div className="report__scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="report__table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** A table of words and numbers alone. */
export function PlainTable({ label, head, rows }: PlainTableProps) {
  return (
    <ReportTable label={label} caption={label} head={head}>
      {rows.map(([name = '', ...cells]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {cells.map((cell, nth) => (
            // A cell is its column.
            <td key={head[nth + 1]}>{cell}</td>
          ))}
        </tr>
      ))}
    </ReportTable>
  );
}

/** A number of a table that opens the cases it counts; text alone where they cannot be told apart, with `only` null. */
export function CasesLink({
  text,
  name,
  figure = 'messages',
  only,
  days,
}: {
  readonly text: string;
  /** Of what it is. */
  readonly name: string;
  readonly figure?: FigureName | RatedFigure;
  readonly only?: OnlyCases | null;
  /** Those that are shown where it is left out. */
  readonly days?: Pick<ReportPeriod, 'firstDay' | 'lastDay'>;
}) {
  const desk = useDesk();
  if (only === null) return text;
  return (
    <button
      type="button"
      className="report__link"
      aria-label={`${text}. ${t('report.openCases', { name })}`}
      onClick={() => {
        openCases(desk, figure, only, days);
      }}
    >
      {text}
    </button>
  );
}

const shareText = (share: Measured | null): string => (share === null ? '' : format.percent(share.value));

/** The same figures queue by queue; each number of messages opens them. */
export function QueuesTable({ queues }: { readonly queues: readonly QueueFigures[] }) {
  if (queues.length === 0) return null;
  return (
    <Panel title={t('report.byQueue')}>
      <ReportTable
        label={t('report.chart.table', { name: t('report.byQueue') })}
        caption={t('report.byQueue')}
        head={[
          t('report.columns.queue'),
          t('report.figures.messages'),
          t('report.figures.answered'),
          t('report.figures.handed_over'),
          t('report.figures.held_back'),
          t('report.figures.upset'),
        ]}
      >
        {queues.map(({ queue, messages, answered, handedOver, heldBack, upset }) => {
          const name = queue?.name ?? t('report.noQueue');
          return (
            <tr key={queue?.id ?? ''}>
              <th scope="row">{name}</th>
              <td>
                <CasesLink text={format.number(messages)} name={name} only={{ queue: queue?.id ?? null }} />
              </td>
              <td>{shareText(answered)}</td>
              <td>{shareText(handedOver)}</td>
              <td>{shareText(heldBack)}</td>
              <td>{shareText(upset)}</td>
            </tr>
          );
        })}
      </ReportTable>
    </Panel>
  );
}

/** What customers ask about, and how that has changed; what could stand on the shop's site instead. */
export function ReasonsTable({ reasons }: { readonly reasons: readonly ContactReason[] }) {
  const desk = useDesk();
  if (reasons.length === 0) return null;
  return (
    <Panel
      title={t('report.reasons.title')}
      actions={<Button onPress={() => void saveFaq(desk)}>{t('report.reasons.saveFaq')}</Button>}
    >
      <ReportTable
        label={t('report.chart.table', { name: t('report.reasons.title') })}
        caption={t('report.reasons.title')}
        head={[
          t('report.reasons.about'),
          t('report.figures.messages'),
          t('report.reasons.before'),
          t('report.columns.trend'),
        ]}
      >
        {reasons.map(({ answer, about, messages, before, direction }) => (
          <tr key={answer}>
            <th scope="row">{about}</th>
            <td>
              <CasesLink text={format.number(messages)} name={about} only={{ answer }} />
            </td>
            <td>{before === null ? '' : format.number(before)}</td>
            <td>
              {direction === null
                ? ''
                : t(direction === 'up' ? 'report.trends.rising' : 'report.trends.falling')}
            </td>
          </tr>
        ))}
      </ReportTable>
    </Panel>
  );
}
