import { entryTarget } from '../../../preload/targets.ts';
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

/** Imports entries as the library does. Returns the data set's id for each target that a search can name. */
export async function importEntries(
  { services: { library } }: OpenDesk,
  entries: readonly EvalEntry[],
): Promise<ReadonlyMap<string, string>> {
  const parts: (readonly EvalEntry[])[] = [];
  for (let from = 0; from < entries.length; from += entriesPerDocument)
    parts.push(entries.slice(from, from + entriesPerDocument));
  const ids = await library.ingest(
    parts.map((part, at) => ({ path: `set:${at}`, parsed: asDocument(part) })),
  );
  return new Map(
    parts.flatMap((part, at) =>
      part.map(({ key }, position) => [entryTarget(ids[at]?.[position] ?? ''), key] as const),
    ),
  );
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
