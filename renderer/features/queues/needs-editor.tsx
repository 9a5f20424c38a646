import { useId } from 'react';
import type { DetailKind, Queue } from '../../../preload/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';

type Need = Queue['needs'][number];

/** As many as the desk takes. */
const maxNeeds = 20;
const nobody = ' none';
const details = [
  { id: 'order', name: 'an order number' },
  { id: 'name', name: 'a name' },
  { id: 'email', name: 'an e-mail address' },
  { id: 'phone', name: 'a phone number' },
  { id: 'tracking', name: 'a tracking number' },
  { id: 'product', name: 'a product' },
  { id: 'date', name: 'a date' },
  { id: 'amount', name: 'an amount' },
] as const satisfies readonly { readonly id: DetailKind; readonly name: string }[];
const choices = [{ id: nobody, name: 'nothing: always ask' }, ...details];

interface NeedsEditorProps {
  readonly needs: readonly Need[];
  readonly onChange: (needs: readonly Need[]) => void;
}

/** What the shop needs from the customer for messages of a queue: how it is asked for, and what answers it. */
export function NeedsEditor({ needs, onChange }: NeedsEditorProps) {
  const id = useId();
  const update = (index: number, part: Partial<Need>) => {
    onChange(needs.map((need, at) => (at === index ? { ...need, ...part } : need)));
  };
  return (
    <fieldset className="needs" aria-describedby={`${id}-help`}>
      <legend className="field__label">What you need from the customer</legend>
      <p id={`${id}-help`} className="field__help">
        In your words, such as “your order number”. A reply asks for what is not in the message.
      </p>
      {needs.map(({ ask, detail }, at) => (
        // A list that is only added to at its end and taken from: its places are its names.
        <div key={at} className="needs__item">
          <input
            type="text"
            className="field__input"
            aria-label={`Ask ${at + 1}`}
            maxLength={500}
            autoFocus={ask === ''}
            value={ask}
            onChange={(event) => {
              update(at, { ask: event.target.value });
            }}
          />
          <span className="needs__unless">unless the message has</span>
          <Select
            label={`Unless the message has ${at + 1}`}
            value={detail ?? nobody}
            choices={choices}
            onChange={(chosen) => {
              update(at, { detail: details.find((one) => one.id === chosen)?.id ?? null });
            }}
          />
          <Button
            onPress={() => {
              onChange(needs.filter((_, place) => place !== at));
            }}
          >
            Remove<span className="visually-hidden"> ask {at + 1}</span>
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
            Ask for something
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
