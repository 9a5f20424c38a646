import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import {
  differenceText,
  groupText,
  measureText,
  rangeOfText,
  toldText,
} from '../../../locales/word-fairness.ts';
import type { FairnessCheck, FairnessComparison, FairnessOverview } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FoldLine } from '../../ui/fold-line.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Row, RowList } from '../../ui/row-list.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { PlainTable } from '../report/report-tables.tsx';
import { openComparedCases } from './fairness-actions.ts';
import './fairness-page.css';

/** Whether messages are treated alike, whoever writes them and however: what the last check told, and the one that runs. */
export function FairnessPage() {
  const desk = useDesk();
  const { overview, problem } = useStore(desk.fairness);
  useEffect(() => desk.fairness.getState().start(), [desk]);
  if (overview === null) return null;
  const { last, earlier } = overview;
  const said = problem ?? (overview.problem === null ? null : t('fairness.failed'));
  return (
    <>
      <Status overview={overview} />
      <Problem text={said} />
      {last === null ? (
        <EmptyState title={t('fairness.never')}>{t('fairness.neverHelp')}</EmptyState>
      ) : (
        <>
          <Findings check={last} />
          <Comparisons comparisons={last.comparisons} />
        </>
      )}
      {earlier.length === 0 ? null : (
        <Panel title={t('fairness.earlier')}>
          <ul className="fairness__earlier">
            {earlier.map(({ at, told }) => (
              <li key={at}>{t('fairness.earlierLine', { at, count: told })}</li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function Status({ overview: { last, running, nextAt, isDue } }: { readonly overview: FairnessOverview }) {
  const desk = useDesk();
  const { run, cancel } = desk.fairness.getState();
  const progress =
    running === null
      ? ''
      : running.of === 0
        ? t('fairness.preparing')
        : t('fairness.running', { ...running });
  return (
    <Panel
      title={t('report.pages.fairness')}
      // One button for both, so that the focus stays on it.
      actions={
        <Button
          kind={running === null && last === null ? 'main' : undefined}
          onPress={() => void (running === null ? run() : cancel())}
        >
          {t(running === null ? 'fairness.run' : 'fairness.cancel')}
        </Button>
      }
    >
      <div className="fairness__status">
        <p>{t('fairness.intro')}</p>
        {running === null ? (
          <p className="muted">
            {last === null
              ? null
              : `${t('fairness.last', { at: last.at, questions: last.questions, messages: last.messages, cases: last.cases, from: last.from })} `}
            {isDue ? t('fairness.due') : t('fairness.next', { at: nextAt })}
          </p>
        ) : (
          <>
            <ProgressBar
              label={t('fairness.progress')}
              value={running.done}
              max={running.of}
              words={progress}
            />
            <p className="muted">{progress}</p>
          </>
        )}
      </div>
    </Panel>
  );
}

const keyOf = ({ group: { kind, id }, measure }: Pick<FairnessComparison, 'group' | 'measure'>): string =>
  `${kind} ${id} ${measure}`;

function Findings({ check }: { readonly check: FairnessCheck }) {
  const told = check.comparisons.filter(({ isTold }) => isTold);
  return (
    <Panel title={t('fairness.findings')}>
      {told.length === 0 ? (
        <p className="fairness__none">{t('fairness.none')}</p>
      ) : (
        <RowList>
          {told.map((one) => (
            <Finding key={keyOf(one)} one={one} check={check} />
          ))}
        </RowList>
      )}
      <p className="muted fairness__none">{t('fairness.rule', { count: check.comparisons.length })}</p>
    </Panel>
  );
}

function Finding({ one, check }: { readonly one: FairnessComparison; readonly check: FairnessCheck }) {
  const desk = useDesk();
  const [isOpen, setOpen] = useState(false);
  const said = toldText(t, one);
  const examples = check.examples.filter((example) => keyOf(example) === keyOf(one));
  const isOfCases = one.group.kind === 'spoken' || one.group.kind === 'customer';
  return (
    <Row>
      <p>
        {said}. <span className="muted">{t(`fairness.advice.${one.group.kind}`)}</span>
      </p>
      {isOfCases ? (
        <Button
          label={`${t('fairness.openCases')}: ${said}`}
          onPress={() => {
            openComparedCases(desk, one, check);
          }}
        >
          {t('fairness.openCases')}
        </Button>
      ) : null}
      {examples.length === 0 ? null : (
        <div className="fairness__examples">
          <FoldLine
            label={said}
            isOpen={isOpen}
            onToggle={() => {
              setOpen(!isOpen);
            }}
          >
            {t('fairness.examples')}
          </FoldLine>
          {isOpen
            ? examples.map(({ plain, changed }) => (
                <dl key={changed} className="fairness__example">
                  <dt>{t('fairness.plain')}</dt>
                  <dd>{plain}</dd>
                  <dt>{t('fairness.changed')}</dt>
                  <dd>{changed}</dd>
                </dl>
              ))
            : null}
        </div>
      )}
    </Row>
  );
}

/** All of it in numbers, also what is not told. */
function Comparisons({ comparisons }: { readonly comparisons: readonly FairnessComparison[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title={t('fairness.all')}>
      <FoldLine
        isOpen={isOpen}
        onToggle={() => {
          setOpen(!isOpen);
        }}
      >
        {t('report.chart.table', { name: t('fairness.all') })}
      </FoldLine>
      {isOpen ? (
        <PlainTable
          label={t('report.chart.table', { name: t('fairness.all') })}
          head={[
            t('fairness.group'),
            t('fairness.difference'),
            t('report.columns.interval'),
            t('report.columns.of'),
          ]}
          rows={comparisons.map((one) => [
            `${groupText(t, one.group)}: ${measureText(t, one)}`,
            differenceText(t, one),
            rangeOfText(t, one),
            ofText(one),
          ])}
        />
      ) : null}
    </Panel>
  );
}

const ofText = ({ of: [group, against] }: FairnessComparison): string =>
  t('fairness.ofBoth', { group: format.number(group), against: format.number(against) });
