import type { OpenedDocument } from '../../../preload/contract.ts';
import { createBackgroundTask } from '../background/background-task.ts';
import type { Changes } from '../changes.ts';
import { DeskFailure } from '../failure.ts';
import type { Embedder, Log } from '../ports.ts';
import { plainMailKey } from '../store/mail-documents.ts';
import { purgeKey } from '../store/purge-erased.ts';
import type { Store } from '../store/store.ts';
import { ingestDocument } from './ingest-document.ts';
import type { ParsedDocument, ParsedSection } from './parsed.ts';
import { createMailMasker } from './parse/mask-mail.ts';

/** Masks personal data in mails that an earlier version took as documents, where they stand: their files may be gone. */
export interface StoredMailMasking {
  schedule(): void;
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

const joint = ' › ';
/** Above each mail: its sender and day. */
const mailHeading = /^(.+), \d{4}-\d{2}-\d{2}$/u;

/** A document of mails with personal data masked, its places moved accordingly. Calls `yieldIfBusy` every few milliseconds. */
async function maskedMail(
  { document, text, passages }: OpenedDocument,
  yieldIfBusy: () => Promise<void>,
): Promise<ParsedDocument> {
  const headings = passages.flatMap(({ heading }) => heading.split(joint));
  const senders = new Set(headings.flatMap((heading) => mailHeading.exec(heading)?.[1] ?? []));
  const masker = createMailMasker(
    [...senders].map((sender) => ({
      from: sender.includes('@') ? { name: '', address: sender } : { name: sender, address: '' },
      to: [],
      text,
    })),
    undefined,
  );
  const withoutSender = (heading: string): string =>
    masker.text(
      heading.replace(mailHeading, (whole, sender: string) => `[NAME]${whole.slice(sender.length)}`),
    );
  let masked = '';
  let from = 0;
  const take = (to: number): void => {
    masked += masker.text(text.slice(from, to));
    from = to;
  };
  const sections: ParsedSection[] = [];
  for (const { heading, start, end } of passages.toSorted((a, b) => a.start - b.start)) {
    if (start < from) continue;
    take(start);
    const begin = masked.length;
    take(end);
    sections.push({ headings: heading.split(joint).map(withoutSender), start: begin, end: masked.length });
    await yieldIfBusy();
  }
  take(text.length);
  const { kind, title, omissions, audience } = document;
  return {
    kind,
    title: withoutSender(title),
    text: masked,
    sections,
    entries: [],
    omissions,
    ...(audience.guess !== null && { audience: audience.guess }),
  };
}

export function createStoredMailMasking({
  store,
  embedder,
  newId,
  isBusy,
  changes,
  log,
}: {
  readonly store: Pick<Store, 'documents' | 'mailDocuments' | 'meta' | 'purgeErased'>;
  readonly embedder: Embedder;
  readonly newId: () => string;
  readonly isBusy: () => boolean;
  readonly changes: Changes;
  readonly log: Log;
}): StoredMailMasking {
  const { documents, mailDocuments, meta } = store;
  let isClosed = false;
  const task = createBackgroundTask({
    debounceMs: 0,
    busyPollMs: 300,
    run,
    isBusy,
    log,
    failureEvent: 'library.mail-not-masked',
  });

  async function run(): Promise<void> {
    if (meta.get(plainMailKey) === null) return;
    for (const { id, hash, bytes } of mailDocuments.ready()) {
      const opened = documents.open(id);
      if (opened === null || opened.passages.length === 0) continue;
      const { change } = await ingestDocument(
        { id, parsed: await maskedMail(opened, task.yieldIfBusy), hash, bytes },
        {
          documents,
          embedder,
          newId,
          onEmbedded: () => task.yieldIfBusy(),
          throwIfCancelled: () => {
            if (isClosed) throw new DeskFailure('cancelled');
          },
        },
      );
      changes.publish('library', {
        vectors: change,
        cause: { kind: 'document_imported', name: opened.document.name },
      });
    }
    // Free pages, copies and files that were set aside hold what stood there before.
    meta.set(purgeKey, 'yes');
    meta.remove(plainMailKey);
    await store.purgeErased();
  }

  return {
    schedule: task.schedule,
    whenIdle: task.whenIdle,
    async close() {
      isClosed = true;
      await task.close();
    },
  };
}
