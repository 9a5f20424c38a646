import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { topicTitle } from './help-topics.ts';
import './what-is.css';

/** Those that are met before anybody knows the word. */
type ExplainedTopic = 'gaps' | 'golden' | 'learned' | 'packs' | 'queues';

/** What a word of the window means, in a line, and the way to more about it; closing that leads back. */
export function WhatIs({ topic }: { readonly topic: ExplainedTopic }) {
  const desk = useDesk();
  return (
    <p className="what-is muted">
      {t(`help.lines.${topic}`)}
      <Button
        kind="plain"
        label={t('help.whatIsOf', { topic: topicTitle(topic) })}
        onPress={() => {
          const { dialog, open } = desk.window.getState();
          open({ kind: 'help', topic, ...(dialog !== null && { from: dialog }) });
        }}
      >
        {t('help.whatIs')}
      </Button>
    </p>
  );
}
