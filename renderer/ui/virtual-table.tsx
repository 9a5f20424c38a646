import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { t } from '../i18n.ts';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useContextMenu, type MenuEntry } from './command-menu.tsx';
import './virtual-table.css';

export interface Column<Row, Sort extends string> {
  readonly name: string;
  /** Tells the column's width to the style sheet. */
  readonly kind: string;
  readonly sort?: Sort;
  /** `isActive`: buttons in the row can be reached by Tab. */
  readonly cell: (row: Row, isActive: boolean) => ReactNode;
}

interface VirtualTableProps<Row, Sort extends string> {
  readonly label: string;
  readonly columns: readonly Column<Row, Sort>[];
  readonly total: number;
  /** Undefined while that row is being fetched. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly sorted?: { readonly by: Sort; readonly descending: boolean };
  readonly onSort?: (sort: Sort) => void;
  readonly onVisibleRangeChange?: (first: number, last: number) => void;
  /** Enter or a click on a row. */
  readonly onOpen?: (row: Row) => void;
  readonly onKey?: (event: KeyboardEvent, row: Row) => void;
  /** What a right click on a row offers. */
  readonly menuOf?: (row: Row) => readonly MenuEntry[];
  /** Pixels (at the usual size of text) where all rows are of one height: then none is measured. */
  readonly rowHeight?: number;
  /** Another number is another list: it begins at its top. */
  readonly listVersion?: number;
  readonly selection?: Selection<Row>;
  /** The row whose details are shown elsewhere. */
  readonly isCurrent?: (row: Row) => boolean;
}

/** Many rows at once. Space selects, Shift with a move selects all on the way, Ctrl+A all there are. */
interface Selection<Row> {
  readonly isSelected: (row: Row) => boolean;
  readonly onToggle: (row: Row) => void;
  readonly onRange: (from: number, to: number) => void;
  readonly onAll: () => void;
}

const overscan = 8;

