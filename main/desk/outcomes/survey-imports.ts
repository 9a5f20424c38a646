import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  CallInput,
  SurveyColumns,
  SurveyImport,
  SurveyKind,
  SurveyPreview,
} from '../../../preload/contract.ts';
import { unconfirmedAtOnce } from '../../../preload/shared/survey-columns.ts';
import { surveyColumnsSchema } from '../../../preload/calls/outcomes.ts';
import type { AuditWriter } from '../audit/writer.ts';
import { DeskFailure } from '../failure.ts';
import { mask, maskForLearning } from '../privacy/pii/mask.ts';
import type { RareWordFilter } from '../search/uncommon-words.ts';
import type { Vault } from '../privacy/vault.ts';
import { share } from '../report/intervals.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { Store } from '../store/store.ts';
import type { CaseFinder } from './match-ratings.ts';
import { isGood, ratingIn } from './rating-values.ts';
import { guessColumns } from './survey-columns.ts';
import { type CountedRow, readRows, type ReadRows } from './survey-rows.ts';
import { readSurveyFile, type SurveyFile } from './survey-table.ts';

export interface ImportDeps {
  readonly store: Pick<Store, 'surveys' | 'contactHistory' | 'encryptedRows'>;
  readonly vault: Pick<Vault, 'keyedHash' | 'encrypt' | 'requireOpen'>;
  readonly writer: Pick<AuditWriter, 'record' | 'recordAll'>;
  readonly newId: () => string;
  readonly now: () => number;
}

/** A customer has so many cases at most that a hash is asked for. */
const mostCases = 200;
/** Rows that are stored in one transaction. */
const slice = 400;
const sampleRows = 8;
const cellShown = 60;

/** What is known of the cases, each asked for once. */
export function createCaseFinder({ contactHistory }: Pick<Store, 'contactHistory'>): CaseFinder {
  const found = new Map<string, ReturnType<CaseFinder['find']>>();
  const known = new Map<string, ReturnType<CaseFinder['known']>>();
  return {
    find(hash) {
      const key = Buffer.from(hash).toString('base64');
      const cases = found.get(key) ?? contactHistory.findReplied(hash, mostCases);
      found.set(key, cases);
      return cases;
    },
    known(caseId) {
      const own = known.get(caseId) ?? contactHistory.ofCase(caseId);
      known.set(caseId, own);
      return own;
    },
  };
}

/** Columns as they are chosen now, as they were chosen for such a header before, or by a guess. */
function columnsFor(
  file: SurveyFile,
  kind: SurveyKind,
  chosen: SurveyColumns | null,
  { store, vault }: Pick<ImportDeps, 'store' | 'vault'>,
): Pick<SurveyPreview, 'columns' | 'mappedBy' | 'isDayUnsure'> {
  const guess = guessColumns(file, kind);
  if (chosen !== null) return { columns: chosen, mappedBy: 'chosen', isDayUnsure: false };
  const stored = store.surveys.columns(keyOf(file, kind, vault));
  const remembered = stored === null ? null : surveyColumnsSchema.safeParse(JSON.parse(stored)).data;
  return remembered
    ? { columns: remembered, mappedBy: 'remembered', isDayUnsure: false }
    : { ...guess, mappedBy: 'guessed' };
}

/** Keyed, since a file without a header begins with a customer's row. */
const keyOf = ({ signature }: SurveyFile, kind: SurveyKind, vault: ImportDeps['vault']): string =>
  Buffer.from(vault.keyedHash(`survey columns ${kind} ${signature}`)).toString('hex');

interface Asked {
  /** Rows that a person says are about their message. */
  readonly confirmed: readonly string[];
  /** How many ratings a person was asked about. */
  readonly asked: number | undefined;
}

/**
 * What would be counted. Without a column of dates or, of ratings, of ratings, nothing. Neither are ratings behind those that a person
 * is asked about: without a fingerprint, they are asked about when the file is imported again.
 */
async function rowsOf(
  file: SurveyFile,
  kind: SurveyKind,
  columns: SurveyColumns,
  { store, vault, now }: ImportDeps,
  { confirmed = [], asked = unconfirmedAtOnce }: Partial<Asked>,
): Promise<ReadRows & { readonly leftForLater: number }> {
  const { counted, unmatched, skipped } = await readRows(file, kind, columns, {
    vault,
    now,
    cases: createCaseFinder(store),
    isKnown: (fingerprint) => store.surveys.isKnown(fingerprint),
    confirmed: new Set(confirmed),
  });
  const later = new Set(counted.filter(({ maybe }) => maybe !== null).slice(asked));
  return {
    counted: counted.filter((row) => !later.has(row)),
    skipped,
    unmatched:
      later.size === 0 ? unmatched : { ...unmatched, unconfirmed: (unmatched.unconfirmed ?? 0) - later.size },
    leftForLater: later.size,
  };
}

