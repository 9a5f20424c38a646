/** Entry of a parse worker: one untrusted file at a time, so that a bomb ends this thread and nothing else. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { DeskFailure } from '../../failure.ts';
import { asExported } from '../export/as-exported.ts';
import type { ParsedDocument } from '../parsed.ts';
import { detectFormat } from './detect.ts';
import { parserOf } from './formats.ts';
import type { Answer, Job, Result } from './jobs.ts';
import type { SourceFile } from './source.ts';
import { readWhole } from './read-file.ts';

parentPort?.on('message', (job: Job) => {
  void answer(job).then((message) => parentPort?.postMessage(message));
});

async function answer(job: Job): Promise<Answer> {
  try {
    return { ok: true, result: await work(job) };
  } catch (error) {
    const { code, message } = asFailure(error);
    const thrown = error instanceof DeskFailure ? null : error instanceof Error ? error.name : 'unknown';
    return { ok: false, code, message, thrown };
  }
}

async function work(job: Job): Promise<Result> {
  const bytes = await readWhole(job.path);
  if (job.kind === 'mail') return { kind: 'mail', mail: await (await import('./mail.ts')).parseMail(bytes) };
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash === job.knownHash) return { kind: 'unchanged' };
  const name = path.basename(job.path);
  // What once left a library comes back as it was; everything else is told by its content.
  const document = asExported({ name, bytes }) ?? (await readAny({ name, bytes }));
  return { kind: 'parsed', hash, bytes: bytes.length, document };
}

async function readAny(source: SourceFile): Promise<ParsedDocument> {
  const parse = await parserOf(await detectFormat(source.bytes, source.name));
  return parse(source);
}

/** What a parser throws on its own is about the file, not about us. */
function asFailure(error: unknown): DeskFailure {
  if (error instanceof DeskFailure) return error;
  if (error instanceof RangeError && /call stack/i.test(error.message))
    return new DeskFailure('too_large', 'This document is nested too deeply to be read.');
  if (error instanceof RangeError && /string length|allocation|array length/i.test(error.message))
    return new DeskFailure('out_of_memory', 'This document needs more memory than may be used for one file.');
  return new DeskFailure('damaged', 'This file is damaged: its content could not be understood.', {
    cause: error,
  });
}
