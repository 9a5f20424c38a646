import { useEffect } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { assignQueue } from './queue-actions.ts';
import './choose-queue-dialog.css';

const none = 'none of these';

/** Where the message in hand belongs. The first letters or the arrows choose, Enter puts it there. */
export function ChooseQueueDialog() {
  const desk = useDesk();
  const queues = useStore(desk.settings, (state) => state.settings?.queues ?? []);
  const current = useStore(desk.workspace, (state) => state.activeCase?.routing.queue?.id ?? none);
  useEffect(() => {
    void desk.queues.getState().load();
  }, [desk]);
  const choices = [
    ...queues.map(({ id, name, assignee }) => ({ id, name, assignee })),
    { id: none, name: t('queues.noQueue'), assignee: '' },
  ];
  return (
    <DialogFrame
      title={t('queues.choose')}
      onClose={desk.window.getState().close}
      foot={
        <Button
          onPress={() => {
            desk.window.getState().open({ kind: 'queues' });
          }}
        >
          {t('queues.openAll')}
        </Button>
      }
    >
      <ListBox
        className="choose-queue"
        aria-label={t('queues.title')}
        items={choices}
        selectionMode="none"
        autoFocus="first"
        onAction={(key) => {
          const chosen = choices.find(({ id }) => id === key);
          if (chosen === undefined) return;
          void assignQueue(desk, chosen.id === none ? null : chosen.id, chosen.name);
        }}
      >
        {({ id, name, assignee }) => (
          <ListBoxItem id={id} textValue={name} className="choose-queue__item">
            <span className="choose-queue__name">{name}</span>
            <span className="choose-queue__to">
              {id === current
                ? t('queues.isCurrent')
                : assignee === ''
                  ? ''
                  : t('queues.goesTo', { name: assignee })}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
      <p className="muted choose-queue__help">{t('queues.chooseHelp')}</p>
    </DialogFrame>
  );
}
