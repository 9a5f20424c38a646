import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Problem } from '../../ui/problem.tsx';
import { PeriodFields } from '../report/report-overview.tsx';
import { BadlyRatedTable, CommentList, ImportList, OutcomeChart, OutcomeFigures } from './outcome-panels.tsx';
import { tellImport } from './outcome-actions.ts';
import { SurveyPreviewPanel } from './survey-preview.tsx';
import './outcomes-page.css';

/** What customers said of the answers, who left, and how long it took. */
export function OutcomesPage() {
  const desk = useDesk();
  const { outcomes, comments, preview, isWorking, problem } = useStore(desk.outcomes);
  const days = useStore(desk.report, (state) => state.days);
  useEffect(() => desk.report.getState().followToday(), [desk]);
  useEffect(() => desk.outcomes.getState().start(), [desk]);
  useEffect(() => {
    const { firstDay, lastDay } = days;
    if (firstDay !== '' && lastDay !== '' && firstDay <= lastDay)
      desk.outcomes.getState().showDays({ firstDay, lastDay });
  }, [desk, days]);
  const { pick, importThreads } = desk.outcomes.getState();
  return (
    <>
      <div className="report__bar">
        <PeriodFields />
        <div className="report__tools">
          <Button isDisabled={isWorking} onPress={() => void pick('ratings')}>
            {t('outcomes.import.ratings')}
          </Button>
          <Button isDisabled={isWorking} onPress={() => void pick('left')}>
            {t('outcomes.import.left')}
          </Button>
          <Button
            isDisabled={isWorking}
            onPress={() => void importThreads().then((imported) => tellImport(desk, imported))}
          >
            {t('outcomes.import.threads')}
          </Button>
        </div>
      </div>
      <Problem text={problem} />
      {preview === null ? null : <SurveyPreviewPanel preview={preview} isWorking={isWorking} />}
      {outcomes === null ? null : outcomes.firstAt === null ? (
        preview === null ? (
          <EmptyState title={t('outcomes.none')}>{t('outcomes.noneHelp')}</EmptyState>
        ) : null
      ) : (
        <>
          <OutcomeFigures outcomes={outcomes} />
          <OutcomeChart outcomes={outcomes} />
          <BadlyRatedTable outcomes={outcomes} />
          <CommentList comments={comments} />
          <ImportList imports={outcomes.imports} />
        </>
      )}
    </>
  );
}
