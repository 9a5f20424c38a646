import type { QueueList } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import './training-examples.css';

/** Corrected messages, each of which can be forgotten. */
export function TrainingExamples({ examples }: { readonly examples: QueueList['trainingExamples'] }) {
  const desk = useDesk();
  return (
    <ul className="training-examples">
      {examples.map(({ id, text }) => (
        <li key={id}>
          <span className="training-examples__text" dir="auto">
            {text}
          </span>
          <Button
            kind="plain"
            label={t('queues.forget', { text: text.slice(0, 60) })}
            onPress={() => void desk.queues.getState().removeExample(id)}
          >
            {t('common.forget')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
