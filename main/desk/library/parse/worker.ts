/** Entry of a parse worker: one untrusted file at a time, so that a bomb ends this thread and nothing else. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { DeskFailure } from '../../failure.ts';
import { asExported } from '../export/as-exported.ts';
import type { Answer, ConversationJob, ConversationSign, Job, Result } from './jobs.ts';
import { asParseFailure } from './parse-failure.ts';
import { previewOf } from './preview-of.ts';
import { readDocument } from './read-document.ts';
import { readWhole } from './read-file.ts';
import { createTableReading } from './table-reading.ts';
import { withinLimits } from './within-limits.ts';

// What a parser leaves behind, unawaited, belongs to a file that was answered for: it must not end the reading of the next.
process.on('unhandledRejection', () => undefined);

parentPort?.on('message', (job: Job | ConversationJob) => {
  if (job.kind === 'conversations') void converse(job.paths);
  else void answer(job).then((message) => parentPort?.postMessage(message));
});

async function converse(paths: readonly string[]): Promise<void> {
  const tell = (sign: ConversationSign): void => parentPort?.postMessage(sign);
  try {
    const { readConversations } = await import('./read-conversations.ts');
    tell({ sign: 'done', summary: await readConversations(paths, tell) });
  } catch (error) {
    const { code, message } = asParseFailure(error);
    tell({ sign: 'failed', code, message });
  }
}

async function answer(job: Job): Promise<Answer> {
  try {
    return { ok: true, result: await work(job) };
  } catch (error) {
    const { code, message } = asParseFailure(error);
    const thrown = error instanceof DeskFailure ? null : error instanceof Error ? error.name : 'unknown';
    return { ok: false, code, message, thrown };
  }
}

async function work(job: Job): Promise<Result> {
  const bytes = await readWhole(job.path);
  if (job.kind === 'mail')
    return { kind: 'mail', mail: await (await import('./read-mail.ts')).parseMail(bytes) };
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (job.kind === 'document' && hash === job.knownHash) return { kind: 'unchanged' };
  const name = path.basename(job.path);
  const tables = createTableReading(job.remembered);
  // What once left a library comes back as it was; everything else is told by its content.
  const document = withinLimits(asExported({ name, bytes }) ?? (await readDocument({ name, bytes, tables })));
  if (job.kind === 'preview') return { kind: 'preview', preview: previewOf(document, tables.previews) };
  return { kind: 'parsed', hash, bytes: bytes.length, document, decided: tables.decided };
}
