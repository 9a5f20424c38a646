import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DecisionsTab } from './decisions-tab.tsx';
import { PauseSwitch } from './pause.tsx';
import { PilotTab } from './pilot-tab.tsx';
import './oversight.css';

/** Who suggests and who decides: the log of it, the switch that pauses it, and what it is worth. */
export function OversightDialog() {
  const desk = useDesk();
  const problem = useStore(desk.oversight, (state) => state.problem);
  const [tab, setTab] = useState('decisions');
  return (
    <DialogFrame title="Oversight" size="large" onClose={desk.window.getState().close}>
      <div className="oversight">
        <PauseSwitch />
        <div role="alert">{problem === null ? null : <Notice tone="stop">{problem}</Notice>}</div>
        <Tabs
          className="oversight__tabs"
          selectedKey={tab}
          onSelectionChange={(key) => {
            setTab(String(key));
          }}
        >
          <TabList className="tabs" aria-label="Oversight">
            <Tab id="decisions" className="tabs__one">
              Decisions
            </Tab>
            <Tab id="pilot" className="tabs__one">
              Comparison
            </Tab>
          </TabList>
          <TabPanel id="decisions" className="oversight__panel">
            <DecisionsTab />
          </TabPanel>
          <TabPanel id="pilot" className="oversight__panel">
            <PilotTab />
          </TabPanel>
        </Tabs>
      </div>
    </DialogFrame>
  );
}
