import type { ErrorCode } from '../../../preload/contract.ts';

/** A file that was made to do harm, and every end of its reading that is right. */
export interface HostileFile {
  readonly name: string;
  /** Made when it is written: some are large. */
  readonly bytes: () => string | Uint8Array;
  readonly accept: readonly ('ready' | ErrorCode)[];
  readonly covers: string;
}
