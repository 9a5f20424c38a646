import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Alert, Figure, Report, Recommendation } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import type { PeriodChoice } from '../../stores/report.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Row, RowList } from '../../ui/row-list.tsx';
import { Select } from '../../ui/select.tsx';
import { ContactsChart } from './contacts-chart.tsx';
import { FigureChart, ReliabilityChart } from './report-charts.tsx';
import { followRecommendation, openCases, recommendationKeys } from './report-actions.ts';
import {
  adviceText,
  alertText,
  changeText,
  intervalText,
  rangeText,
  savedText,
  recommendationText,
  trendText,
  valueText,
} from './report-labels.ts';
import { ExperimentPanel } from './experiment-panel.tsx';
import { TargetsPanel } from './targets-panel.tsx';
import { QueuesTable, ReasonsTable } from './report-tables.tsx';
import './report-overview.css';

const choices = () =>
  (['week', 'month', 'custom'] as const satisfies readonly PeriodChoice[]).map((id) => ({
    id,
    name: t(`report.periods.${id}`),
  }));

/** What the team did, what changed, and what to do next. */
export function ReportOverview() {
  const desk = useDesk();
  const { report, recommendations, alerts, reasons } = useStore(desk.report);
  useEffect(() => desk.report.getState().start(), [desk]);
  return (
    <>
      <div className="report__bar">
        <PeriodFields />
      </div>
      {report === null ? null : report.firstAt === null ? (
        <EmptyState title={t('report.none')}>{t('report.noneHelp')}</EmptyState>
      ) : (
        <>
          <Recommendations recommendations={recommendations} />
          <Alerts alerts={alerts} />
          <Figures report={report} />
          <TargetsPanel report={report} />
          <ExperimentPanel />
          <FigureChart report={report} />
          <ContactsChart report={report} />
          <ReasonsTable reasons={reasons} />
          <QueuesTable queues={report.queues} />
          <ReliabilityChart points={report.reliability} />
        </>
      )}
    </>
  );
}

/** What days are shown. */
export function PeriodFields() {
  const desk = useDesk();
  const { choice, days } = useStore(desk.report);
  const { choose, setDays } = desk.report.getState();
  return (
    <div className="report__period">
      <Select label={t('report.period')} value={choice} choices={choices()} onChange={choose} />
      {choice === 'custom'
        ? (['firstDay', 'lastDay'] as const).map((name) => (
            <label key={name} className="report__day">
              {t(`report.${name}`)}
              <input
                type="date"
                className="field__input"
                value={days[name]}
                onChange={({ target }) => {
                  setDays({ ...days, [name]: target.value });
                }}
              />
            </label>
          ))
        : null}
    </div>
  );
}

function Recommendations({ recommendations }: { readonly recommendations: readonly Recommendation[] }) {
  const desk = useDesk();
  return (
    <Panel title={t('report.recommendations.title')} className="report__recommendations">
      {recommendations.length === 0 ? (
        <p className="muted report__none">{t('report.recommendations.none')}</p>
      ) : (
        <RowList isRanked>
          {recommendations.map((recommendation, at) => (
            <Row key={recommendationText(recommendation)}>
              <span>{recommendationText(recommendation)}</span>
              <Button
                kind={at === 0 ? 'main' : undefined}
                keys={recommendationKeys[at]}
                label={`${t(`report.recommendations.do.${recommendation.kind}`)}: ${recommendation.about}`}
                onPress={() => void followRecommendation(desk, recommendation)}
              >
                {t(`report.recommendations.do.${recommendation.kind}`)}
              </Button>
            </Row>
          ))}
        </RowList>
      )}
    </Panel>
  );
}

/** What is another than before. Where nothing is, nothing is said. */
function Alerts({ alerts }: { readonly alerts: readonly Alert[] }) {
  if (alerts.length === 0) return null;
  return (
    <Panel title={t('report.alerts.title')}>
      <RowList>
        {alerts.map((alert) => (
          <Row key={alertText(alert)}>
            <span>
              {alertText(alert)}. <span className="muted">{adviceText(alert)}</span>
            </span>
          </Row>
        ))}
      </RowList>
    </Panel>
  );
}

function Figures({ report }: { readonly report: Report }) {
  const { period, before, figures, timeSaved } = report;
  const compared =
    before === null ? t('report.notCompared') : t('report.compared', { range: rangeText(before) });
  const messages = figures.find(({ name }) => name === 'messages')?.now?.value ?? 0;
  return (
    <Panel title={t('report.headline')} note={`${rangeText(period)} · ${compared}`}>
      {messages === 0 ? (
        <p className="muted report__none">{t('report.noneInPeriod')}</p>
      ) : (
        <div className="report__figures">
          {figures.map((figure) => (
            <FigureCard key={figure.name} figure={figure} isCompared={before !== null} />
          ))}
          <section className="report__figure" aria-label={t('report.saved.title')}>
            <h3>{t('report.saved.title')}</h3>
            <p>{savedText(timeSaved)}</p>
          </section>
        </div>
      )}
      <p className="muted report__none">{t('report.intervals')}</p>
    </Panel>
  );
}

function FigureCard({ figure, isCompared }: { readonly figure: Figure; readonly isCompared: boolean }) {
  const desk = useDesk();
  const { name, kind, now, trend } = figure;
  const title = t(`report.figures.${name}`);
  return (
    <section className="report__figure" aria-label={title}>
      <h3 data-tip={t(`report.help.${name}`)}>{title}</h3>
      {now === null ? (
        <p className="muted">{t('report.nothingMeasured')}</p>
      ) : (
        <>
          <button
            type="button"
            className="report__value"
            aria-label={`${valueText(kind, now.value)}. ${t('report.openCases', { name: title })}`}
            onClick={() => {
              openCases(desk, name);
            }}
          >
            {valueText(kind, now.value)}
          </button>
          <p className="report__interval">{intervalText(kind, now)}</p>
          {isCompared ? <p>{changeText(figure)}</p> : null}
          {trend === null ? null : <p className="muted">{trendText(trend)}</p>}
        </>
      )}
      <p className="visually-hidden">{t(`report.help.${name}`)}</p>
    </section>
  );
}
