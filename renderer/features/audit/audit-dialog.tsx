import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Problem } from '../../ui/problem.tsx';
import { AuditLogTab } from './audit-log-tab.tsx';
import { PauseSwitch } from './pause.tsx';
import { ExperimentTab } from './experiment-tab.tsx';
import '../../ui/tabs.css';
import './audit-dialog.css';

/** Who suggests and who decides: the log of it, the switch that pauses it, and what it is worth. */
export function AuditDialog() {
  const desk = useDesk();
  const problem = useStore(desk.audit, (state) => state.problem);
  const [tab, setTab] = useState('log');
  return (
    <DialogFrame title={t('audit.commands.open')} size="large" onClose={desk.window.getState().close}>
      <div className="audit">
        <PauseSwitch />
        <Problem text={problem} />
        <Tabs
          className="audit__tabs"
          selectedKey={tab}
          onSelectionChange={(key) => {
            setTab(String(key));
          }}
        >
          <TabList className="tabs" aria-label={t('audit.commands.open')}>
            <Tab id="log" className="tabs__item">
              {t('audit.title')}
            </Tab>
            <Tab id="experiment" className="tabs__item">
              {t('audit.experiment.title')}
            </Tab>
          </TabList>
          <TabPanel id="log" className="audit__panel">
            <AuditLogTab />
          </TabPanel>
          <TabPanel id="experiment" className="audit__panel">
            <ExperimentTab />
          </TabPanel>
        </Tabs>
      </div>
    </DialogFrame>
  );
}
