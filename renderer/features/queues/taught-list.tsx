import type { QueueList } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';

/** Corrected messages, each of which can be forgotten. */
export function TaughtList({ taught }: { readonly taught: QueueList['taught'] }) {
  const desk = useDesk();
  return (
    <ul className="taught">
      {taught.map(({ id, text }) => (
        <li key={id}>
          <span className="taught__text">{text}</span>
          <Button
            kind="plain"
            label={`Forget “${text.slice(0, 60)}”`}
            onPress={() => void desk.queues.getState().unteach(id)}
          >
            Forget
          </Button>
        </li>
      ))}
    </ul>
  );
}
