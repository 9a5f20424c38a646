import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { CommandMenu } from '../../ui/command-menu.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
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
          <Tools />
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

/** What can be done with any page; where it is narrow, in a menu, so that the figures begin soon. */
function Tools() {
  const desk = useDesk();
  const can = useCan();
  const isNarrow = useMediaQuery('(width < 34rem)');
  const tools = [
    { name: t('report.print'), keys: undefined, run: () => void printReport(desk) },
    ...(can('report.export')
      ? [{ name: t('report.save'), keys: 'Ctrl+S', run: () => void saveReport(desk) }]
      : []),
  ];
  return (
    <div className="report__tools">
      {isNarrow ? (
        <CommandMenu label={t('report.tools')} look="icon" items={tools} />
      ) : (
        tools.map(({ name, keys, run }) => (
          <Button key={name} keys={keys} onPress={run}>
            {name}
          </Button>
        ))
      )}
    </div>
  );
}
