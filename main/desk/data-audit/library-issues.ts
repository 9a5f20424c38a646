import type { LibraryIssue, DataAudit } from '../../../preload/contract.ts';
import type { SimilarEntries } from '../learning/similar-entries/similar-entries.ts';
import type { Store } from '../store/store.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** What nobody took in a quarter, and files that say the same for a year and a half. */
const unusedAfter = 91 * dayMs;
const unchangedAfter = 548 * dayMs;
const listed = 20;

export interface LibraryIssuesDeps {
  readonly store: Pick<Store, 'libraryAudit'>;
  readonly similarEntries: Pick<SimilarEntries, 'list' | 'counts'>;
  readonly now: () => number;
}

/** What both ask, where they ask it alike; one behind the other otherwise. */
const pairTitle = (a: string, b: string): string => (a === b ? a : `${a} / ${b}`);

/** What of the library wants mending, kind by kind; kinds of which there is nothing are left out. */
export function findLibraryIssues({
  store: { libraryAudit },
  similarEntries,
  now,
}: LibraryIssuesDeps): readonly LibraryIssue[] {
  const query = { before: now() - unusedAfter, limit: listed };
  const { count: due, ...restOfDue } = libraryAudit.entries('due', query);
  const pairs = (kind: 'contradiction' | 'duplicate'): LibraryIssue => {
    const { total, rows } = similarEntries.list({ kind, offset: 0, limit: listed });
    return {
      kind: kind === 'contradiction' ? 'contradictions' : 'duplicates',
      count: total,
      of: restOfDue.of,
      rows: rows.map(({ a, b }) => ({
        id: a.entry.id,
        otherId: b.entry.id,
        about: pairTitle(a.entry.question, b.entry.question),
        suggested: a.entry.suggested + b.entry.suggested,
      })),
    };
  };
  const issue = (
    kind: LibraryIssue['kind'],
    found: Pick<LibraryIssue, 'count' | 'of'> & Rows,
  ): LibraryIssue => ({
    kind,
    ...found,
    rows: found.rows.map((row) => ({ ...row, otherId: null })),
  });
  const all: readonly LibraryIssue[] = [
    pairs('contradiction'),
    pairs('duplicate'),
    issue('due', { count: due, ...restOfDue }),
    issue('unchanged', libraryAudit.unchangedFiles({ before: now() - unchangedAfter, limit: listed })),
    issue('unused', libraryAudit.entries('unused', query)),
    issue('withoutCollection', libraryAudit.entries('withoutCollection', query)),
    ...(libraryAudit.hasAudiences()
      ? [issue('withoutAudience', libraryAudit.entries('withoutAudience', query))]
      : []),
    issue('withoutLanguage', libraryAudit.entries('withoutLanguage', query)),
  ];
  return all.filter(({ count }) => count > 0);
}

interface Rows {
  readonly rows: readonly Omit<LibraryIssue['rows'][number], 'otherId'>[];
}

/** Languages of the entries beside those that customers write in, most messages first. */
export function findLanguages(
  { caseFacts, libraryAudit }: Pick<Store, 'caseFacts' | 'libraryAudit'>,
  now: number,
): DataAudit['languages'] {
  const { languages } = caseFacts.dailySigns({ from: now - unusedAfter, to: now + 1 });
  const messages = new Map(languages.map(({ language, count }) => [language, count]));
  const entries = new Map(libraryAudit.languages().map(({ language, entries: n }) => [language, n]));
  return [...new Set([...messages.keys(), ...entries.keys()])]
    .map((language) => ({
      language,
      entries: entries.get(language) ?? 0,
      messages: language === null ? 0 : (messages.get(language) ?? 0),
    }))
    .sort((a, b) => b.messages - a.messages || b.entries - a.entries);
}
