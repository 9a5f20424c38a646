import { availableParallelism } from 'node:os';
import path from 'node:path';
import { DeskFailure, toFailure } from '../../failure.ts';
import type { GivenMail } from '../../../../preload/contract.ts';
import type { Log, ParserLimits, ParserProcess } from '../../ports.ts';
import type { ParsedMail, ParsedMailHtml } from '../parsed.ts';
import { isBounded } from './enforce-limits.ts';
import { serveFilePieces, type ServedFiles } from './serve-file-pieces.ts';
import { isAnswerTo, isOfFile, nameToLog } from './parser-messages.ts';
import type {
  DocumentResult,
  FileName,
  Job,
  PieceRequest,
  ReadChoices,
  Result,
  WorkerReply,
} from './worker-protocol.ts';
import type { ParsedPreview } from './build-preview.ts';

export interface ParsePool {
  /** The document in a file, or that its hash is the known one. Rejects with DeskFailure. */
  document(path: string, knownHash: string | null, choices?: ReadChoices): Promise<DocumentResult>;
  /** The first of what is in a file. Rejects with DeskFailure. */
  preview(path: string, choices: ReadChoices): Promise<ParsedPreview>;
  /** The mail in an `.eml` file; goes before documents that wait. Rejects with DeskFailure. */
  mail(path: string): Promise<ParsedMail>;
  /** The same of a mail that a mail program gave. */
  givenMail(given: GivenMail): Promise<ParsedMail>;
  /** The same of a mail that was copied with its formatting. */
  mailHtml(html: string): Promise<ParsedMailHtml>;
  /** A mail is about to come: a parser for it starts now, unless there is one. */
  expectMail(): void;
  /** Ends those that are at nothing, the others after what they were given so far: it may still be in their memory. */
  endIdle(): void;
  close(): void;
}

export interface ParsePoolOptions extends Partial<ParserLimits> {
  readonly startParser: (limits: ParserLimits) => ParserProcess;
  readonly log: Log;
  /** Milliseconds for one file, counted from when a parser has it. */
  readonly deadline?: number;
}

/** One reads the next file while another is busy with a slow one, or a mail comes in between; more where there are cores for it. */
const mostParsers = Math.max(2, Math.min(4, Math.floor(availableParallelism() / 2)));
/** A parser that has nothing to do for this long gives its memory back. */
const idleMs = 20_000;

interface QueuedJob {
  readonly job: Job;
  /** It waited when the desk was locked: whoever reads it ends with its answer. */
  isLast: boolean;
  readonly files: ServedFiles;
  readonly done: (result: Result) => void;
  readonly failed: (error: DeskFailure) => void;
}
interface Slot {
  readonly readsMails: boolean;
  readonly parser: ParserProcess;
  current: QueuedJob | null;
  /** It waits for a piece: ours asks for one after the other. */
  isAsking: boolean;
  /** It ends with its answer. */
  isLast: boolean;
  timer: NodeJS.Timeout | null;
}

const isOfMail = ({ kind }: Job): boolean => kind === 'mail' || kind === 'given mail' || kind === 'mail html';

