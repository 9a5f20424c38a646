import { Worker } from 'node:worker_threads';
import { DeskFailure, toFailure } from '../../failure.ts';
import type { Log } from '../../ports.ts';
import type { Conversation, ConversationSummary } from '../conversation.ts';
import type { ConversationJob, ConversationEvent } from './worker-protocol.ts';

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

export interface ConversationReaderOptions {
  /** The script that parse workers run. */
  readonly worker: URL;
  readonly log: Log;
  /** Milliseconds without a sign of life. */
  readonly deadline?: number;
  /** Heap of the worker in megabytes. */
  readonly heap?: number;
}

/** Files that may end the worker before the whole reading is given up. */
const maxCrashes = 10;

type ReadOutcome =
  | { readonly summary: ConversationSummary }
  | {
      readonly failure: DeskFailure;
      /** At fault, when only that file was read. */ readonly path: string | null;
    };

/** One thread a reading, beside those that parse documents, because a large mailbox takes minutes. */
export function createConversationReader(options: ConversationReaderOptions): ConversationReader {
  return {
    async read(paths, onConversations, signal) {
      const failed: ConversationSummary['failed'][number][] = [];
      let left = paths;
      for (;;) {
        const ended = await readOnce(left, onConversations, signal, options);
        if ('summary' in ended) return { ...ended.summary, failed: [...failed, ...ended.summary.failed] };
        const { failure, path } = ended;
        if (path === null || failure.code === 'cancelled' || failed.length >= maxCrashes) throw failure;
        options.log.write('warn', 'conversations.worker-terminated', { code: failure.code });
        // Nothing was emitted yet: the others are read again without the file that ended the thread.
        failed.push({ path, error: failure.toWire() });
        left = left.filter((each) => each !== path);
      }
    },
  };
}

function readOnce(
  paths: readonly string[],
  onConversations: (conversations: readonly Conversation[]) => void,
  signal: AbortSignal | undefined,
  { worker, deadline = 30_000, heap = 768 }: ConversationReaderOptions,
): Promise<ReadOutcome> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, {
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
      env: {},
    });
    let currentFile: string | null = null;
    let timer: NodeJS.Timeout;
    const settle = (outcome: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      thread.removeAllListeners('message');
      void thread.terminate();
      outcome();
    };
    const end = (failure: DeskFailure): void => settle(() => resolve({ failure, path: currentFile }));
    const cancel = (): void => end(new DeskFailure('cancelled'));
    const resetTimeout = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => end(new DeskFailure('timed_out')), deadline);
    };
    thread.on('message', (event: ConversationEvent) => {
      resetTimeout();
      if (event.kind === 'reading') currentFile = event.path;
      else if (event.kind === 'done') settle(() => resolve({ summary: event.summary }));
      else if (event.kind === 'failed') {
        currentFile = null;
        end(toFailure(event.error));
      } else {
        currentFile = null;
        try {
          onConversations(event.conversations);
        } catch (error) {
          settle(() => reject(error));
        }
      }
    });
    thread.on('error', (error: unknown) => {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      end(
        code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new DeskFailure('out_of_memory')
          : new DeskFailure('damaged', { cause: error }),
      );
    });
    thread.on('exit', () => end(new DeskFailure('damaged')));
    signal?.addEventListener('abort', cancel);
    resetTimeout();
    if (signal?.aborted) cancel();
    else thread.postMessage({ kind: 'conversations', paths } satisfies ConversationJob);
  });
}
