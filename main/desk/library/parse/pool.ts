import { Worker } from 'node:worker_threads';
import { DeskFailure } from '../../failure.ts';
import type { Log } from '../../ports.ts';
import type { ParsedMail } from '../parsed.ts';
import type { Answer, DocumentResult, Job, Result } from './jobs.ts';
import type { Understood } from './preview-of.ts';
import type { RememberedColumns } from './table-reading.ts';

export interface ParsePool {
  /** The document in a file, or that its hash is the known one. Rejects with DeskFailure. */
  document(
    path: string,
    knownHash: string | null,
    remembered?: readonly RememberedColumns[],
  ): Promise<DocumentResult>;
  /** The first of what is in a file. Rejects with DeskFailure. */
  preview(path: string, remembered: readonly RememberedColumns[]): Promise<Understood>;
  /** The mail in an `.eml` file; goes before documents that wait. Rejects with DeskFailure. */
  mail(path: string): Promise<ParsedMail>;
  close(): Promise<void>;
}

export interface ParsePoolOptions {
  /** The script that a worker runs. */
  readonly worker: URL;
  readonly log: Log;
  /** Milliseconds for one file, counted from when a worker has it. */
  readonly deadline?: number;
  /** Heap of one worker in megabytes. */
  readonly heap?: number;
  /** Megabytes of a worker outside of its heap: the bytes of the file, and what is unpacked of them. */
  readonly buffers?: number;
}

/** One reads the next file while another is busy with a slow one, or a mail comes in between. */
const mostWorkers = 2;
/** No limit of Node's counts what stands outside of a heap, so it is looked at while a file is read. */
const lookEvery = 250;
/** A worker that has nothing to do for this long gives its memory back. */
const idleMs = 20_000;

interface Waiting {
  readonly job: Job;
  readonly done: (result: Result) => void;
  readonly failed: (error: DeskFailure) => void;
}
interface Hand {
  readonly thread: Worker;
  present: Waiting | null;
  timer: NodeJS.Timeout | null;
  look: NodeJS.Timeout | null;
}

/** Threads that parse files, started when needed, ended at the deadline or when their memory is used up. */
export function createParsePool({
  worker,
  log,
  deadline = 20_000,
  heap = 512,
  buffers = 1024,
}: ParsePoolOptions): ParsePool {
  const waiting: Waiting[] = [];
  const hands = new Set<Hand>();
  let closed = false;

  function assign(): void {
    while (waiting.length > 0) {
      const hand =
        [...hands].find(({ present }) => present === null) ?? (hands.size < mostWorkers ? start() : null);
      if (!hand) return;
      const next = waiting.shift();
      if (!next) return;
      if (hand.timer) clearTimeout(hand.timer);
      hand.present = next;
      hand.timer = setTimeout(() => {
        end(
          hand,
          new DeskFailure('timed_out', `This file could not be read within ${deadline / 1000} seconds.`),
        );
      }, deadline);
      hand.look = setInterval(() => void look(hand), lookEvery);
      hand.thread.ref();
      hand.thread.postMessage(next.job);
    }
  }

  async function look(hand: Hand): Promise<void> {
    const seen = await hand.thread.getHeapStatistics().catch(() => null);
    if (seen && hand.present && seen.external_memory > buffers * 1024 * 1024) end(hand, tooMuchMemory());
  }

  function start(): Hand {
    const thread = new Worker(worker, {
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      // Nothing of what parsers print belongs in the output of a command.
      stdout: true,
      stderr: true,
      env: {},
    });
    const hand: Hand = { thread, present: null, timer: null, look: null };
    hands.add(hand);
    thread.stdout.resume();
    thread.stderr.resume();
    thread.on('message', (answer: Answer) => {
      const { present } = hand;
      rest(hand);
      if (answer.ok) present?.done(answer.result);
      else {
        if (answer.thrown !== null)
          log.write('warn', 'parse.threw', { code: answer.code, error: answer.thrown });
        present?.failed(new DeskFailure(answer.code, answer.message));
      }
      assign();
    });
    thread.on('error', (error: unknown) => {
      end(hand, asFailure(error));
    });
    thread.on('exit', () => {
      end(hand, new DeskFailure('damaged', 'Reading this file broke off; it may be damaged.'));
    });
    return hand;
  }

  function rest(hand: Hand): void {
    if (hand.timer) clearTimeout(hand.timer);
    if (hand.look) clearInterval(hand.look);
    hand.present = null;
    hand.timer = setTimeout(() => {
      end(hand, null);
    }, idleMs);
    hand.timer.unref();
    hand.thread.unref();
  }

  function end(hand: Hand, failure: DeskFailure | null): void {
    if (!hands.delete(hand)) return;
    if (hand.timer) clearTimeout(hand.timer);
    if (hand.look) clearInterval(hand.look);
    void hand.thread.terminate();
    if (failure && hand.present) {
      log.write('warn', 'parse.ended', { code: failure.code });
      hand.present.failed(failure);
    }
    assign();
  }

  const ask = (job: Job): Promise<Result> =>
    new Promise((done, failed) => {
      if (closed) {
        failed(new DeskFailure('cancelled', 'Sidedesk is closing.'));
        return;
      }
      const item = { job, done, failed };
      if (job.kind === 'mail') waiting.unshift(item);
      else waiting.push(item);
      assign();
    });

  return {
    async document(path, knownHash, remembered = []) {
      const result = await ask({ kind: 'document', path, knownHash, remembered });
      if (result.kind === 'mail' || result.kind === 'preview') throw new AnotherAnswer();
      return result;
    },
    async preview(path, remembered) {
      const result = await ask({ kind: 'preview', path, remembered });
      if (result.kind !== 'preview') throw new AnotherAnswer();
      return result.preview;
    },
    async mail(path) {
      const result = await ask({ kind: 'mail', path });
      if (result.kind !== 'mail') throw new AnotherAnswer();
      return result.mail;
    },
    async close() {
      closed = true;
      const failure = new DeskFailure('cancelled', 'Sidedesk is closing.');
      for (const { failed } of waiting.splice(0)) failed(failure);
      const threads = [...hands].map(({ thread }) => thread);
      for (const hand of hands) end(hand, failure);
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

class AnotherAnswer extends Error {
  constructor() {
    super('A worker answered another question');
  }
}

const tooMuchMemory = (): DeskFailure =>
  new DeskFailure('out_of_memory', 'This document needs more memory than may be used for one file.');

function asFailure(error: unknown): DeskFailure {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? tooMuchMemory()
    : new DeskFailure('damaged', 'Reading this file broke off; it may be damaged.', { cause: error });
}
