import type { ReactNode } from 'react';
import './empty-state.css';

interface EmptyStateProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Nothing here yet: says what to do next. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      <div className="muted">{children}</div>
      {actions === undefined ? null : <div className="empty__actions">{actions}</div>}
    </div>
  );
}
