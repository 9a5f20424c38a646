import { DeskFailure, toDiskFailure } from '../failure.ts';
import { hasErrorCode } from '../store/atomic-file.ts';

/** What Node says when a folder or its drive is gone, also in the middle of writing. */
const gone = [
  'ENOENT',
  'ENOTDIR',
  'EIO',
  'ENXIO',
  'ENODEV',
  'ESTALE',
  'EBADF',
  'ENOTCONN',
  'EHOSTDOWN',
  'ETIMEDOUT',
];
const closed = ['EACCES', 'EPERM', 'EROFS', 'ELOOP'];

/** Turns what Node says of writing a backup into our codes; everything unexpected stays as it is. */
export function toWritingFailure(error: unknown, folder: string): unknown {
  if (error instanceof DeskFailure && error.code !== 'disk_full') return error;
  const failure = toDiskFailure(error);
  if (failure instanceof DeskFailure || hasErrorCode(error, 'EFBIG'))
    return new DeskFailure('disk_full', { reason: 'backup', params: { folder }, cause: error });
  if (hasErrorCode(error, ...gone))
    return new DeskFailure('unreadable', { reason: 'backup_folder', params: { folder }, cause: error });
  if (hasErrorCode(error, ...closed))
    return new DeskFailure('forbidden', { reason: 'place', params: { folder }, cause: error });
  return error;
}

/** The same of reading one. */
export function toReadingFailure(error: unknown): unknown {
  if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return new DeskFailure('not_found', { reason: 'backup' });
  if (hasErrorCode(error, 'EISDIR', 'ENXIO'))
    return new DeskFailure('unsupported_type', { reason: 'backup' });
  if (hasErrorCode(error, ...gone, ...closed))
    return new DeskFailure('unreadable', { reason: 'backup', cause: error });
  return toDiskFailure(error);
}
