import { DeskFailure, toFailure } from '../../failure.ts';
import { largestFile } from './read-file.ts';
import type { PieceReply, PieceRequest } from './worker-protocol.ts';

/** A file of a job, as a parser has it: it cannot open it, and asks the desk for its pieces. */
export interface RemoteFile {
  /** Its first bytes, at most so many. Rejects with `unreadable`, as the others do. */
  head(most: number): Promise<Uint8Array>;
  /** Rejects with `too_large` where there are more than so many bytes. */
  whole(most?: number): Promise<Uint8Array>;
  pieces(): AsyncGenerator<Uint8Array>;
}

export interface RemoteFiles {
  readonly file: (index: number) => RemoteFile;
  /** Takes the answer to what was asked. */
  readonly answer: (reply: PieceReply) => void;
}

type Piece = Extract<PieceReply, { readonly kind: 'piece' }>;

/** The files of the one job that a parser is at. */
export function createRemoteFiles(ask: (request: PieceRequest) => void): RemoteFiles {
  let pending: PromiseWithResolvers<PieceReply> | null = null;

  async function piece(file: number, at: number): Promise<Piece> {
    pending = Promise.withResolvers();
    ask({ kind: 'piece', file, at });
    const reply = await pending.promise;
    if (reply.kind === 'no piece') throw toFailure(reply.error);
    return reply;
  }

  async function* piecesOf(file: number, most: number): AsyncGenerator<Piece> {
    let at = 0;
    for (;;) {
      const next = await piece(file, at);
      at += next.bytes.length;
      // Within the limit whatever the size says: a file may grow while it is read, and some have no size at all.
      if (next.size > most || at > most) throw new DeskFailure('too_large', { reason: 'file' });
      yield next;
      if (next.isLast) return;
    }
  }

  return {
    answer: (reply) => pending?.resolve(reply),
    file: (index) => ({
      head: async (most) => (await piece(index, 0)).bytes.subarray(0, most),
      async whole(most = largestFile) {
        const parts: Uint8Array[] = [];
        for await (const { bytes } of piecesOf(index, most)) parts.push(bytes);
        const [only] = parts;
        return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
      },
      async *pieces() {
        for await (const { bytes } of piecesOf(index, Number.POSITIVE_INFINITY)) yield bytes;
      },
    }),
  };
}
