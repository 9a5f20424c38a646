import { useState } from 'react';
import type { ImportedRatings, Measured, Outcomes, RatingComment } from '../../../preload/contract.ts';
import { entryIdOf } from '../../../preload/shared/answer-targets.ts';
import { type OutcomeName, outcomeNames, outcomeValueText } from '../../../locales/word-report.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { openEntry } from '../entries/entries-actions.ts';
import { ChartPanel } from '../report/report-charts.tsx';
import { countedText, intervalText, rangeText } from '../report/report-labels.ts';
import { CasesLink, ReportTable } from '../report/report-tables.tsx';

function measuredText(name: OutcomeName, { value, low, high, of }: Measured): string {
  return t('outcomes.withRange', {
    value: outcomeValueText(t, name, value),
    low: outcomeValueText(t, name, low),
    high: outcomeValueText(t, name, high),
    count: of,
  });
}

/** A number that opens the cases that were rated so. */
function MeasuredCell({
  name,
  measured,
  days,
  way,
}: {
  readonly name: OutcomeName;
  readonly measured: Measured | null;
  readonly days: Outcomes['period'];
  readonly way?: 'assisted' | 'by hand';
}) {
  return (
    <td>
      {measured === null ? null : (
        <CasesLink
          text={measuredText(name, measured)}
          name={countedText({ figure: name, way })}
          figure={name}
          only={way === undefined ? {} : { way }}
          days={days}
        />
      )}
    </td>
  );
}

/** The figures, altogether and by how cases were answered. */
export function OutcomeFigures({ outcomes }: { readonly outcomes: Outcomes }) {
  const { period, left } = outcomes;
  return (
    <Panel title={t('outcomes.figures')} note={rangeText(period)}>
      <ReportTable
        label={t('report.chart.table', { name: t('outcomes.figures') })}
        caption={t('report.chart.table', { name: t('outcomes.figures') })}
        head={[
          t('outcomes.columns.measure'),
          t('outcomes.columns.all'),
          t('outcomes.columns.assisted'),
          t('outcomes.columns.byHand'),
        ]}
      >
        {outcomeNames
          .filter((name) => outcomes[name].all !== null)
          .map((name) => {
            const { all, assisted, byHand } = outcomes[name];
            return (
              <tr key={name}>
                <th scope="row">{t(`outcomes.measures.${name}`)}</th>
                <MeasuredCell name={name} measured={all} days={period} />
                <MeasuredCell name={name} measured={assisted} days={period} way="assisted" />
                <MeasuredCell name={name} measured={byHand} days={period} way="by hand" />
              </tr>
            );
          })}
      </ReportTable>
      {left.customers === 0 ? null : (
        <p className="outcomes__line">
          <CasesLink
            text={t('outcomes.left', { count: left.customers, wrote: format.number(left.wrote) })}
            name={t('report.outcomes.left')}
            figure="left"
            days={period}
            only={left.wrote === 0 ? null : {}}
          />
        </p>
      )}
      <p className="muted outcomes__line">{t('outcomes.notCausal')}</p>
    </Panel>
  );
}

/** The share of good ratings, as a line and as a table. */
export function OutcomeChart({ outcomes: { points } }: { readonly outcomes: Outcomes }) {
  if (points.every(({ csat }) => csat === null)) return null;
  const title = t('outcomes.overTime');
  return (
    <ChartPanel
      title={title}
      label={t('report.chart.of', { name: title })}
      points={points.map(({ csat }) => csat)}
      names={points.map(({ period }) => format.shortDate(period.from))}
      textOf={(value) => format.percent(value)}
    >
      <ReportTable
        label={t('report.chart.table', { name: title })}
        caption={t('report.chart.table', { name: title })}
        head={[
          t('outcomes.columns.period'),
          t('outcomes.measures.csat'),
          t('outcomes.columns.interval'),
          t('outcomes.columns.of'),
        ]}
      >
        {points.map(({ period, csat }) => (
          <tr key={period.firstDay}>
            <th scope="row">{rangeText(period)}</th>
            <td>
              {csat === null ? null : (
                <CasesLink
                  text={format.percent(csat.value)}
                  name={t('outcomes.measures.csat')}
                  figure="csat"
                  days={period}
                />
              )}
            </td>
            <td>{csat === null ? '' : intervalText('share', csat)}</td>
            <td>{csat === null ? '' : format.number(csat.of)}</td>
          </tr>
        ))}
      </ReportTable>
    </ChartPanel>
  );
}

