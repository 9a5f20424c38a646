import type { ReactNode } from 'react';
import './row-list.css';

/** Things to see or to do, one a row; `isRanked` where their order says which comes first. */
export function RowList({
  isRanked = false,
  children,
}: {
  readonly isRanked?: boolean;
  readonly children: ReactNode;
}) {
  return isRanked ? <ol className="row-list">{children}</ol> : <ul className="row-list">{children}</ul>;
}

/** What it is about, and its button beside it where there is room. */
export function Row({ children }: { readonly children: ReactNode }) {
  return <li className="row-list__row">{children}</li>;
}
