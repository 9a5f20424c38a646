import { useState } from 'react';
import { useStore } from 'zustand';
import type { CustomerIdentifier } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/fields.tsx';
import { KeyNotice } from '../layout/key-notice.tsx';
import { erasureText } from './audit-labels.ts';

/** More cases than this name no customer: it is the shop's own address, say. */
const mostElsewhere = 12;

/**
 * Erases everything that is stored of one customer, after asking once more: then with whatever else the customer is known by,
 * to be chosen from.
 */
export function EraseCustomer({ onDone }: { readonly onDone: () => void }) {
  const desk = useDesk();
  const isOpen = useStore(desk.status, (state) => state.desk?.vault.state === 'open');
  const [customer, setCustomer] = useState('');
  const [found, setFound] = useState<readonly CustomerIdentifier[] | null>(null);
  const [also, setAlso] = useState<ReadonlySet<string>>(new Set());
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
    return <KeyNotice absent={t('audit.eraseLocked')} locked={t('audit.eraseLocked')} onCancel={onDone} />;
  const erase = async () => {
    const name = customer.trim();
    if (found === null) {
      const identifiers = await desk.audit.getState().findCustomer(name);
      const others = identifiers?.filter(({ text }) => text.toLowerCase() !== name.toLowerCase()) ?? null;
      setFound(others);
      setAlso(new Set(others?.filter(({ elsewhere }) => elsewhere <= mostElsewhere).map(({ text }) => text)));
      return;
    }
    const erased = await desk.audit.getState().erase(name, [...also]);
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
          setFound(null);
        }}
        isFirst
      />
      {found === null || found.length === 0 ? null : (
        <fieldset className="audit__known">
          <legend className="field__label">{t('audit.knownBy')}</legend>
          {found.map(({ kind, text, cases, elsewhere }) => (
            <label key={`${kind} ${text}`}>
              <input
                type="checkbox"
                checked={also.has(text)}
                onChange={() => {
                  const chosen = new Set(also);
                  if (!chosen.delete(text)) chosen.add(text);
                  setAlso(chosen);
                }}
              />{' '}
              {text}{' '}
              <span className="muted">
                {elsewhere === 0
                  ? t('audit.erased.cases', { count: cases })
                  : t('audit.knownElsewhere', {
                      cases: t('audit.erased.cases', { count: cases }),
                      elsewhere,
                    })}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <div className="audit__tools">
        <Button kind="danger" isDisabled={customer.trim().length < 3} onPress={() => void erase()}>
          {found !== null ? t('audit.reallyErase', { customer: customer.trim() }) : t('audit.eraseNow')}
        </Button>
        <Button onPress={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
