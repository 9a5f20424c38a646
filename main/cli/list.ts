import type { Audience, EntryRow, LibraryRow } from '../../preload/contract.ts';
import { displayPath } from '../desk/library/sanitize.ts';
import { wordOmissions } from '../../locales/word.ts';
import { parse } from './arguments.ts';
import { openDeskAs } from './open-desk-as.ts';
import { errorText, t } from './i18n.ts';

const pageSize = 500;

/** `desk list`: the documents of the library, or with --entries its questions. */
export async function runList(args: readonly string[]): Promise<number> {
  const { values } = parse(args, { entries: { type: 'boolean' } });
  const desk = await openDeskAs(values);
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
    if (rows.length === 0 && !values.json) console.log(t('cli.list.empty'));
    return 0;
  } finally {
    await desk.close();
  }
}

function asLine(row: LibraryRow): string {
  if (row.type === 'entry') return [row.question, `(${row.documentName})`, ...factsOf(row)].join('  ');
  const content =
    row.state === 'ready'
      ? [
          t('common.entries', { count: row.entries }),
          t('common.passages', { count: row.passages }),
          ...wordOmissions(t, row.omissions),
          ...onlyFor(row.audience.value),
        ].join(', ')
      : row.error === null
        ? ''
        : errorText(row.error);
  return `${t(`library.states.${row.state}`).padEnd(8)} ${displayPath(row.path)}  ${content}`;
}

const onlyFor = (audience: Audience): readonly string[] =>
  audience === 'everyone' ? [] : [t(`audience.only.${audience}`)];

/** What the owner should know of an entry beyond its question. */
function factsOf(row: EntryRow): readonly string[] {
  const facts = [
    row.internal ? t('entries.marks.internal') : '',
    ...onlyFor(row.audience ?? row.documentAudience),
    row.reviewDue ? t('entries.marks.due') : '',
    row.fileDiffers ? t('entries.marks.differs') : row.edited ? t('entries.marks.edited') : '',
    row.collection === null ? '' : t('entries.asText.collection', { name: row.collection }),
    row.tags.join(', '),
    row.used > 0 ? t('cli.list.used', { count: row.used }) : '',
  ].filter((fact) => fact !== '');
  return facts.length === 0 ? [] : [`[${facts.join('; ')}]`];
}