/** Processes that parse files, started when needed, ended at the deadline or when their memory is used up. */
export function createParsePool({
  startParser,
  log,
  deadline = 20_000,
  heap = 512,
  buffers = 1024,
}: ParsePoolOptions): ParsePool {
  const queue: QueuedJob[] = [];
  const slots = new Set<Slot>();
  let closed = false;

  function dispatchJobs(): void {
    for (let next = queue[0]; next; next = queue[0]) {
      const slot = slotFor(next.job);
      if (!slot) return;
      queue.shift();
      if (slot.timer) clearTimeout(slot.timer);
      slot.current = next;
      slot.isLast ||= next.isLast;
      slot.isAsking = false;
      slot.timer = setTimeout(() => {
        end(slot, new DeskFailure('timed_out', { reason: 'after', params: { seconds: deadline / 1000 } }));
      }, deadline);
      slot.parser.post(next.job);
    }
  }

  /** Null while all are busy. A parser that a document took over never gets a mail, nor the other way round. */
  function slotFor(job: Job): Slot | null {
    const readsMails = isOfMail(job);
    const free = [...slots].filter(({ current }) => current === null);
    const fitting = free.find((slot) => slot.readsMails === readsMails);
    if (fitting) return fitting;
    if (slots.size < mostParsers) return addParser(readsMails);
    const [other] = free;
    if (!other) return null;
    remove(other);
    return addParser(readsMails);
  }

  function addParser(readsMails: boolean): Slot {
    const parser = startParser({ heap, buffers });
    const slot: Slot = { readsMails, parser, current: null, isAsking: false, isLast: false, timer: null };
    slots.add(slot);
    parser.listen(
      (message) => heard(slot, message),
      () => end(slot, new DeskFailure('damaged')),
    );
    return slot;
  }

  function heard(slot: Slot, message: unknown): void {
    const { current } = slot;
    if (!isOfFile(message)) return end(slot, new DeskFailure('damaged'));
    if ('kind' in message && message.kind === 'parser over')
      return end(slot, new DeskFailure(message.isOutOfMemory ? 'out_of_memory' : 'damaged'));
    // One that was asked for nothing, or answers something else, is not ours any more.
    if (current === null) return end(slot, null);
    if ('kind' in message) return sendPiece(slot, current, message);
    if (!isAnswerTo(current.job, message)) return end(slot, new DeskFailure('damaged'));
    if (message.ok && message.result.kind === 'parsed' && !isBounded(message.result.document))
      return end(slot, new DeskFailure('too_large', { reason: 'text' }));
    answered(slot, current, message);
  }

  function sendPiece(slot: Slot, current: QueuedJob, request: PieceRequest): void {
    if (slot.isAsking) return end(slot, new DeskFailure('damaged'));
    slot.isAsking = true;
    void current.files.answer(request).then((piece) => {
      // Answered for meanwhile: the next file's job gets nothing of this one.
      if (!slots.has(slot) || slot.current !== current) return;
      slot.isAsking = false;
      slot.parser.post(piece);
    });
  }

  function answered(slot: Slot, current: QueuedJob, answer: WorkerReply): void {
    if (slot.timer) clearTimeout(slot.timer);
    slot.current = null;
    endWhenIdle(slot);
    current.files.close();
    if (answer.ok) current.done(answer.result);
    else {
      if (answer.thrown !== null)
        log.write('warn', 'parse.parser-error', { code: answer.error.code, error: nameToLog(answer.thrown) });
      current.failed(toFailure(answer.error));
    }
    if (slot.isLast) end(slot, null);
    else dispatchJobs();
  }

  function endWhenIdle(slot: Slot): void {
    slot.timer = setTimeout(() => end(slot, null), idleMs);
    slot.timer.unref();
  }

  function remove(slot: Slot): void {
    slots.delete(slot);
    if (slot.timer) clearTimeout(slot.timer);
    slot.parser.end();
  }

  function end(slot: Slot, failure: DeskFailure | null): void {
    if (!slots.has(slot)) return;
    remove(slot);
    slot.current?.files.close();
    if (failure && slot.current) {
      log.write('warn', 'parse.worker-terminated', { code: failure.code });
      slot.current.failed(failure);
    }
    dispatchJobs();
  }

  const enqueue = (job: Job, file?: string): Promise<Result> =>
    new Promise((done, failed) => {
      if (closed) {
        failed(new DeskFailure('cancelled', { reason: 'closing' }));
        return;
      }
      const files = serveFilePieces(file === undefined ? [] : [file]);
      const item: QueuedJob = { job, isLast: false, files, done, failed };
      if (isOfMail(job)) queue.unshift(item);
      else queue.push(item);
      dispatchJobs();
    });

  return {
    async document(file, knownHash, choices = { mappings: [], takesOmitted: false }) {
      const result = await enqueue({ kind: 'document', ...nameOf(file), knownHash, ...choices }, file);
      if (result.kind !== 'unchanged' && result.kind !== 'parsed') throw new UnexpectedResult();
      return result;
    },
    async preview(file, choices) {
      const result = await enqueue({ kind: 'preview', ...nameOf(file), ...choices }, file);
      if (result.kind !== 'preview') throw new UnexpectedResult();
      return result.preview;
    },
    async mail(file) {
      const result = await enqueue({ kind: 'mail' }, file);
      if (result.kind !== 'mail') throw new UnexpectedResult();
      return result.mail;
    },
    async givenMail(given) {
      const result = await enqueue({ kind: 'given mail', given });
      if (result.kind !== 'mail') throw new UnexpectedResult();
      return result.mail;
    },
    async mailHtml(html) {
      const result = await enqueue({ kind: 'mail html', html });
      if (result.kind !== 'mail html') throw new UnexpectedResult();
      return result.mail;
    },
    expectMail() {
      const isThere = [...slots].some(({ readsMails }) => readsMails);
      if (!closed && !isThere && slots.size < mostParsers) endWhenIdle(addParser(true));
    },
    endIdle() {
      for (const slot of slots)
        if (slot.current === null) end(slot, null);
        else slot.isLast = true;
      for (const waiting of queue) waiting.isLast = true;
    },
    close() {
      closed = true;
      const failure = new DeskFailure('cancelled', { reason: 'closing' });
      for (const { failed } of queue.splice(0)) failed(failure);
      for (const slot of slots) end(slot, failure);
    },
  };
}

class UnexpectedResult extends Error {
  constructor() {
    super('A worker answered another question');
  }
}

const nameOf = (file: string): FileName => ({
  name: path.basename(file),
  folder: path.basename(path.dirname(file)),
});
