import { useEffect, useRef, type ReactNode } from 'react';
import './list-detail.css';

interface ListItem {
  readonly id: string;
  readonly title: ReactNode;
  readonly note: ReactNode;
  /** Id of its element, where a shortcut focuses it. */
  readonly elementId?: string;
}

interface ListDetailProps {
  readonly label: string;
  readonly items: readonly ListItem[];
  readonly selectedIndex: number;
  /** Called also for the one that is selected. */
  readonly onSelect: (index: number) => void;
  /** What follows the last one, such as how many more there are. */
  readonly more?: ReactNode;
  /** The selected one in full: a `Detail`. */
  readonly children: ReactNode;
}

/** The tab that a list with its detail fills, below what has to be said about it. */
export function ListPanel({ children }: { readonly children: ReactNode }) {
  return <div className="list-panel">{children}</div>;
}

/** A list, and the selected one of it in full beside it; below it where the window is narrow. */
export function ListDetail({ label, items, selectedIndex, onSelect, more, children }: ListDetailProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // The list alone: what is read below it stays where it is.
    const around = list.current?.getBoundingClientRect();
    const item = list.current?.children[selectedIndex]?.getBoundingClientRect();
    if (around === undefined || item === undefined) return;
    const beyond = Math.max(item.bottom - around.bottom, 0) || Math.min(item.top - around.top, 0);
    list.current?.scrollBy({ top: beyond });
  }, [selectedIndex]);
  return (
    <div className="list-detail">
      <ol ref={list} className="list-detail__list" aria-label={label}>
        {items.map(({ id, title, note, elementId }, index) => (
          <li key={id}>
            <button
              id={elementId}
              type="button"
              className="list-detail__item"
              aria-current={index === selectedIndex}
              onClick={() => {
                onSelect(index);
              }}
            >
              <span className="list-detail__title line" dir="auto">
                {title}
              </span>
              <span className="list-detail__note">{note}</span>
            </button>
          </li>
        ))}
        {more === undefined ? null : <li className="list-detail__more">{more}</li>}
      </ol>
      {children}
    </div>
  );
}

interface DetailProps {
  readonly label: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One item in full, with what can be done about it below. */
export function Detail({ label, actions, children }: DetailProps) {
  return (
    <article className="item-detail" aria-label={label}>
      {children}
      {actions === undefined ? null : <div className="item-detail__actions">{actions}</div>}
    </article>
  );
}

/** Two or more of a kind side by side; each is a `Side`. */
export function Sides({ children }: { readonly children: ReactNode }) {
  return <div className="item-detail__sides">{children}</div>;
}

export function Side({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className="item-detail__side" aria-label={label}>
      {children}
    </section>
  );
}
