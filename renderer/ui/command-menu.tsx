import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { ChevronIcon, MoreIcon } from './icons.tsx';
import { Kbd } from './kbd.tsx';
import './button.css';
import './select.css';
import './command-menu.css';

interface CommandMenuProps {
  readonly label: string;
  /** Three dots instead of the words, where there is little room. */
  readonly isIcon?: true;
  readonly items: readonly {
    readonly name: string;
    readonly keys: string | undefined;
    readonly run: () => void;
  }[];
}

/** What is done less often, behind one button; each with the key that does the same. */
export function CommandMenu({ label, isIcon, items }: CommandMenuProps) {
  return (
    <MenuTrigger>
      {isIcon === true ? (
        <Button className="button button--icon" aria-label={label}>
          <MoreIcon />
        </Button>
      ) : (
        <Button className="button">
          {label} <ChevronIcon />
        </Button>
      )}
      <Popover className="select__popover" placement="bottom end">
        <Menu
          className="select__list"
          aria-label={label}
          onAction={(key) => {
            items.find(({ name }) => name === key)?.run();
          }}
        >
          {items.map(({ name, keys }) => (
            <MenuItem key={name} id={name} textValue={name} className="select__item command-menu__item">
              <span>{name}</span>
              {keys === undefined ? null : <Kbd keys={keys} />}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
