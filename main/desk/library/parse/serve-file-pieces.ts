import { DeskFailure } from '../../failure.ts';
import { openPieces, type OpenedFile, pieceBytes } from './read-file.ts';
import type { PieceReply, PieceRequest } from './worker-protocol.ts';

export interface ServedFiles {
  /** Never rejects: a parser is told why there is no piece. Only files that were named are opened. */
  readonly answer: (request: PieceRequest) => Promise<PieceReply>;
  readonly close: () => void;
}

/** Opens the files of a job, one at a time, and gives their pieces to the parser, which can open nothing. */
export function serveFilePieces(paths: readonly string[]): ServedFiles {
  let open: { readonly file: number; readonly opened: Promise<OpenedFile> } | null = null;

  const close = (): void => {
    void open?.opened.then(
      (file) => file.close(),
      () => undefined,
    );
    open = null;
  };

  async function pieceOf({ file, at }: PieceRequest): Promise<PieceReply> {
    const path = paths[file];
    if (path === undefined || !Number.isSafeInteger(at) || at < 0) throw new DeskFailure('damaged');
    if (open?.file !== file) {
      close();
      open = { file, opened: openPieces(path) };
    }
    const opened = await open.opened;
    const bytes = await opened.piece(at);
    return { kind: 'piece', bytes, isLast: bytes.length < pieceBytes, size: opened.size };
  }

  return {
    answer: (request) =>
      pieceOf(request).catch((error: unknown): PieceReply => {
        const failure =
          error instanceof DeskFailure ? error : new DeskFailure('unreadable', { cause: error });
        return { kind: 'no piece', error: failure.toWire() };
      }),
    close,
  };
}
