import { useState } from 'react';
import type { ContactTrend, Report } from '../../../preload/contract.ts';
import { contactText } from '../../../locales/word-report.ts';
import { format, t } from '../../i18n.ts';
import { Select } from '../../ui/select.tsx';
import type { OnlyCases } from './report-actions.ts';
import { ChartPanel } from './report-charts.tsx';
import { rangeText, trendText, valueText } from './report-labels.ts';
import { CasesLink, ReportTable } from './report-tables.tsx';

type Kind = keyof Report['contactTrends'];
const kinds = ['queues', 'topics'] as const satisfies readonly Kind[];

/** Lines change their places with what comes in; what is looked at stays. */
function idOf(kind: Kind, { about }: ContactTrend): string {
  const id = about.kind === 'queue' ? about.id : about.kind === 'topic' ? about.answer : null;
  return [kind, about.kind, id ?? ''].join(' ');
}

/** What messages are about: one line in the chart, all of its kind in the table; each number opens its messages, where there are any. */
export function ContactsChart({ report: { contactTrends, periods } }: { readonly report: Report }) {
  const [chosen, setChosen] = useState('');
  const lines = kinds.flatMap((kind) =>
    contactTrends[kind].map((line, nth) => ({
      ...line,
      kind,
      id: idOf(kind, line),
      name: contactText(t, kind, line.about, nth),
    })),
  );
  const shown = lines.find(({ id }) => id === chosen) ?? lines[0];
  if (shown === undefined) return null;
  const title = t(`report.contacts.${shown.kind}`);
  return (
    <ChartPanel
      title={t('report.contacts.title')}
      tools={
        <Select
          label={t('report.contacts.choose')}
          className="report__choice"
          value={shown.id}
          choices={lines.map(({ id, about, name }) => ({ id, name: choiceText(about, name) }))}
          onChange={setChosen}
        />
      }
      label={t('report.chart.of', { name: shown.name })}
      points={shown.points}
      names={periods.map(({ from }) => format.shortDate(from))}
      textOf={(value) => valueText('count', value)}
      isTableBelow
    >
      <ReportTable
        label={t('report.chart.table', { name: title })}
        caption={title}
        head={[
          t('report.reasons.about'),
          ...periods.map(({ from }) => format.shortDate(from)),
          t('report.columns.trend'),
        ]}
      >
        {lines
          .filter(({ kind }) => kind === shown.kind)
          .map(({ id, about, name, points, trend }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {periods.map((days, nth) => {
                const count = points[nth]?.value ?? 0;
                return (
                  <td key={days.firstDay}>
                    <CasesLink
                      text={valueText('count', count)}
                      name={`${name}, ${rangeText(days)}`}
                      days={days}
                      only={count === 0 ? null : casesOf(shown.kind, about, contactTrends[shown.kind])}
                    />
                  </td>
                );
              })}
              {/* Most have none: only what moves is said. */}
              <td>{trend === 'steady' ? '' : trendText(trend)}</td>
            </tr>
          ))}
      </ReportTable>
      <p className="muted report__help">{t('report.contacts.help')}</p>
    </ChartPanel>
  );
}

/** A queue and a topic may have one name; the others say by themselves what they are. */
function choiceText(about: ContactTrend['about'], name: string): string {
  if (about.kind === 'queue') return t('report.contacts.queue', { name });
  return about.kind === 'topic' && about.name !== null ? t('report.contacts.topic', { name }) : name;
}

/** How the messages of a line are asked for. `lines` are all of its kind. */
function casesOf(kind: Kind, about: ContactTrend['about'], lines: readonly ContactTrend[]): OnlyCases | null {
  switch (about.kind) {
    case 'queue':
      return { queue: about.id };
    case 'topic':
      return about.answer === null ? null : { answer: about.answer };
    case 'none':
      return kind === 'queues' ? { queue: null } : { answer: null };
    case 'others': {
      const listed = lines.map((line) => line.about);
      return kind === 'queues'
        ? { otherQueuesThan: listed.flatMap((one) => (one.kind === 'queue' ? [one.id] : [])) }
        : { otherAnswersThan: listed.flatMap((one) => (one.kind === 'topic' ? (one.answer ?? []) : [])) };
    }
  }
}
