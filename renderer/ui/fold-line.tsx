import type { ReactNode } from 'react';
import { tipOf } from './button.tsx';
import { ChevronIcon } from './icons.tsx';
import './fold-line.css';

interface FoldLineProps {
  /** What it holds, for screen readers and the tip, where the words on it do not tell. */
  readonly label?: string;
  readonly keys?: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** What is seen of it while it is folded, in one line. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** One line that stands for more, and opens it below itself. */
export function FoldLine({ label, keys, isOpen, onToggle, children, actions }: FoldLineProps) {
  return (
    <div className="fold-line">
      <button
        type="button"
        className="fold-line__toggle"
        aria-expanded={isOpen}
        onClick={onToggle}
        {...tipOf(label, keys)}
      >
        <span className="fold-line__sign">
          <ChevronIcon />
        </span>
        {label === undefined ? null : <span className="visually-hidden">{label} </span>}
        <span className="fold-line__words">{children}</span>
      </button>
      {actions}
    </div>
  );
}
