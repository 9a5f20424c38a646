import { expect, test } from 'vitest';
import { displayOf, moveInside, placeOf } from '../../../main/shell/window-bounds.ts';

const left = { id: 1, workArea: { x: 0, y: 24, width: 1920, height: 1056 } };
const right = { id: 2, workArea: { x: 1920, y: 0, width: 1280, height: 1024 } };
const at = (x: number, y: number, width = 420, height = 700) => ({ x, y, width, height });
const free = { dock: 'free', displays: [left, right], places: {} } as const;

test('a window is on the display that shows most of it', () => {
  expect(displayOf(at(1700, 100), [left, right])?.id).toBe(1);
  expect(displayOf(at(1800, 100), [left, right])?.id).toBe(2);
  expect(displayOf(at(5000, 100), [left, right])).toBeNull();
  expect(displayOf(at(-400, 100), [left, right])).toBeNull();
});

test('a free window stays where it is as long as it is seen', () => {
  expect(placeOf(at(2000, 50), free)).toEqual(at(2000, 50));
});

// Bug: after the second display was unplugged, the window was nowhere.
test('on a display that is gone it goes to its place on one that is left, or to its edge', () => {
  const alone = { ...free, displays: [left] };
  expect(placeOf(at(2000, 50), { ...alone, places: { 1: at(30, 40) } })).toEqual(at(30, 40));
  expect(placeOf(at(2000, 50), alone)).toEqual(at(1500, 24));
  // What was remembered for a larger display is not believed.
  expect(placeOf(at(2000, 50), { ...alone, places: { 1: at(4000, 40) } })).toEqual(at(1500, 24));
  expect(placeOf(at(2000, 50, 2400, 1400), alone)).toEqual(at(0, 24, 1920, 1056));
  expect(placeOf(at(2000, 50), { ...free, displays: [] })).toEqual(at(2000, 50));
});

test('docked, it fills an edge of its own display, as a panel', () => {
  expect(placeOf(at(2000, 50), { ...free, dock: 'right' })).toEqual(at(2780, 0, 420, 1024));
  expect(placeOf(at(100, 50), { ...free, dock: 'left' })).toEqual(at(0, 24, 420, 1056));
  expect(placeOf(at(100, 50, 1600, 900), { ...free, dock: 'right' })).toEqual(at(1280, 24, 640, 1056));
  expect(placeOf(at(9000, 50), { ...free, dock: 'right', displays: [left] })).toEqual(
    at(1500, 24, 420, 1056),
  );
});

// Catches: buttons and the foot of the window out of reach after the display got smaller.
test('a window that hangs out of its display is moved inside, and made smaller only where it must be', () => {
  const display = { id: 1, workArea: { x: 0, y: 20, width: 900, height: 580 } };
  expect(moveInside({ x: 590, y: 150, width: 420, height: 560 }, display)).toEqual({
    x: 480,
    y: 40,
    width: 420,
    height: 560,
  });
  expect(moveInside({ x: -40, y: 0, width: 420, height: 700 }, display)).toEqual({
    x: 0,
    y: 20,
    width: 420,
    height: 580,
  });
  const inside = { x: 100, y: 30, width: 420, height: 560 };
  expect(moveInside(inside, display)).toEqual(inside);
});
