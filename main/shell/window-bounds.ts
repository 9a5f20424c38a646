import type { Rectangle } from 'electron';
import type { Settings } from '../../preload/contract.ts';

export interface DisplayArea {
  readonly id: number;
  readonly workArea: Rectangle;
}

export type Dock = Settings['beside']['dock'];

/** Pixels that must be seen of a window for it to be reached. */
const leastSeen = 100;
/** A docked window is a panel beside the mail program, however wide it was before. */
const widestDocked = 640;

const seen = (bounds: Rectangle, { workArea }: DisplayArea): number => {
  const width =
    Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
  const height =
    Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y);
  return width >= leastSeen && height >= leastSeen ? width * height : 0;
};

/** The display on which most of a window is; null where too little of it is on any. */
export function displayOf(bounds: Rectangle, displays: readonly DisplayArea[]): DisplayArea | null {
  const [most] = displays.toSorted((a, b) => seen(bounds, b) - seen(bounds, a));
  return most !== undefined && seen(bounds, most) > 0 ? most : null;
}

/** The nearest place at which all of a window is on the display; one that is too large for it is made smaller. */
export function moveInside(bounds: Rectangle, { workArea }: DisplayArea): Rectangle {
  const width = Math.min(bounds.width, workArea.width);
  const height = Math.min(bounds.height, workArea.height);
  const along = (at: number, from: number, room: number): number => Math.min(Math.max(at, from), from + room);
  return {
    x: along(bounds.x, workArea.x, workArea.width - width),
    y: along(bounds.y, workArea.y, workArea.height - height),
    width,
    height,
  };
}

/**
 * Where a window goes that is at `bounds`: docked to an edge of its display, at the place that it had there, or as it is. On a
 * display that is gone, to the first of those that are left.
 */
export function placeOf(
  bounds: Rectangle,
  {
    dock,
    displays,
    places,
  }: {
    readonly dock: Dock;
    readonly displays: readonly DisplayArea[];
    /** Where it last was on each display, by its id. */
    readonly places: Readonly<Record<string, Rectangle>>;
  },
): Rectangle {
  const on = displayOf(bounds, displays);
  const display = on ?? displays[0];
  if (display === undefined) return bounds;
  const { workArea } = display;
  if (dock !== 'free') {
    const width = Math.min(bounds.width, widestDocked, workArea.width);
    const x = dock === 'left' ? workArea.x : workArea.x + workArea.width - width;
    return { x, y: workArea.y, width, height: workArea.height };
  }
  if (on !== null) return bounds;
  const before = places[display.id];
  if (before !== undefined && displayOf(before, [display]) !== null) return before;
  const width = Math.min(bounds.width, workArea.width);
  const height = Math.min(bounds.height, workArea.height);
  return { x: workArea.x + workArea.width - width, y: workArea.y, width, height };
}
