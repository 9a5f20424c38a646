import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useCan } from '../people/permissions.ts';
import { printReport, saveReport } from './report-actions.ts';
import { reportHeading } from './report-heading.ts';
import { reportPages } from './report-pages.tsx';
import '../../ui/tabs.css';
import './report-view.css';

/** The pages that whoever is at the desk may read, one at a time. */
export function ReportView() {
  const desk = useDesk();
  const can = useCan();
  const { page, days, problem } = useStore(desk.report);
  const shop = useStore(desk.settings, ({ settings }) => settings?.shopName ?? '');
  const heading = reportHeading({ page, days }, shop);
  const shown = reportPages.filter(({ needs }) => can(needs));
  return (
    <div className="report">
      <h2 className="visually-hidden">{t('report.title')}</h2>
      <Tabs
        className="report__pages"
        selectedKey={page}
        onSelectionChange={(key) => {
          const chosen = shown.find(({ id }) => id === key);
          if (chosen !== undefined) desk.report.getState().showPage(chosen.id);
        }}
      >
        <div className="report__head">
          <TabList className="tabs report__tabs" aria-label={t('report.sections')}>
            {shown.map(({ id }) => (
              <Tab key={id} id={id} className="tabs__item">
                {t(`report.pages.${id}`)}
              </Tab>
            ))}
          </TabList>
          <div className="report__tools">
            <Button onPress={() => void printReport(desk)}>{t('report.print')}</Button>
            {can('report.export') ? (
              <Button keys="Ctrl+S" onPress={() => void saveReport(desk)}>
                {t('report.save')}
              </Button>
            ) : null}
          </div>
        </div>
        <header className="report__heading">
          <h1>{heading.page}</h1>
          <p>{heading.about}</p>
        </header>
        {/* What went wrong in saving and printing, on any page. */}
        <Problem text={problem} />
        {shown.map(({ id, Page }) => (
          <TabPanel key={id} id={id} className="report__page">
            <Page />
          </TabPanel>
        ))}
      </Tabs>
    </div>
  );
}
