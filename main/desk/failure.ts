import { basename } from 'node:path';
import type { ErrorCode, ErrorReason, WireError, WireParams } from '../../preload/contract.ts';

interface Details<Code extends ErrorCode> {
  /** Which case of the code, where it has several. */
  readonly reason?: ErrorReason<Code>;
  /** What fills its sentence. May hold what a customer wrote, so it is shown and never logged. */
  readonly params?: WireParams;
  readonly cause?: unknown;
}

/** A failure that is shown to a person, as a code of the closed list: locales/ has the sentence. */
export class DeskFailure<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly reason: ErrorReason<Code> | undefined;
  readonly params: WireParams | undefined;

  constructor(code: Code, { reason, params, cause }: Details<Code> = {}) {
    super(reason === undefined ? code : `${code} (${reason})`, { cause });
    this.name = 'DeskFailure';
    this.code = code;
    this.reason = reason;
    this.params = params;
  }

  /** As data, without what does not cross a wire. */
  toWire(): WireError {
    const { code, reason, params } = this;
    return { code, ...(reason && { reason }), ...(params && { params }) };
  }
}

/** What failed elsewhere fails here in the same way. */
export const toFailure = ({ code, ...details }: WireError): DeskFailure => new DeskFailure(code, details);

/** For the end of a switch over a union: a new member does not compile until it is handled. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${String(value)}`);
}

/** What Node says of a file that is there and cannot be used. */
const unusable: ReadonlySet<unknown> = new Set([
  'EACCES',
  'EIO',
  'EISDIR',
  'ELOOP',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);

/** Turns what Node says about one of the desk's own files into our code, as `toDiskFailure` does; all else stays as it is. */
export function toDataFileFailure(error: unknown): unknown {
  const isUnusable = error instanceof Error && 'code' in error && unusable.has(error.code);
  if (!isUnusable || !('path' in error) || typeof error.path !== 'string') return toDiskFailure(error);
  const params = { file: basename(error.path) };
  return new DeskFailure('unreadable', { reason: 'data_file', params, cause: error });
}

/** Turns what Node or SQLite says about a full or closed disk into our code; everything else stays as it is. */
export function toDiskFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const sqlite = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
  // 13 is SQLITE_FULL.
  if (code === 'ENOSPC' || code === 'EDQUOT' || sqlite === 13)
    return new DeskFailure('disk_full', { cause: error });
  return error;
}
