import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { SampleMessage } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Panel } from '../../ui/panel.tsx';
import { readMessage } from '../layout/actions.ts';
import './sample-messages.css';

/** Messages to try while the sample shop is there, so that the first suggestion is one click away. */
export function SampleMessages() {
  const desk = useDesk();
  const hasSample = useStore(desk.status, (state) => state.desk?.sample === true);
  const [messages, setMessages] = useState<readonly SampleMessage[]>([]);

  useEffect(() => {
    if (!hasSample) return;
    let isCurrent = true;
    const load = async () => {
      const found = await desk.api.call('sample.messages', {}).catch(() => []);
      if (isCurrent) setMessages(found);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [desk, hasSample]);

  if (!hasSample || messages.length === 0) return null;
  return (
    <Panel title={t('workspace.tryMessage')}>
      <ul className="samples">
        {messages.map(({ name, subject, text }) => (
          <li key={name}>
            <button
              type="button"
              className="samples__message"
              onClick={() => void readMessage(desk, { text }, 'from the sample shop')}
            >
              <span className="samples__subject line" dir="auto">
                {subject}
              </span>
              <span className="samples__start line" dir="auto">
                {firstWords(text)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What the message begins with once the greeting is passed. */
function firstWords(text: string): string {
  const lines = text.split(/\n\s*\n/).map((part) => part.replaceAll(/\s+/g, ' ').trim());
  return (lines.find((line) => line.length > 40) ?? lines[0] ?? '').slice(0, 140);
}
