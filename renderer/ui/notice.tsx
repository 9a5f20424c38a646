import type { ReactNode } from 'react';
import './notice.css';

interface NoticeProps {
  readonly tone: 'note' | 'done' | 'doubt' | 'stop';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** One calm sentence with ways on. What must be heard is announced by the caller, once. */
export function Notice({ tone, children, actions }: NoticeProps) {
  return (
    <div className={`notice notice--${tone}`}>
      <div className="notice__text">{children}</div>
      {actions === undefined ? null : <div className="notice__actions">{actions}</div>}
    </div>
  );
}
