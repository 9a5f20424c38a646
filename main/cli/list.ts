import type { EntryRow, LibraryRow } from '../../preload/contract.ts';
import { displayPath } from '../desk/library/sanitize.ts';
import { parse } from './arguments.ts';
import { defaultDataFolder, openDesk } from './open-desk.ts';
import { errorText } from './words.ts';

const pageSize = 500;

/** `desk list`: the documents of the library, or with --entries its questions. */
export async function runList(args: readonly string[]): Promise<number> {
  const { values } = parse(args, { entries: { type: 'boolean' } });
  const desk = await openDesk({ dataFolder: values.data ?? defaultDataFolder() });
  try {
    const rows: LibraryRow[] = [];
    for (let total = 1; rows.length < total;) {
      const page = await desk.api.call('library.list', {
        show: values.entries ? 'entries' : 'documents',
        filter: '',
        sort: 'name',
        descending: false,
        offset: rows.length,
        limit: pageSize,
      });
      rows.push(...page.rows);
      total = page.rows.length === 0 ? rows.length : page.total;
    }
    if (values.json) console.log(JSON.stringify(rows, null, 2));
    else for (const row of rows) console.log(asLine(row));
    if (rows.length === 0 && !values.json)
      console.log('The library is empty. `desk import PATH` takes documents in.');
    return 0;
  } finally {
    await desk.close();
  }
}

function asLine(row: LibraryRow): string {
  if (row.type === 'entry') return [row.question, `(${row.documentName})`, ...factsOf(row)].join('  ');
  const content =
    row.state === 'ready'
      ? `${row.entries} entries, ${row.passages} passages`
      : row.error === null
        ? ''
        : errorText(row.error);
  return `${row.state.padEnd(8)} ${displayPath(row.path)}  ${content}`;
}

/** What the owner should know of an entry beyond its question. */
function factsOf(row: EntryRow): readonly string[] {
  const facts = [
    row.internal ? 'internal' : '',
    row.reviewDue ? `review was due ${row.reviewBy ?? ''}` : '',
    row.fileDiffers ? 'its file differs' : row.edited ? 'edited here' : '',
    row.collection === null ? '' : `in ${row.collection}`,
    row.tags.join(', '),
    row.used > 0 ? `used ${row.used} ${row.used === 1 ? 'time' : 'times'}` : '',
  ].filter((fact) => fact !== '');
  return facts.length === 0 ? [] : [`[${facts.join('; ')}]`];
}
