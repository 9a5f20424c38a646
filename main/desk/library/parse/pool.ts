import { Worker } from 'node:worker_threads';
import { DeskFailure, toFailure } from '../../failure.ts';
import type { Log } from '../../ports.ts';
import type { ParsedMail, ParsedMailHtml } from '../parsed.ts';
import type { WorkerReply, DocumentResult, Job, ReadChoices, Result } from './worker-protocol.ts';
import type { ParsedPreview } from './build-preview.ts';

export interface ParsePool {
  /** The document in a file, or that its hash is the known one. Rejects with DeskFailure. */
  document(path: string, knownHash: string | null, choices?: ReadChoices): Promise<DocumentResult>;
  /** The first of what is in a file. Rejects with DeskFailure. */
  preview(path: string, choices: ReadChoices): Promise<ParsedPreview>;
  /** The mail in an `.eml` file; goes before documents that wait. Rejects with DeskFailure. */
  mail(path: string): Promise<ParsedMail>;
  /** The same of a mail that was copied with its formatting. */
  mailHtml(html: string): Promise<ParsedMailHtml>;
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
/** No limit of Node's counts what stands outside of a heap, so it is checked while a file is read. */
const memoryCheckMs = 250;
/** A worker that has nothing to do for this long gives its memory back. */
const idleMs = 20_000;

interface QueuedJob {
  readonly job: Job;
  readonly done: (result: Result) => void;
  readonly failed: (error: DeskFailure) => void;
}
interface WorkerSlot {
  readonly thread: Worker;
  current: QueuedJob | null;
  timer: NodeJS.Timeout | null;
  memoryTimer: NodeJS.Timeout | null;
}

/** Threads that parse files, started when needed, ended at the deadline or when their memory is used up. */
export function createParsePool({
  worker,
  log,
  deadline = 20_000,
  heap = 512,
  buffers = 1024,
}: ParsePoolOptions): ParsePool {
  const queue: QueuedJob[] = [];
  const slots = new Set<WorkerSlot>();
  let closed = false;

  function dispatchJobs(): void {
    while (queue.length > 0) {
      const slot =
        [...slots].find(({ current }) => current === null) ??
        (slots.size < mostWorkers ? startWorker() : null);
      if (!slot) return;
      const next = queue.shift();
      if (!next) return;
      if (slot.timer) clearTimeout(slot.timer);
      slot.current = next;
      slot.timer = setTimeout(() => {
        terminate(
          slot,
          new DeskFailure('timed_out', { reason: 'after', params: { seconds: deadline / 1000 } }),
        );
      }, deadline);
      slot.memoryTimer = setInterval(() => void checkMemory(slot), memoryCheckMs);
      slot.thread.ref();
      slot.thread.postMessage(next.job);
    }
  }

  async function checkMemory(slot: WorkerSlot): Promise<void> {
    const seen = await slot.thread.getHeapStatistics().catch(() => null);
    if (seen && slot.current && seen.external_memory > buffers * 1024 * 1024)
      terminate(slot, tooMuchMemory());
  }

  function startWorker(): WorkerSlot {
    const thread = new Worker(worker, {
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      // Nothing of what parsers print belongs in the output of a command.
      stdout: true,
      stderr: true,
      env: {},
    });
    const slot: WorkerSlot = { thread, current: null, timer: null, memoryTimer: null };
    slots.add(slot);
    thread.stdout.resume();
    thread.stderr.resume();
    thread.on('message', (answer: WorkerReply) => {
      const { current } = slot;
      release(slot);
      if (answer.ok) current?.done(answer.result);
      else {
        if (answer.thrown !== null)
          log.write('warn', 'parse.parser-error', { code: answer.error.code, error: answer.thrown });
        current?.failed(toFailure(answer.error));
      }
      dispatchJobs();
    });
    thread.on('error', (error: unknown) => {
      terminate(slot, asFailure(error));
    });
    thread.on('exit', () => {
      terminate(slot, new DeskFailure('damaged'));
    });
    return slot;
  }

  function release(slot: WorkerSlot): void {
    if (slot.timer) clearTimeout(slot.timer);
    if (slot.memoryTimer) clearInterval(slot.memoryTimer);
    slot.current = null;
    slot.timer = setTimeout(() => {
      terminate(slot, null);
    }, idleMs);
    slot.timer.unref();
    slot.thread.unref();
  }

  function terminate(slot: WorkerSlot, failure: DeskFailure | null): void {
    if (!slots.delete(slot)) return;
    if (slot.timer) clearTimeout(slot.timer);
    if (slot.memoryTimer) clearInterval(slot.memoryTimer);
    void slot.thread.terminate();
    if (failure && slot.current) {
      log.write('warn', 'parse.worker-terminated', { code: failure.code });
      slot.current.failed(failure);
    }
    dispatchJobs();
  }

  const enqueue = (job: Job): Promise<Result> =>
    new Promise((done, failed) => {
      if (closed) {
        failed(new DeskFailure('cancelled', { reason: 'closing' }));
        return;
      }
      const item = { job, done, failed };
      if (job.kind === 'mail' || job.kind === 'mail html') queue.unshift(item);
      else queue.push(item);
      dispatchJobs();
    });

  return {
    async document(path, knownHash, choices = { mappings: [], takesOmitted: false }) {
      const result = await enqueue({ kind: 'document', path, knownHash, ...choices });
      if (result.kind !== 'unchanged' && result.kind !== 'parsed') throw new UnexpectedResult();
      return result;
    },
    async preview(path, choices) {
      const result = await enqueue({ kind: 'preview', path, ...choices });
      if (result.kind !== 'preview') throw new UnexpectedResult();
      return result.preview;
    },
    async mail(path) {
      const result = await enqueue({ kind: 'mail', path });
      if (result.kind !== 'mail') throw new UnexpectedResult();
      return result.mail;
    },
    async mailHtml(html) {
      const result = await enqueue({ kind: 'mail html', html });
      if (result.kind !== 'mail html') throw new UnexpectedResult();
      return result.mail;
    },
    async close() {
      closed = true;
      const failure = new DeskFailure('cancelled', { reason: 'closing' });
      for (const { failed } of queue.splice(0)) failed(failure);
      const threads = [...slots].map(({ thread }) => thread);
      for (const slot of slots) terminate(slot, failure);
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

class UnexpectedResult extends Error {
  constructor() {
    super('A worker answered another question');
  }
}

const tooMuchMemory = (): DeskFailure => new DeskFailure('out_of_memory');

function asFailure(error: unknown): DeskFailure {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuchMemory() : new DeskFailure('damaged', { cause: error });
}
