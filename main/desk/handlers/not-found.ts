import type { ErrorReason } from '../../../preload/contract.ts';
import { DeskFailure } from '../failure.ts';

/** The value, or DeskFailure `not_found` that says what is gone. */
export function orNotFound<T>(value: T | null, reason: ErrorReason<'not_found'>): T {
  if (value === null) throw new DeskFailure('not_found', { reason });
  return value;
}
