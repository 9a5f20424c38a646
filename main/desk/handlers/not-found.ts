import { DeskFailure } from '../failure.ts';

/** The value, or DeskFailure `not_found` that says in a sentence what is gone. */
export function orNotFound<T>(value: T | null, what: string): T {
  if (value === null) throw new DeskFailure('not_found', `That ${what} is no longer in the library.`);
  return value;
}
