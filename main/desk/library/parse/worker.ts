/** Runs confined in a parser process (main/parser.ts): one untrusted file at a time, so that a bomb ends that process and nothing else. */
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { DeskFailure } from '../../failure.ts';
import { audienceOfFile } from '../file-audience.ts';
import { readIfExport } from '../export/detect-export.ts';
import { createRemoteFiles } from './remote-files.ts';
import type {
  WorkerReply,
  ConversationJob,
  ConversationEvent,
  Job,
  PieceReply,
  Result,
} from './worker-protocol.ts';
import { asParseFailure } from './parse-failure.ts';
import { readDocument } from './read-document.ts';
import { createColumnMapper } from './column-mapping.ts';
import { enforceLimits } from './enforce-limits.ts';
import { createParseWarnings } from './parse-warnings.ts';

const files = createRemoteFiles((request) => parentPort?.postMessage(request));

parentPort?.on('message', (job: Job | ConversationJob | PieceReply) => {
  if (job.kind === 'piece' || job.kind === 'no piece') files.answer(job);
  else if (job.kind === 'conversations') void runConversationJob(job.names);
  else void answer(job).then((message) => parentPort?.postMessage(message));
});

async function runConversationJob(names: readonly string[]): Promise<void> {
  const emit = (event: ConversationEvent): void => parentPort?.postMessage(event);
  try {
    const { readConversations } = await import('./read-conversations.ts');
    emit({
      kind: 'done',
      summary: await readConversations(
        names.map((name, index) => ({ name, ...files.file(index) })),
        emit,
      ),
    });
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
  if (job.kind === 'given mail') {
    const { buildEml } = await import('./build-eml.ts');
    return {
      kind: 'mail',
      mail: await (await import('./read-mail.ts')).parseMail(buildEml(job.given)),
    };
  }
  const bytes = await files.file(0).whole();
  if (job.kind === 'mail')
    return { kind: 'mail', mail: await (await import('./read-mail.ts')).parseMail(bytes) };
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (job.kind === 'document' && hash === job.knownHash) return { kind: 'unchanged' };
  const { name, folder } = job;
  const tables = createColumnMapper(job.mappings);
  const warnings = createParseWarnings(job.takesOmitted);
  // What once left a library comes back as it was; everything else is recognised by its content.
  const parsed = enforceLimits(
    (await readIfExport({ name, bytes })) ?? (await readDocument({ name, bytes, tables, warnings })),
  );
  const omissions = warnings.omissions();
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
    return { kind: 'preview', preview: buildPreview(document, tables.previews, warnings.list()) };
  }
  return { kind: 'parsed', hash, bytes: bytes.length, document, applied: tables.applied };
}
