import type { EntryRow } from '../../../preload/contract.ts';
import type { PassageRow, PassageTable } from '../store/store.ts';

/** What can be suggested: an entry with those of its passages that were found, or a passage of running text. */
export type Candidate =
  | {
      readonly kind: 'entry';
      readonly target: string;
      readonly entry: EntryRow;
      readonly passages: readonly PassageRow[];
    }
  | { readonly kind: 'passage'; readonly target: string; readonly passages: readonly [PassageRow] };

/** Groups found passages into what can be suggested, in the order in which they were found. */
export function gatherCandidates(table: PassageTable, passageIds: readonly number[]): readonly Candidate[] {
  const rows = table.get(passageIds);
  const byEntry = Map.groupBy(
    rows.filter((row) => row.entryId !== null),
    (row) => row.entryId ?? '',
  );
  const entries = new Map(table.entries([...byEntry.keys()]).map((entry) => [entry.id, entry]));
  const seen = new Set<string>();
  return rows.flatMap((row): readonly Candidate[] => {
    if (row.entryId === null) return [{ kind: 'passage', target: `p:${row.id}`, passages: [row] }];
    const entry = entries.get(row.entryId);
    if (entry === undefined || seen.has(entry.id)) return [];
    seen.add(entry.id);
    return [{ kind: 'entry', target: `e:${entry.id}`, entry, passages: byEntry.get(entry.id) ?? [] }];
  });
}
