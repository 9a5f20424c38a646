import { entryTarget } from '../../../preload/shared/answer-targets.ts';
import type { ParsedDocument } from '../../desk/library/parsed.ts';
import type { OpenDesk } from '../open-desk.ts';

export interface EvalEntry {
  /** The data set's own id. */
  readonly key: string;
  readonly question: string;
  readonly answer: string;
  readonly variants: readonly string[];
}

/** Entries of one document; more would make one transaction of the whole set. */
const entriesPerDocument = 100;

/**
 * Imports entries as the library does, document by document, so that no more of them is in memory than that. Returns the
 * data set's id for each target that a search can name.
 */
export async function importEntries(
  { services: { library } }: OpenDesk,
  entries: Iterable<EvalEntry>,
): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>();
  let documents = 0;
  let part: EvalEntry[] = [];
  const importPart = async (): Promise<void> => {
    if (part.length === 0) return;
    const [ids = []] = await library.ingest([{ path: `set:${documents++}`, parsed: asDocument(part) }]);
    for (const [position, { key }] of part.entries()) keys.set(entryTarget(ids[position] ?? ''), key);
    part = [];
  };
  for (const entry of entries) {
    part.push(entry);
    if (part.length === entriesPerDocument) await importPart();
  }
  await importPart();
  return keys;
}

/** An entry without an answer is answered by its question: some sets have only those. */
function asDocument(entries: readonly EvalEntry[]): ParsedDocument {
  let text = '';
  const positioned = entries.map(({ question, answer, variants }) => {
    text += `${question}\n`;
    const start = text.length;
    text += answer.trim() === '' ? question : answer;
    const end = text.length;
    text += '\n\n';
    return { question, variants, tags: [], start, end };
  });
  return { kind: 'text', title: 'Data set', text, sections: [], entries: positioned };
}
