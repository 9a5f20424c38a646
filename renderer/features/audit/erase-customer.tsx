import { useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { erasureText } from './audit-labels.ts';

/** Erases everything that is stored of one customer, after asking once more. */
export function EraseCustomer({ onDone }: { readonly onDone: () => void }) {
  const desk = useDesk();
  const isOpen = useStore(desk.status, (state) => state.desk?.vault.state === 'open');
  const [customer, setCustomer] = useState('');
  const [asks, setAsks] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  if (said !== null)
    return (
      <div role="status">
        <Notice tone="done" actions={<Button onPress={onDone}>All right</Button>}>
          {said}
        </Notice>
      </div>
    );
  if (!isOpen)
    return (
      <Notice tone="doubt" actions={<Button onPress={onDone}>Not now</Button>}>
        Who is named is encrypted. Unlock it in the settings first.
      </Notice>
    );
  const erase = async () => {
    if (!asks) {
      setAsks(true);
      return;
    }
    const erased = await desk.audit.getState().erase(customer.trim());
    if (erased !== null) setSaid(erasureText(erased));
  };
  return (
    <form
      className="audit__form"
      onSubmit={(event) => {
        event.preventDefault();
        void erase();
      }}
    >
      <TextField
        label="E-mail address or whole name of the customer"
        help="Messages, replies and what was learned from them go, in the log and elsewhere. The lines stay without words. It cannot be brought back."
        value={customer}
        onChange={(value) => {
          setCustomer(value);
          setAsks(false);
        }}
        isFirst
      />
      <div className="audit__tools">
        <Button kind="danger" isDisabled={customer.trim().length < 3} onPress={() => void erase()}>
          {asks ? `Really erase ${customer.trim()}?` : 'Erase'}
        </Button>
        <Button onPress={onDone}>Not now</Button>
      </div>
    </form>
  );
}
