import type { Translate } from '../../../../locales/keys.ts';
import {
  contactText,
  intervalText,
  outcomeNames,
  outcomeValueText,
  outcomeIntervalText,
  trendText,
  valueText,
} from '../../../../locales/word-report.ts';
import { wordStatements } from '../../../../locales/word.ts';
import type { Measured, Report, WholeReport } from '../../../../preload/contract.ts';

/** A table of a report in words: what stands in its head, and its rows. */
export interface WordedTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What became of the cases: each figure altogether, with the library and by hand; who left, and answers that go with bad ratings. */
export function outcomesTable(t: Translate, outcomes: WholeReport['outcomes']): WordedTable {
  const head = [
    t('outcomes.columns.measure'),
    t('outcomes.columns.all'),
    t('report.columns.interval'),
    t('outcomes.columns.assisted'),
    t('outcomes.columns.byHand'),
  ];
  const title = t('report.pages.outcomes');
  if (outcomes === null) return { title, head, rows: [] };
  const { left, badlyRated } = outcomes;
  const measures = outcomeNames.flatMap((name) => {
    const { all, assisted, byHand } = outcomes[name];
    if (all === null) return [];
    const text = (measured: Measured | null): string =>
      measured === null ? '' : outcomeValueText(t, name, measured.value);
    return [
      [
        t(`outcomes.measures.${name}`),
        text(all),
        outcomeIntervalText(t, name, all),
        text(assisted),
        text(byHand),
      ],
    ];
  });
  const counts = [
    ...(left.customers === 0 ? [] : [[t('report.outcomes.left'), valueText(t, 'count', left.customers)]]),
    ...(left.customers === 0 ? [] : [[t('report.outcomes.leftWrote'), valueText(t, 'count', left.wrote)]]),
    [t('outcomes.badly.title'), valueText(t, 'count', badlyRated)],
  ].map((row) => [...row, '', '', '']);
  return { title, head, rows: [...measures, ...counts] };
}

/** What the experiment comes to, a sentence a row. */
export function experimentTable(t: Translate, experiment: WholeReport['experiment']): WordedTable {
  if (experiment === null) return { title: '', head: [], rows: [] };
  const { summary, effects } = experiment;
  return {
    title: t('audit.experiment.title'),
    head: [wordStatements(t, 'audit.experiment.says', summary)],
    rows: effects.map((effect) => [wordStatements(t, 'audit.experiment.says', ...effect.summary)]),
  };
}

/** In how many of the replies that were looked at each point is met. */
export const qualityTable = (t: Translate, quality: WholeReport['quality']): WordedTable => ({
  title: `${t('quality.team')} (${t('quality.teamNote')})`,
  head: [t('quality.point'), t('quality.yesShare'), t('report.columns.interval'), t('report.columns.of')],
  rows: quality.flatMap(({ point, yes }) =>
    yes === null
      ? []
      : [
          [
            t(`quality.points.${point}`),
            valueText(t, 'share', yes.value),
            intervalText(t, 'share', yes),
            valueText(t, 'count', yes.of),
          ],
        ],
  ),
});

/** What is of the day on which the report is written, whatever period it is of. */
export function todayTable(
  t: Translate,
  { library, customersAtRisk }: Pick<WholeReport, 'library' | 'customersAtRisk'>,
): WordedTable {
  return {
    title: t('report.today.title'),
    head: [
      t('report.columns.figure'),
      t('report.columns.value'),
      t('report.columns.interval'),
      t('report.columns.of'),
    ],
    rows: [
      ...(library === null
        ? []
        : [
            [
              t('report.today.library'),
              valueText(t, 'share', library.value),
              intervalText(t, 'share', library),
              valueText(t, 'count', library.of),
            ],
          ]),
      ...(customersAtRisk === null
        ? []
        : [[t('customers.atRisk'), valueText(t, 'count', customersAtRisk), '', '']]),
    ],
  };
}

/** How many messages are about what, period by period; `range` names a period. */
export function contactTables(
  t: Translate,
  { contactTrends, periods }: Pick<Report, 'contactTrends' | 'periods'>,
  range: (at: Report['period']) => string,
): readonly WordedTable[] {
  return (['queues', 'topics'] as const).map((kind) => {
    const lines = contactTrends[kind];
    return {
      title: t(`report.contacts.${kind}`),
      head: [t('report.columns.period'), ...lines.map(({ about }, nth) => contactText(t, kind, about, nth))],
      rows:
        lines.length === 0
          ? []
          : [
              ...periods.map((at, nth) => [
                range(at),
                ...lines.map(({ points }) => valueText(t, 'count', points[nth]?.value ?? 0)),
              ]),
              [t('report.columns.trend'), ...lines.map(({ trend }) => trendText(t, trend))],
            ],
    };
  });
}
