import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Kbd } from './kbd.tsx';
import './button.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** The key that does the same, shown beside the words. */
  readonly keys?: string | undefined;
  readonly kind?: 'main' | 'danger' | 'plain' | 'icon' | undefined;
  /** Needed where the words alone do not tell, such as an icon or one of many "Retry". */
  readonly label?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isExpanded?: boolean | undefined;
  readonly isPressed?: boolean | undefined;
  readonly excludeFromTabOrder?: boolean | undefined;
}

/** A button that shows its key. */
export function Button(props: ButtonProps) {
  const { children, onPress, keys, kind, label, isExpanded, isPressed } = props;
  return (
    <AriaButton
      className={kind === undefined ? 'button' : `button button--${kind}`}
      onPress={onPress}
      isDisabled={props.isDisabled ?? false}
      excludeFromTabOrder={props.excludeFromTabOrder ?? false}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
    >
      {children}
      {keys === undefined ? null : <Kbd keys={keys} />}
    </AriaButton>
  );
}
