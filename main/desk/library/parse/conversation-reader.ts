import path from 'node:path';
import { DeskFailure, toFailure } from '../../failure.ts';
import type { Log, ParserLimits, ParserProcess } from '../../ports.ts';
import type { Conversation, ConversationSummary } from '../conversation.ts';
import { mostYielded, yieldOf } from './conversation-limits.ts';
import { serveFilePieces } from './serve-file-pieces.ts';
import { isOfConversations } from './parser-messages.ts';
import { pieceBytes } from './read-file.ts';
import type { ConversationJob, PieceRequest } from './worker-protocol.ts';

export interface ConversationReader {
  /**
   * Reads mailboxes (mbox of any size), mails (`.eml`, `.emlx`, `.msg`) and chats (JSON, JSONL): files, not folders.
   * `onConversations` gets them in batches, after everything was read; what it throws ends the reading. Files that
   * cannot be read are in the summary. Rejects with DeskFailure, `cancelled` when the signal says so.
   */
  read(
    paths: readonly string[],
    onConversations: (conversations: readonly Conversation[]) => void,
    signal?: AbortSignal,
  ): Promise<ConversationSummary>;
}

export interface ConversationReaderOptions extends Partial<ParserLimits> {
  readonly startParser: (limits: ParserLimits) => ParserProcess;
  readonly log: Log;
  /** Milliseconds without a sign of life. */
  readonly deadline?: number;
}

/** Signs of life that count while a parser is at one piece: ours gives at most one in two seconds. */
const mostSigns = 60;
/** Files that may end the parser before the whole reading is given up. */
const maxCrashes = 10;

type ReadOutcome =
  | { readonly summary: ConversationSummary }
  | {
      readonly failure: DeskFailure;
      /** At fault, when only that file was read. */ readonly file: string | null;
    };

/** One process a reading, beside those that parse documents, because a large mailbox takes minutes. */
export function createConversationReader(options: ConversationReaderOptions): ConversationReader {
  return {
    async read(paths, onConversations, signal) {
      const failed: ConversationSummary['failed'][number][] = [];
      let left = paths;
      for (;;) {
        const ended = await readOnce(left, onConversations, signal, options);
        if ('summary' in ended) return { ...ended.summary, failed: [...failed, ...ended.summary.failed] };
        const { failure, file } = ended;
        if (file === null || failure.code === 'cancelled' || failed.length >= maxCrashes) throw failure;
        options.log.write('warn', 'conversations.worker-terminated', { code: failure.code });
        // Nothing was emitted yet: the others are read again without the file that ended the process.
        failed.push({ path: file, error: failure.toWire() });
        left = left.filter((each) => each !== file);
      }
    },
  };
}

function readOnce(
  paths: readonly string[],
  onConversations: (conversations: readonly Conversation[]) => void,
  signal: AbortSignal | undefined,
  { startParser, deadline = 30_000, heap = 768, buffers = 1024 }: ConversationReaderOptions,
): Promise<ReadOutcome> {
  return new Promise((resolve, reject) => {
    const parser = startParser({ heap, buffers });
    const files = serveFilePieces(paths);
    let currentFile: string | null = null;
    let isSettled = false;
    let isAsking = false;
    let signsLeft = mostSigns;
    /** From where on a piece of a file is one that it did not have yet. */
    const fresh = new Map<number, number>();
    let timer: NodeJS.Timeout;
    const settle = (outcome: () => void): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      parser.end();
      files.close();
      outcome();
    };
    const end = (failure: DeskFailure): void => settle(() => resolve({ failure, file: currentFile }));
    let yielded = 0;
    let lastFile = -1;
    const cancel = (): void => end(new DeskFailure('cancelled'));
    const resetTimeout = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => end(new DeskFailure('timed_out')), deadline);
    };
    const sendPiece = async (request: PieceRequest): Promise<void> => {
      isAsking = true;
      const piece = await files.answer(request);
      if (isSettled) return;
      isAsking = false;
      const { file, at } = request;
      // The same piece over and over is no sign of life.
      if (piece.kind === 'piece' && piece.bytes.length > 0 && at >= (fresh.get(file) ?? 0)) {
        fresh.set(file, at + pieceBytes);
        signsLeft = mostSigns;
        resetTimeout();
      }
      parser.post(piece);
    };
    const heard = (event: unknown): void => {
      if (isSettled) return;
      if (!isOfConversations(event)) return end(new DeskFailure('damaged'));
      switch (event.kind) {
        case 'piece':
          // Ours asks for one after the other.
          if (isAsking) return end(new DeskFailure('damaged'));
          void sendPiece(event);
          return;
        case 'parser over':
          return end(new DeskFailure(event.isOutOfMemory ? 'out_of_memory' : 'damaged'));
        case 'reading':
          currentFile = paths[event.file] ?? null;
          // One for each file, and one in a while: whoever says it without end is no parser of ours.
          if (event.file <= lastFile) signsLeft -= 1;
          lastFile = Math.max(lastFile, event.file);
          if (signsLeft < -mostSigns || currentFile === null) return end(new DeskFailure('damaged'));
          if (signsLeft >= 0) resetTimeout();
          return;
        case 'done': {
          const failed = event.summary.failed.map(({ file, error }) => ({ path: paths[file] ?? '', error }));
          const summary = { ...event.summary, failed };
          return settle(() => resolve({ summary }));
        }
        case 'failed':
          currentFile = null;
          return end(toFailure(event.error));
        case 'conversations':
          currentFile = null;
          yielded += yieldOf(event.conversations);
          if (yielded > mostYielded) return end(new DeskFailure('too_large', { reason: 'mailbox' }));
          resetTimeout();
          try {
            onConversations(event.conversations);
          } catch (error) {
            settle(() => reject(error));
          }
      }
    };
    parser.listen(heard, () => end(new DeskFailure('damaged')));
    signal?.addEventListener('abort', cancel);
    resetTimeout();
    if (signal?.aborted) cancel();
    else
      parser.post({
        kind: 'conversations',
        names: paths.map((each) => path.basename(each)),
      } satisfies ConversationJob);
  });
}
