import { useState } from 'react';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import type { DialogState } from '../../stores/window.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { SectionNav } from '../../ui/section-nav.tsx';
import { blocksOf, findTopics, helpTopics, topicText, topicTitle, type HelpTopic } from './help-topics.ts';
import './help-dialog.css';

interface HelpDialogProps {
  readonly topic: HelpTopic;
  /** What was open when help was asked for, and is again when help is closed. */
  readonly from: DialogState | null;
}

/** Short texts on what the words of the window mean and how things are done; nothing of it comes from outside. */
export function HelpDialog({ topic, from }: HelpDialogProps) {
  const desk = useDesk();
  const [text, setText] = useState('');
  const { open, close } = desk.window.getState();
  const show = (to: HelpTopic) => {
    setText('');
    open({ kind: 'help', topic: to, ...(from !== null && { from }) });
  };
  return (
    <DialogFrame title={t('help.title')} size="tall" onClose={() => (from === null ? close() : open(from))}>
      <div className="sections">
        <SectionNav
          label={t('help.topicList')}
          searchLabel={t('help.search')}
          text={text}
          onTextChange={setText}
          items={helpTopics.map((id) => ({ id, name: topicTitle(id) }))}
          selected={topic}
          found={findTopics(text).map((id) => ({ id, name: topicTitle(id) }))}
          onChoose={show}
        />
        <article className="help-topic" aria-labelledby="help-topic">
          <h3 id="help-topic">{topicTitle(topic)}</h3>
          {blocksOf(topicText(topic)).map((block, at) =>
            typeof block === 'string' ? (
              <p key={at}>{block}</p>
            ) : (
              <ul key={at}>
                {block.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            ),
          )}
          <div>
            <Button kind="plain" keys="?" onPress={() => open({ kind: 'shortcuts' })}>
              {t('frame.commands.shortcuts')}
            </Button>
          </div>
        </article>
      </div>
    </DialogFrame>
  );
}