/** Answers that go with bad ratings; each opens its entry. */
export function BadlyRatedTable({
  outcomes: { badlyRated: answers, badlyRatedOn },
}: {
  readonly outcomes: Outcomes;
}) {
  const desk = useDesk();
  const title = t('outcomes.badly.title');
  const open = (id: string): void => {
    desk.window.getState().show('library');
    desk.library.getState().showTab('entries');
    void openEntry(desk, id);
  };
  return (
    <Panel title={title}>
      {answers.length === 0 ? (
        <p className="outcomes__line">{t('outcomes.badly.none')}</p>
      ) : (
        <ReportTable
          label={t('report.chart.table', { name: title })}
          caption={title}
          head={[t('outcomes.columns.answer'), t('outcomes.columns.bad'), t('outcomes.columns.expected')]}
        >
          {answers.map(({ answer, about, bad, ratings, expected }) => {
            const id = entryIdOf(answer);
            return (
              <tr key={answer}>
                <th scope="row">
                  {id === null ? (
                    about
                  ) : (
                    <button
                      type="button"
                      className="report__link"
                      aria-label={t('outcomes.badly.open', { about })}
                      onClick={() => {
                        open(id);
                      }}
                    >
                      {about}
                    </button>
                  )}
                </th>
                <td>
                  <CasesLink
                    text={t('outcomes.badly.of', { bad: format.number(bad), count: ratings })}
                    name={about}
                    figure="badly_rated"
                    only={{ answer }}
                    days={badlyRatedOn}
                  />
                </td>
                <td>{format.number(Math.round(expected * 10) / 10)}</td>
              </tr>
            );
          })}
        </ReportTable>
      )}
      <p className="muted outcomes__line">{t('outcomes.badly.note')}</p>
    </Panel>
  );
}

/** What customers wrote, newest first, without what names anybody. */
export function CommentList({ comments }: { readonly comments: readonly RatingComment[] }) {
  if (comments.length === 0) return null;
  return (
    <Panel title={t('outcomes.comments.title')}>
      <ul className="outcomes__list">
        {comments.map(({ at, isGood, isBad, text }, nth) => (
          // Two customers may write the same on one day.
          <li key={`${at} ${nth}`}>
            <span className="muted">
              {format.shortDate(at)} · {t(`outcomes.comments.${isGood ? 'good' : isBad ? 'bad' : 'neutral'}`)}
            </span>{' '}
            {text}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What was imported; each can be taken out again. */
export function ImportList({ imports }: { readonly imports: readonly ImportedRatings[] }) {
  const desk = useDesk();
  if (imports.length === 0) return null;
  return (
    <Panel title={t('outcomes.imports.title')}>
      <ul className="outcomes__list">
        {imports.map(({ id, kind, at, ratings }) => {
          const name = t(`outcomes.imports.${kind}`, { count: ratings, at });
          return (
            <li key={id} className="outcomes__import">
              <span>{name}</span>
              <RemoveImport
                name={name}
                onRemove={() => {
                  void desk.outcomes
                    .getState()
                    .removeImport(id)
                    .then((isDone) => {
                      if (isDone) desk.window.getState().notify(t('outcomes.imports.removed'));
                    });
                }}
              />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** Asks in place before it removes: an import that is out comes back only from its file. Who presses twice has cancelled. */
function RemoveImport({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const [asks, setAsks] = useState(false);
  const label = t('outcomes.imports.removeOf', { name });
  return (
    <span className="outcomes__confirm">
      <Button
        label={asks ? undefined : label}
        onPress={() => {
          setAsks(!asks);
        }}
      >
        {asks ? t('common.cancel') : t('outcomes.imports.remove')}
      </Button>
      {asks ? (
        <Button
          kind="danger"
          label={label}
          onPress={() => {
            setAsks(false);
            onRemove();
          }}
        >
          {t('common.remove')}
        </Button>
      ) : null}
    </span>
  );
}
