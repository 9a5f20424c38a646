/** What a page says of a run of letters or of a paragraph, from `from` to before `to` in the file. */
interface PageRun {
  readonly page: Buffer;
  /** Where on the page it is described; 0 where nothing is. */
  readonly place: number;
  readonly from: number;
  readonly to: number;
}

const pageSize = 512;

/**
 * The runs of the formatted disk pages of [MS-DOC] that `table` lists; none where nothing is known. `entryBytes` is how long
 * the entry of a run is behind the list of their places: 1 for letters, 13 for paragraphs.
 */
export function* pageRuns(
  word: Buffer,
  table: Buffer,
  length: number,
  entryBytes: number,
): Generator<PageRun> {
  const count = Math.floor((length - 4) / 8);
  for (let number = 0; number < count && table.length >= length; number++) {
    const start = (table.readUInt32LE((count + 1) * 4 + number * 4) & 0x3fffff) * pageSize;
    const page = word.subarray(start, start + pageSize);
    if (page.length < pageSize) continue;
    const runs = page.readUInt8(pageSize - 1);
    if (runs * (4 + entryBytes) + 4 > pageSize - 1) continue;
    for (let run = 0; run < runs; run++)
      yield {
        page,
        place: page.readUInt8((runs + 1) * 4 + run * entryBytes) * 2,
        from: page.readUInt32LE(run * 4),
        to: page.readUInt32LE((run + 1) * 4),
      };
  }
}
