import type { OmissionKind } from '../../../../preload/contract.ts';
import { pageRuns } from './doc-pages.ts';

/** What the letters at a place of the file are not to be read for; null for letters as any. */
export type OmissionAt = (place: number) => OmissionKind | null;

/** The properties of letters that say it, by their numbers in [MS-DOC]. */
const kinds = new Map<number, OmissionKind>([
  [0x0800, 'deleted'],
  [0x0837, 'struck'],
  [0x2a53, 'struck'],
  [0x083c, 'hidden'],
]);

/** From the pages (FKP) that say how letters look; empty where nothing is known. `table` is the list of these pages. */
export function omissionsIn(word: Buffer, table: Buffer, length: number): OmissionAt {
  const ranges: { readonly from: number; readonly to: number; readonly kind: OmissionKind }[] = [];
  for (const { page, place, from, to } of pageRuns(word, table, length, 1)) {
    const kind = place === 0 ? null : kindOf(page.subarray(place + 1, place + 1 + page.readUInt8(place)));
    if (kind !== null && to > from) ranges.push({ from, to, kind });
  }
  ranges.sort((a, b) => a.from - b.from);
  let at = 0;
  return (place) => {
    // Letters are asked for in turn, so that the last range is the likely one.
    if ((ranges[at]?.from ?? 0) > place) at = 0;
    while (at < ranges.length && (ranges[at]?.to ?? 0) <= place) at++;
    const range = ranges[at];
    return range !== undefined && range.from <= place ? range.kind : null;
  };
}

/** How long the operand of a property is, by the three highest bits of its number. */
const operandLengths = [1, 1, 2, 4, 2, 2, 0, 3] as const;

function kindOf(properties: Buffer): OmissionKind | null {
  let found: OmissionKind | null = null;
  for (let at = 0; at + 3 <= properties.length;) {
    const property = properties.readUInt16LE(at);
    const kind = kinds.get(property);
    // On, or the opposite of what its style says.
    const isOn = [1, 0x81].includes(properties.readUInt8(at + 2));
    if (kind !== undefined && isOn) found ??= kind;
    const length = operandLengths[property >> 13] ?? 1;
    at += 2 + (length === 0 ? 1 + properties.readUInt8(at + 2) : length);
  }
  return found;
}
