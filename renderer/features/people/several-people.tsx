import { useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { PersonForm } from './person-form.tsx';

/** All that somebody alone sees of people: one line, and what it opens. */
export function SeveralPeople() {
  const desk = useDesk();
  const problem = useStore(desk.people, (state) => state.problem);
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) return <Button onPress={() => setIsOpen(true)}>{t('people.several')}</Button>;
  return (
    <>
      <PersonForm
        help={t('people.beginHelp')}
        submit={t('people.begin')}
        onSubmit={async ({ name, passphrase }) => {
          const isBegun = await desk.people.getState().begin({ name, passphrase });
          if (isBegun) desk.window.getState().open({ kind: 'settings', section: 'people' });
          return isBegun;
        }}
      />
      <p className="field__error" role="alert">
        {problem}
      </p>
    </>
  );
}
