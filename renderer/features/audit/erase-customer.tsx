import { useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
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
        <Notice tone="done" actions={<Button onPress={onDone}>{t('common.ok')}</Button>}>
          {said}
        </Notice>
      </div>
    );
  if (!isOpen)
    return (
      <Notice tone="doubt" actions={<Button onPress={onDone}>{t('common.cancel')}</Button>}>
        {t('audit.eraseLocked')}
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
        label={t('audit.customer')}
        help={t('audit.eraseHelp')}
        value={customer}
        onChange={(value) => {
          setCustomer(value);
          setAsks(false);
        }}
        isFirst
      />
      <div className="audit__tools">
        <Button kind="danger" isDisabled={customer.trim().length < 3} onPress={() => void erase()}>
          {asks ? t('audit.reallyErase', { customer: customer.trim() }) : t('audit.eraseNow')}
        </Button>
        <Button onPress={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
