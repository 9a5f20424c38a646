import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { ChevronIcon } from './icons.tsx';
import './button.css';
import './select.css';

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly id: Value; readonly name: string }[];
  readonly onChange: (value: Value) => void;
  readonly className?: string;
  /** Of its button, for those who bring the keyboard there. */
  readonly id?: string;
}

/** One of a few. Its first letter or the left and right arrows choose without opening it. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, value, choices, onChange, className, id: buttonId } = props;
  return (
    <AriaSelect
      className={className === undefined ? 'select' : `select ${className}`}
      aria-label={label}
      value={value}
      onChange={(key) => {
        const chosen = choices.find(({ id }) => id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <Button className="button select__button" {...(buttonId !== undefined && { id: buttonId })}>
        <SelectValue className="select__value" />
        <ChevronIcon />
      </Button>
      <Popover className="select__popover">
        <ListBox className="select__list" items={choices}>
          {({ id, name }) => (
            <ListBoxItem id={id} className="select__item">
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
