import type { ErrorCode } from '../../preload/contract.ts';

/** A failure that is shown to a person: a code of the closed list and one plain sentence. */
export class DeskFailure extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DeskFailure';
    this.code = code;
  }
}

/** For the end of a switch over a union: a new member does not compile until it is handled. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${String(value)}`);
}

/** Turns what Node or SQLite says about a full or closed disk into our code; everything else stays as it is. */
export function toDiskFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const sqlite = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
  // 13 is SQLITE_FULL.
  if (code === 'ENOSPC' || code === 'EDQUOT' || sqlite === 13)
    return new DeskFailure(
      'disk_full',
      'The disk is full. Free some space, then try again; nothing was changed.',
      {
        cause: error,
      },
    );
  return error;
}
