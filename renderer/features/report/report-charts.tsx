import { type ComponentProps, type ReactNode, useRef, useState } from 'react';
import type { FigureName, ReliabilityPoint, Report } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Chart } from './chart.tsx';
import { savePicture } from './report-actions.ts';
import { intervalText, rangeText, valueText } from './report-labels.ts';
import { CasesLink, PlainTable, ReportTable } from './report-tables.tsx';

/** A chart with its table beside it, and a button that saves the picture. */
export function ChartPanel({
  title,
  tools = null,
  isTableBelow = false,
  children,
  ...chart
}: {
  readonly title: string;
  /** Stand before the button. */
  readonly tools?: ReactNode;
  /** A table of many columns has no place beside the chart. */
  readonly isTableBelow?: boolean;
  /** The table. */
  readonly children: ReactNode;
} & Omit<ComponentProps<typeof Chart>, 'onDrawn'>) {
  const desk = useDesk();
  const canvas = useRef<HTMLCanvasElement | null>(null);
  return (
    <Panel
      title={title}
      actions={
        <>
          {tools}
          <Button
            label={`${t('report.savePicture')} ${chart.label}`}
            onPress={() => {
              if (canvas.current !== null) void savePicture(desk, canvas.current);
            }}
          >
            {t('report.savePicture')}
          </Button>
        </>
      }
    >
      <div className={isTableBelow ? 'report__chart report__chart--below' : 'report__chart'}>
        <Chart
          {...chart}
          onDrawn={(drawn) => {
            canvas.current = drawn;
          }}
        />
        {children}
      </div>
    </Panel>
  );
}

/** One figure over the periods, as a line and as a table. */
export function FigureChart({ report: { figures, periods } }: { readonly report: Report }) {
  const [name, setName] = useState<FigureName>('messages');
  const figure = figures.find((one) => one.name === name);
  if (figure === undefined) return null;
  const { kind, points } = figure;
  const title = t(`report.figures.${name}`);
  return (
    <ChartPanel
      title={t('report.overTime')}
      tools={
        <Select
          label={t('report.chart.choose')}
          value={name}
          choices={figures.map((one) => ({ id: one.name, name: t(`report.figures.${one.name}`) }))}
          onChange={setName}
        />
      }
      label={t('report.chart.of', { name: title })}
      points={points}
      names={periods.map(({ from }) => format.shortDate(from))}
      textOf={(value) => valueText(kind, value)}
    >
      <ReportTable
        label={t('report.chart.table', { name: title })}
        caption={t('report.chart.table', { name: title })}
        head={[t('report.columns.period'), title, t('report.columns.interval'), t('report.columns.of')]}
      >
        {periods.map((at, nth) => {
          const point = points[nth] ?? null;
          return (
            <tr key={at.firstDay}>
              <th scope="row">{rangeText(at)}</th>
              <td>
                {point === null ? null : (
                  <CasesLink text={valueText(kind, point.value)} name={title} figure={name} days={at} />
                )}
              </td>
              <td>{point === null ? '' : intervalText(kind, point)}</td>
              <td>{point === null ? '' : format.number(point.of)}</td>
            </tr>
          );
        })}
      </ReportTable>
    </ChartPanel>
  );
}

/** How sure suggestions were against how often they were taken; on the diagonal they said what happened. */
export function ReliabilityChart({ points }: { readonly points: readonly ReliabilityPoint[] }) {
  if (points.length === 0) return null;
  return (
    <ChartPanel
      title={t('report.reliability')}
      label={t('report.chart.reliabilityOf')}
      points={points.map(({ taken }) => taken)}
      names={points.map(({ confidence }) => format.percent(confidence))}
      places={points.map(({ confidence }) => confidence)}
      textOf={(value) => format.percent(value)}
      withDiagonal
    >
      <PlainTable
        label={t('report.chart.table', { name: t('report.reliability') })}
        head={[t('report.columns.confidence'), t('report.columns.taken'), t('report.columns.interval')]}
        rows={points.map(({ confidence, taken }) => [
          format.percent(confidence),
          t('report.takenOf', { share: taken.value, count: taken.of }),
          intervalText('share', taken),
        ])}
      />
    </ChartPanel>
  );
}
