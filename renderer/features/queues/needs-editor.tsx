import { useId } from 'react';
import type { DetailKind, Queue } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import './needs-editor.css';

type Need = Queue['needs'][number];

/** As many as the desk takes. */
const maxNeeds = 20;
const always = ' always';
const details: readonly DetailKind[] = [
  'order',
  'name',
  'email',
  'phone',
  'tracking',
  'product',
  'date',
  'amount',
];

interface NeedsEditorProps {
  readonly needs: readonly Need[];
  readonly onChange: (needs: readonly Need[]) => void;
}

/** What the shop needs from the customer for messages of a queue: how it is asked for, and what answers it. */
export function NeedsEditor({ needs, onChange }: NeedsEditorProps) {
  const id = useId();
  const choices = [
    { id: always, name: t('queues.needs.always') },
    ...details.map((kind) => ({ id: kind, name: t(`queues.needs.without.${kind}`) })),
  ];
  const update = (index: number, part: Partial<Need>) => {
    onChange(needs.map((need, at) => (at === index ? { ...need, ...part } : need)));
  };
  return (
    <fieldset className="needs" aria-describedby={`${id}-help`}>
      <legend className="field__label">{t('queues.needs.title')}</legend>
      <p id={`${id}-help`} className="field__help">
        {t('queues.needs.help')}
      </p>
      {needs.map(({ ask, detail }, at) => (
        // A list that is only added to at its end and taken from: its places are its names.
        <div key={at} className="needs__item">
          <input
            type="text"
            className="field__input"
            aria-label={t('queues.needs.ask', { number: at + 1 })}
            maxLength={500}
            autoFocus={ask === ''}
            value={ask}
            onChange={(event) => {
              update(at, { ask: event.target.value });
            }}
          />
          <span className="needs__unless">{t('queues.needs.when')}</span>
          <Select
            label={t('queues.needs.whenOf', { number: at + 1 })}
            value={detail ?? always}
            choices={choices}
            onChange={(chosen) => {
              update(at, { detail: details.find((kind) => kind === chosen) ?? null });
            }}
          />
          <Button
            label={t('queues.needs.remove', { number: at + 1 })}
            onPress={() => {
              onChange(needs.filter((_, place) => place !== at));
            }}
          >
            {t('common.remove')}
          </Button>
        </div>
      ))}
      {needs.length < maxNeeds ? (
        <div>
          <Button
            onPress={() => {
              onChange([...needs, { ask: '', detail: null }]);
            }}
          >
            {t('queues.needs.add')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
