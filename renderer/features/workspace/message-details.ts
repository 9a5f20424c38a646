import type { Desk } from '../../desk.ts';

/** What lies within the details of a message: each opens them. */
const within = ['details', 'routing', 'mood'] as const;

export const showsDetails = (expanded: ReadonlySet<string>): boolean =>
  within.some((what) => expanded.has(what));

/** Opens the details of the message, or folds them with all that was opened in them. */
export function toggleDetails(desk: Desk): void {
  const { expanded, fold, toggleExpanded } = desk.window.getState();
  if (showsDetails(expanded)) fold(...within);
  else toggleExpanded('details');
}
