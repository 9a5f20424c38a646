import type { Embedder } from '../ports.ts';
import { ConcurrentEditError } from '../store/content-writer.ts';
import { retryWhileBusy } from '../store/retry-while-busy.ts';
import type { DocumentTable, VectorChange } from '../store/store.ts';
import { buildContent, pipelineVersionOf } from './build-content.ts';
import type { ParsedDocument } from './parsed.ts';

interface IngestResult {
  readonly change: VectorChange;
  /** In the order of the document. */
  readonly entryIds: readonly string[];
  readonly passages: number;
}

/**
 * Embeds a parsed document and stores it, beside what was changed of it here. Begins again when an entry was changed
 * while the model worked. `throwIfCancelled` is asked before anything is written, and throws to give up.
 */
export async function ingestDocument(
  file: {
    readonly id: string;
    readonly parsed: ParsedDocument;
    readonly hash: string;
    readonly bytes: number;
  },
  deps: {
    readonly documents: DocumentTable;
    readonly embedder: Embedder;
    readonly newId: () => string;
    readonly onEmbedded: (passages: number) => void | Promise<void>;
    readonly throwIfCancelled: () => void;
  },
): Promise<IngestResult> {
  const { documents, embedder } = deps;
  const { id, parsed, hash, bytes } = file;
  await embedder.load();
  for (;;) {
    const content = await buildContent(parsed, {
      ...deps,
      reconcile: (read) => documents.reconcile(id, read),
    });
    deps.throwIfCancelled();
    try {
      const change = await retryWhileBusy(() =>
        documents.replace(id, { ...content, hash, bytes, pipelineVersion: pipelineVersionOf(embedder) }),
      );
      return {
        change,
        entryIds: content.entries.map((entry) => entry.id),
        passages: content.passages.length,
      };
    } catch (error) {
      if (!(error instanceof ConcurrentEditError)) throw error;
    }
  }
}
