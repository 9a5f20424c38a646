import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Kbd } from './kbd.tsx';
import './button.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** The key that does the same. The main button shows it; of the others the tip says it, or Ctrl while it is held. */
  readonly keys?: string | undefined;
  readonly kind?: 'main' | 'danger' | 'plain' | 'icon' | undefined;
  /** Needed where the words alone do not tell, such as an icon or one of many "Retry". */
  readonly label?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isExpanded?: boolean | undefined;
  readonly isPressed?: boolean | undefined;
  readonly excludeFromTabOrder?: boolean | undefined;
}

/** A button with its key: seen on the main one, told by the tip of all others. */
export function Button(props: ButtonProps) {
  const { children, onPress, keys, kind, label, isExpanded, isPressed } = props;
  return (
    <AriaButton
      className={kind === undefined ? 'button' : `button button--${kind}`}
      onPress={onPress}
      isDisabled={props.isDisabled ?? false}
      excludeFromTabOrder={props.excludeFromTabOrder ?? false}
      {...tipOf(label, keys)}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
    >
      {children}
      {keys === undefined ? null : <Kbd keys={keys} isHint={kind !== 'main'} />}
    </AriaButton>
  );
}

/** What the tip of a control says (ui/tips.tsx): words, where those on it do not tell, and the key. */
export const tipOf = (words: string | undefined, keys?: string) => ({
  ...(words === undefined ? {} : { 'data-tip': words }),
  ...(keys === undefined ? {} : { 'data-keys': keys }),
});
