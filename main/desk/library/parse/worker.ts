/** Entry of a parse worker: one untrusted file at a time, so that a bomb ends this thread and nothing else. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { DeskFailure } from '../../failure.ts';
import { audienceOfFile } from '../file-audience.ts';
import { readIfExport } from '../export/detect-export.ts';
import type { WorkerReply, ConversationJob, ConversationEvent, Job, Result } from './worker-protocol.ts';
import { asParseFailure } from './parse-failure.ts';
import { readDocument } from './read-document.ts';
import { readLimited } from './read-file.ts';
import { createColumnMapper } from './column-mapping.ts';
import { enforceLimits } from './enforce-limits.ts';
import { createRemarks } from './remarks.ts';

// What a parser leaves behind, unawaited, belongs to a file that was answered for: it must not end the reading of the next.
process.on('unhandledRejection', () => undefined);

parentPort?.on('message', (job: Job | ConversationJob) => {
  if (job.kind === 'conversations') void runConversationJob(job.paths);
  else void answer(job).then((message) => parentPort?.postMessage(message));
});

async function runConversationJob(paths: readonly string[]): Promise<void> {
  const emit = (event: ConversationEvent): void => parentPort?.postMessage(event);
  try {
    const { readConversations } = await import('./read-conversations.ts');
    emit({ kind: 'done', summary: await readConversations(paths, emit) });
  } catch (error) {
    emit({ kind: 'failed', error: asParseFailure(error).toWire() });
  }
}

async function answer(job: Job): Promise<WorkerReply> {
  try {
    return { ok: true, result: await work(job) };
  } catch (error) {
    const thrown = error instanceof DeskFailure ? null : error instanceof Error ? error.name : 'unknown';
    return { ok: false, error: asParseFailure(error).toWire(), thrown };
  }
}

async function work(job: Job): Promise<Result> {
  if (job.kind === 'mail html')
    return { kind: 'mail html', mail: (await import('./read-mail.ts')).parseMailHtml(job.html) };
  const bytes = await readLimited(job.path);
  if (job.kind === 'mail')
    return { kind: 'mail', mail: await (await import('./read-mail.ts')).parseMail(bytes) };
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (job.kind === 'document' && hash === job.knownHash) return { kind: 'unchanged' };
  const name = path.basename(job.path);
  const tables = createColumnMapper(job.mappings);
  const remarks = createRemarks(job.takesOmitted);
  // What once left a library comes back as it was; everything else is recognised by its content.
  const parsed = enforceLimits(
    (await readIfExport({ name, bytes })) ?? (await readDocument({ name, bytes, tables, remarks })),
  );
  const omissions = remarks.omissions();
  const folder = path.basename(path.dirname(job.path));
  // What a file says within goes before what it is called.
  const audience = parsed.audience ?? audienceOfFile({ name, folder, title: parsed.title });
  const document = {
    ...parsed,
    ...(omissions.length > 0 && { omissions }),
    ...(audience !== null && { audience }),
  };
  if (job.kind === 'preview') {
    // It knows the letters of all languages: loaded only where it is needed.
    const { buildPreview } = await import('./build-preview.ts');
    return { kind: 'preview', preview: buildPreview(document, tables.previews, remarks.list()) };
  }
  return { kind: 'parsed', hash, bytes: bytes.length, document, applied: tables.applied };
}
