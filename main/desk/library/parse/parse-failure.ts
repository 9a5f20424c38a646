import { DeskFailure } from '../../failure.ts';

/** What a parser throws on its own is about the file, not about us. */
export function asParseFailure(error: unknown): DeskFailure {
  if (error instanceof DeskFailure) return error;
  if (error instanceof RangeError && /call stack/i.test(error.message))
    return new DeskFailure('too_large', { reason: 'nested' });
  if (error instanceof RangeError && /string length|allocation|array length/i.test(error.message))
    return new DeskFailure('out_of_memory');
  return new DeskFailure('damaged', { cause: error });
}