/** A table of any length: only the visible rows are drawn, and the arrows walk through all of it. */
export function VirtualTable<Row, Sort extends string>(props: VirtualTableProps<Row, Sort>) {
  const {
    label,
    columns,
    total,
    rowAt,
    sorted,
    onSort,
    onVisibleRangeChange,
    onOpen,
    onKey,
    selection,
    listVersion,
  } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const context = useContextMenu(t('common.rowMenu'));
  const [active, setActive] = useState(0);
  const wantsFocus = useRef(false);
  /** Where a selection of many rows began. */
  const anchor = useRef<number | null>(null);
  const rem = props.rowHeight === undefined ? 0 : remInPixels();
  const current = Math.max(0, Math.min(active, total - 1));
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => (props.rowHeight === undefined ? 44 : (props.rowHeight / 16) * rem),
    overscan: overscan,
    // The row that holds the focus stays drawn, or the focus would be lost while scrolling.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(total > 0 ? [current] : [])])].toSorted(
        (a, b) => a - b,
      ),
  });
  const items = virtualizer.getVirtualItems();
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  const first = Math.max(0, startIndex - overscan);
  const last = Math.max(0, Math.min(total - 1, endIndex + overscan));

  useEffect(() => {
    onVisibleRangeChange?.(first, last);
  }, [first, last, onVisibleRangeChange]);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    scroll.current?.querySelector<HTMLElement>(`[data-index="${current}"]`)?.focus({ preventScroll: true });
  }, [current]);

  const shownList = useRef(listVersion);
  useEffect(() => {
    if (shownList.current === listVersion) return;
    shownList.current = listVersion;
    anchor.current = null;
    setActive(0);
    virtualizer.scrollToOffset(0);
  }, [listVersion, virtualizer]);

  const select = (row: Row, index: number, withShift: boolean) => {
    if (withShift && anchor.current !== null) selection?.onRange(anchor.current, index);
    else {
      selection?.onToggle(row);
      anchor.current = index;
    }
  };
  const move = (to: number) => {
    const next = Math.max(0, Math.min(total - 1, to));
    wantsFocus.current = next !== current;
    setActive(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  const page = Math.max(1, endIndex - startIndex - 1);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: total - 1,
  };
  const onRowKey = (event: KeyboardEvent, row: Row | undefined) => {
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      if (selection !== undefined && event.shiftKey) {
        anchor.current ??= current;
        selection.onRange(anchor.current, Math.max(0, Math.min(total - 1, to)));
      } else anchor.current = null;
      move(to);
    } else if (selection !== undefined && event.key.toLowerCase() === 'a' && event.ctrlKey) {
      event.preventDefault();
      selection.onAll();
    } else if (selection !== undefined && event.key === ' ' && row !== undefined) {
      event.preventDefault();
      select(row, current, event.shiftKey);
    } else if (row !== undefined && event.target === event.currentTarget) {
      if (event.key === 'Enter') onOpen?.(row);
      else onKey?.(event, row);
    }
  };

  return (
    <div
      className="table"
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-multiselectable={selection === undefined ? undefined : true}
      ref={scroll}
    >
      <div className="table__head" role="rowgroup">
        <div className="table__row" role="row" aria-rowindex={1}>
          {selection === undefined ? null : (
            <div role="columnheader" className="table__cell table__box">
              <span className="visually-hidden">{t('common.selected')}</span>
            </div>
          )}
          {columns.map(({ name, kind, sort }) => (
            <div
              key={name}
              role="columnheader"
              className={`table__cell table__cell--${kind}`}
              aria-sort={
                sort === undefined || sorted?.by !== sort
                  ? undefined
                  : sorted.descending
                    ? 'descending'
                    : 'ascending'
              }
            >
              {sort === undefined ? (
                <span className={kind === 'actions' ? 'visually-hidden' : undefined}>{name}</span>
              ) : (
                <button type="button" className="table__sort" onClick={() => onSort?.(sort)}>
                  {name}
                  <span aria-hidden="true">{sorted?.by !== sort ? '' : sorted.descending ? ' ↓' : ' ↑'}</span>
                </button>
              )}
            </div>
          ))}
        </div>
      </div>
      <div className="table__body" role="rowgroup" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {items.map(({ index, start }) => {
          const row = rowAt(index);
          return (
            <div
              // By its place: a row that holds the focus keeps it while its content is fetched.
              key={index}
              ref={props.rowHeight === undefined ? virtualizer.measureElement : undefined}
              data-index={index}
              className="table__row"
              role="row"
              aria-current={row !== undefined && props.isCurrent?.(row) === true ? true : undefined}
              aria-rowindex={index + 2}
              aria-selected={
                selection === undefined || row === undefined ? undefined : selection.isSelected(row)
              }
              tabIndex={index === current ? 0 : -1}
              style={{
                transform: `translateY(${start}px)`,
                ...(props.rowHeight === undefined ? {} : { height: `${props.rowHeight / 16}rem` }),
              }}
              onClick={(event) => {
                if (row === undefined || isOnControl(event.target)) return;
                const onBox = event.target instanceof Element && event.target.closest('.table__box') !== null;
                if (selection !== undefined && (onBox || event.ctrlKey || event.shiftKey))
                  select(row, index, event.shiftKey);
                // Words that were marked to be copied are no click.
                else if (window.getSelection()?.isCollapsed !== false) onOpen?.(row);
              }}
              onContextMenu={(event) => {
                if (row !== undefined) context.open(event, props.menuOf?.(row) ?? []);
              }}
              onFocus={() => {
                setActive(index);
              }}
              onKeyDown={(event) => {
                onRowKey(event, row);
              }}
            >
              {selection === undefined ? null : (
                <div
                  role="gridcell"
                  className="table__cell table__box"
                  aria-label={
                    row !== undefined && selection.isSelected(row) ? t('common.selected') : undefined
                  }
                >
                  <span className="table__checkbox" />
                </div>
              )}
              {columns.map(({ name, kind, cell }) => (
                <div key={name} role="gridcell" className={`table__cell table__cell--${kind}`}>
                  {row === undefined ? (
                    <span className="table__placeholder">…</span>
                  ) : (
                    cell(row, index === current)
                  )}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {context.menu}
    </div>
  );
}

/** A button in a row does its own. */
const isOnControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, a, input') !== null;

/** Pixels of a rem: the rows grow with the text. */
const remInPixels = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