/** Says what would come of a file; stores nothing. Throws as `readSurveyFile` does, `vault_locked` and `vault_absent`. */
export async function previewSurvey(
  { path, kind, columns: chosen, asked }: CallInput<'outcomes.preview'>,
  deps: ImportDeps & { readonly rareWords: RareWordFilter },
  aboutCase: (caseId: string) => { readonly readAt: number; readonly asked: string },
): Promise<SurveyPreview> {
  deps.vault.requireOpen();
  const file = await readSurveyFile(path);
  const mapped = columnsFor(file, kind, chosen, deps);
  const { counted, skipped, unmatched, leftForLater } = await rowsOf(file, kind, mapped.columns, deps, {
    asked,
  });
  const times = counted.map(({ at }) => at);
  const csat = counted.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  return {
    kind,
    ...mapped,
    header: file.header,
    sample: file.rows
      .slice(0, sampleRows)
      .map((row) => row.map((cell, at) => shownCell(cell, at, mapped.columns))),
    rows: file.rows.length,
    counted: counted.length,
    matched: counted.filter(({ caseId }) => caseId !== null).length,
    skipped,
    unmatched,
    unconfirmed: counted.flatMap(({ maybe, fingerprints: [row = ''], rating, at, words }) =>
      maybe === null
        ? []
        : [
            {
              row,
              at,
              isGood: rating !== null && isGood(rating),
              subject: deps.rareWords.without(maskForLearning(words.subject)),
              comment: deps.rareWords.without(mask(words.comment)),
              ...aboutCase(maybe),
            },
          ],
    ),
    leftForLater,
    dates:
      times.length === 0
        ? null
        : {
            first: times.reduce((a, b) => Math.min(a, b)),
            last: times.reduce((a, b) => Math.max(a, b)),
          },
    good: kind === 'left' ? null : share(csat.filter(isGood).length, csat.length),
  };
}

/** What a rating or a date is stays as it is; of everything else personal data is masked, and whole where it is about a customer. */
function shownCell(cell: string, at: number, columns: SurveyColumns): string {
  if (at === columns.at || (at === columns.rating && ratingIn(cell, columns.scale) !== null)) return cell;
  if (cell !== '' && (at === columns.order || at === columns.ticket || at === columns.response)) return '…';
  // A name alone in its cell says nothing of being one.
  const isName = /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u.test(cell);
  const masked = isName ? '…' : mask(cell);
  return masked.length > cellShown ? `${masked.slice(0, cellShown)}…` : masked;
}

/** Stores what a preview showed. Throws `bad_request` where nothing of it would be counted, and then stores nothing. */
export async function importSurvey(
  { path, kind, columns, confirmed, asked }: CallInput<'outcomes.import'>,
  deps: ImportDeps,
): Promise<SurveyImport> {
  deps.vault.requireOpen();
  const file = await readSurveyFile(path);
  const read = await rowsOf(file, kind, columns, deps, { confirmed, asked });
  if (read.counted.length === 0) throw new DeskFailure('bad_request', { reason: 'nothing_to_count' });
  const { skipped, unmatched, counted } = read;
  const result = await storeRows(
    counted,
    { kind, rows: file.rows.length, skipped, unmatched, scale: columns.scale },
    deps,
  );
  deps.store.surveys.rememberColumns(keyOf(file, kind, deps.vault), JSON.stringify(columns), deps.now());
  return result;
}

/** Lines of the log first, the fingerprints behind them: what is interrupted in between is counted once more for its case, not lost. */
async function storeRows(
  rows: readonly CountedRow[],
  facts: Readonly<Record<string, unknown>>,
  deps: ImportDeps,
): Promise<SurveyImport> {
  const { store, vault, writer, newId, now } = deps;
  const id = newId();
  const matched = rows.filter(({ caseId }) => caseId !== null).length;
  writer.record({
    kind: 'ratings',
    caseId: null,
    facts: { import: id, ...facts, counted: rows.length, matched },
  });
  const { content } = encryptedTables.surveyAnswers.columns;
  for (let from = 0; from < rows.length; from += slice) {
    const part = rows.slice(from, from + slice);
    // Before anything of the slice is recorded: locked meanwhile, it is to be imported again, not counted twice.
    vault.requireOpen();
    const answers = part.flatMap(({ words, caseId, rating, at }) => {
      // Without a word of hers, nothing of who she is needs to be kept.
      if (words.comment === '') return [];
      const key = newId();
      const text = JSON.stringify({ ...words, rating, ratedAt: at });
      return [{ id: key, at: now(), caseId, importId: id, content: vault.encrypt(text, content, key) }];
    });
    writer.recordAll(
      part.map(({ rating, at, caseId }) => ({
        kind: 'rating' as const,
        caseId,
        facts: {
          import: id,
          measure: rating?.measure ?? 'left',
          value: rating === null ? 0 : Math.round(rating.value * 1000) / 1000,
          ratedAt: Math.round(at),
        },
      })),
    );
    store.surveys.add(
      answers,
      part.flatMap(({ fingerprints, caseId }) =>
        fingerprints.map((fingerprint) => ({ fingerprint, at: now(), caseId, importId: id })),
      ),
    );
    await nextTurn();
  }
  return { id, counted: rows.length, matched, unreadable: 0 };
}

/** Takes an import out again: its words and fingerprints go, and a line of the log says that it counts no more. */
export function removeImport(importId: string, { store, writer }: ImportDeps): void {
  const { answers, fingerprints } = store.surveys.ofImport(importId);
  writer.record({ kind: 'ratings', caseId: null, facts: { removed: importId } });
  store.encryptedRows.delete(encryptedTables.surveyAnswers, answers);
  store.encryptedRows.delete(encryptedTables.surveyMarks, fingerprints);
}
