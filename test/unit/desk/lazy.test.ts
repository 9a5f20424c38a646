import { expect, test } from 'vitest';
import { lazy } from '../../../preload/shared/lazy.ts';

test.each([['brands'], [null], [undefined], [0]])(
  'is made at the first call and once, also where it is %s',
  (value) => {
    let calls = 0;
    const read = lazy(() => {
      calls += 1;
      return value;
    });
    expect(calls).toBe(0);
    expect([read(), read()]).toEqual([value, value]);
    expect(calls).toBe(1);
  },
);
