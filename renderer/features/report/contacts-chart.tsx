import { useState } from 'react';
import type { ContactTrend, Report } from '../../../preload/contract.ts';
import { contactText } from '../../../locales/word-report.ts';
import { format, t } from '../../i18n.ts';
import { Select } from '../../ui/select.tsx';
import { ChartPanel } from './report-charts.tsx';
import { trendText, valueText } from './report-labels.ts';
import { CasesLink, ReportTable } from './report-tables.tsx';

type Kind = keyof Report['contactTrends'];
const kinds = ['queues', 'topics'] as const satisfies readonly Kind[];

/** Lines change their places with what comes in; what is looked at stays. */
function idOf(kind: Kind, { about }: ContactTrend): string {
  const id = about.kind === 'queue' ? about.id : about.kind === 'topic' ? about.answer : null;
  return [kind, about.kind, id ?? ''].join(' ');
}

/** What messages are about: one line in the chart, all of its kind in the table; each number opens its messages. */
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
      note={t('report.contacts.help')}
      tools={
        <Select
          label={t('report.contacts.choose')}
          value={shown.id}
          choices={lines.map(({ id, kind, name }) => ({
            id,
            name: t(kind === 'queues' ? 'report.contacts.queue' : 'report.contacts.topic', { name }),
          }))}
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
              {periods.map((days, nth) => (
                <td key={days.firstDay}>
                  <CasesLink
                    text={valueText('count', points[nth]?.value ?? 0)}
                    name={name}
                    days={days}
                    only={casesOf(shown.kind, about)}
                  />
                </td>
              ))}
              <td>{trendText(trend)}</td>
            </tr>
          ))}
      </ReportTable>
    </ChartPanel>
  );
}

/** How its messages are asked for; null for the others together, which the log cannot be asked for. */
function casesOf(kind: Kind, about: ContactTrend['about']) {
  switch (about.kind) {
    case 'queue':
      return { queue: about.id };
    case 'topic':
      return about.answer === null ? null : { answer: about.answer };
    case 'none':
      return kind === 'queues' ? { queue: null } : { answer: null };
    case 'others':
      return null;
  }
}
