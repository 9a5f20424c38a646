import { useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { tipOf } from './button.tsx';
import { CheckIcon, ChevronIcon, MoreIcon } from './icons.tsx';
import { Kbd } from './kbd.tsx';
import './button.css';
import './select.css';
import './command-menu.css';

/** Something that a menu offers. */
export interface MenuEntry {
  readonly name: string;
  readonly keys?: string | undefined;
  /** The one of several that holds now. */
  readonly isChosen?: boolean;
  readonly run: () => void;
}

interface CommandMenuProps {
  readonly label: string;
  /** Three dots instead of the words, where there is little room; or words that lie flat among others. */
  readonly look?: 'icon' | 'plain';
  /** The key that does what the menu does, without opening it. */
  readonly keys?: string;
  readonly items: readonly MenuEntry[];
  readonly excludeFromTabOrder?: boolean;
}

/** What is done less often, behind one button; each with the key that does the same. */
export function CommandMenu({ label, look, keys, items, excludeFromTabOrder }: CommandMenuProps) {
  return (
    <MenuTrigger>
      {look === 'icon' ? (
        <Button
          className="button button--icon"
          aria-label={label}
          excludeFromTabOrder={excludeFromTabOrder ?? false}
          {...tipOf(label)}
        >
          <MoreIcon />
        </Button>
      ) : (
        <Button className={look === 'plain' ? 'button button--plain' : 'button'} {...tipOf(undefined, keys)}>
          {label} <ChevronIcon />
          {keys === undefined ? null : <Kbd keys={keys} isHint />}
        </Button>
      )}
      <Popover className="select__popover" placement="bottom end">
        <Items label={label} items={items} />
      </Popover>
    </MenuTrigger>
  );
}

function Items({ label, items }: Pick<CommandMenuProps, 'label' | 'items'>) {
  return (
    <Menu
      className="select__list"
      aria-label={label}
      autoFocus="first"
      onAction={(key) => {
        items.find(({ name }) => name === key)?.run();
      }}
    >
      {items.map(({ name, keys, isChosen }) => (
        <MenuItem key={name} id={name} textValue={name} className="select__item command-menu__item">
          <span className={isChosen === true ? 'command-menu__chosen' : undefined}>
            {name}
            {isChosen === true ? <CheckIcon /> : null}
          </span>
          {keys === undefined ? null : <Kbd keys={keys} />}
        </MenuItem>
      ))}
    </Menu>
  );
}

/**
 * A menu at the pointer, for a right click (or the menu key) on something: `open` is for its `onContextMenu`, and `menu` is drawn
 * anywhere beside it. Without anything to offer the click is the system's.
 */
export function useContextMenu(label: string): {
  readonly open: (event: MouseEvent, items: readonly MenuEntry[]) => void;
  /** At a place of the window, without a click. */
  readonly openAt: (place: Pick<MouseEvent, 'clientX' | 'clientY'>, items: readonly MenuEntry[]) => void;
  readonly menu: ReactNode;
} {
  const [at, setAt] = useState<{ x: number; y: number; items: readonly MenuEntry[] } | null>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const openAt = (
    { clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>,
    items: readonly MenuEntry[],
  ) => {
    setAt({ x: clientX, y: clientY, items });
  };
  return {
    open: (event, items) => {
      if (items.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      openAt(event, items);
    },
    openAt,
    menu:
      at === null ? null : (
        <>
          <span
            ref={anchor}
            className="context-menu__anchor"
            style={{ left: `min(${at.x}px, 100vw - 1px)`, top: at.y }}
          />
          <Popover
            className="select__popover"
            aria-label={label}
            triggerRef={anchor}
            placement="bottom start"
            isOpen
            onOpenChange={(isOpen) => {
              if (!isOpen) setAt(null);
            }}
          >
            <Items
              label={label}
              items={at.items.map((item) => ({
                ...item,
                run: () => {
                  setAt(null);
                  item.run();
                },
              }))}
            />
          </Popover>
        </>
      ),
  };
}
