import { z } from 'zod';
import type {
  CallInput,
  Outcomes,
  RatingComment,
  Reading,
  ReplyRating,
  Settings,
  SurveyImport,
  SurveyPreview,
} from '../../../preload/contract.ts';
import { contactHash, contactWords } from '../audit/contact-history.ts';
import { mask, maskForLearning } from '../privacy/pii/mask.ts';
import type { Vault } from '../privacy/vault.ts';
import { toPeriod } from '../report/periods.ts';
import { titleOf } from '../report/contact-reasons.ts';
import type { ReportRoom } from '../report/report.ts';
import type { RareWordFilter } from '../search/uncommon-words.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { Store } from '../store/store.ts';
import { findLowRatedAnswers } from './low-rated-answers.ts';
import { candidatesOf, matchRating, namedKeys } from './match-ratings.ts';
import { outcomeFigures, yearUpTo } from './outcome-figures.ts';
import { isBad, isGood } from './rating-values.ts';
import { ratingInMail } from './reply-rating.ts';
import {
  createCaseFinder,
  type ImportDeps,
  importSurvey,
  previewSurvey,
  removeImport,
} from './survey-imports.ts';
import { importThreads } from './thread-times.ts';
import { wordsIn } from './survey-words.ts';

/** What became of the cases: what customers said, who left, how long threads took. */
export interface OutcomesRoom {
  figures(days: CallInput<'outcomes.figures'>): Promise<Outcomes>;
  comments(days: CallInput<'outcomes.comments'>): readonly RatingComment[];
  preview(input: CallInput<'outcomes.preview'>): Promise<SurveyPreview>;
  import(input: CallInput<'outcomes.import'>): Promise<SurveyImport>;
  importThreads(paths: readonly string[]): Promise<SurveyImport>;
  removeImport(id: string): void;
  /** Keeps the rating of a mail that answers the sentence below a reply; null for every other mail, and where nothing may be kept. */
  takeReply(reading: RatedMail): Promise<ReplyRating | null>;
}

type RatedMail = Pick<Reading, 'text' | 'folds' | 'automatic' | 'subject' | 'details' | 'header'>;

interface OutcomesDeps extends ImportDeps {
  readonly store: Pick<
    Store,
    'surveys' | 'contactHistory' | 'encryptedRows' | 'ratingFacts' | 'auditLog' | 'passages'
  >;
  readonly vault: Pick<Vault, 'keyedHash' | 'encrypt' | 'requireOpen' | 'isOpen' | 'decryptIfReadable'>;
  readonly report: Pick<ReportRoom, 'upToDate'>;
  readonly rareWords: RareWordFilter;
  readonly settings: { get(): Settings };
  readonly readMail: Parameters<typeof importThreads>[1]['readMail'];
  readonly onChanged: () => void;
}

/** What mails bring is one import. */
const repliesId = 'replies';
const commentsShown = 20;
const { secret: secretColumn } = encryptedTables.auditLog.columns;
const readWords = z.looseObject({ questions: z.array(z.looseObject({ text: z.string() })).catch([]) });

export function createOutcomesRoom(deps: OutcomesDeps): OutcomesRoom {
  const { store, vault, report, rareWords, settings, writer, now, newId, onChanged } = deps;
  const { ratingFacts, surveys, auditLog } = store;

  function imports(): Outcomes['imports'] {
    const all = ratingFacts.imports();
    const lines = new Map(
      auditLog.bySequence(all.map(({ line }) => line)).map((line) => [line.sequence, line.at]),
    );
    return all.map(({ importId, line, measure, ratings }) => ({
      id: importId,
      at: lines.get(line) ?? 0,
      kind:
        importId === repliesId
          ? 'replies'
          : measure === 'left'
            ? 'left'
            : measure === 'resolution'
              ? 'threads'
              : 'ratings',
      ratings,
    }));
  }

  /** When a case was read and what it asked first, without personal data: what somebody tells it by. */
  function aboutCase(caseId: string): { readonly readAt: number; readonly asked: string } {
    const line = auditLog.ofCase(caseId).find(({ kind }) => kind === 'read');
    const secret = line === undefined ? null : (auditLog.get(line.id)?.secret ?? null);
    const words =
      line === undefined || secret === null ? null : vault.decryptIfReadable(secret, secretColumn, line.id);
    const [first] = words === null ? [] : readWords.parse(JSON.parse(words)).questions;
    return {
      readAt: line?.at ?? 0,
      asked: first === undefined ? '' : rareWords.without(maskForLearning(first.text)),
    };
  }

  /** After what is stored, figures are others. */
  async function changed<Result>(work: Promise<Result>): Promise<Result> {
    const result = await work;
    await report.upToDate();
    onChanged();
    return result;
  }

  return {
    async figures(days) {
      await report.upToDate();
      const badlyRatedOn = yearUpTo(toPeriod(days));
      const badlyRated = findLowRatedAnswers(ratingFacts.ratedAnswers(toPeriod(badlyRatedOn)));
      return {
        ...outcomeFigures(days, ratingFacts),
        badlyRated: badlyRated.flatMap(({ answer, ratings, bad, expected }) => {
          const about = titleOf(store, answer);
          // What is gone from the library ruins nothing any more.
          return about === undefined ? [] : [{ answer, about, ratings, bad, expected }];
        }),
        badlyRatedOn,
        imports: imports(),
      };
    },
    comments(days) {
      if (!vault.isOpen()) return [];
      const { from, to } = toPeriod(days);
      return surveys
        .newest(2_000)
        .flatMap((row) => {
          const words = wordsIn(row, vault);
          if (words === null || words.ratedAt < from || words.ratedAt >= to) return [];
          const { rating, ratedAt, comment } = words;
          return [
            {
              at: ratedAt,
              isGood: rating !== null && isGood(rating),
              isBad: rating !== null && isBad(rating),
              text: rareWords.without(mask(comment)),
              caseId: row.caseId,
            },
          ];
        })
        .toSorted((a, b) => b.at - a.at)
        .slice(0, commentsShown);
    },
    preview: async (input) => {
      await report.upToDate();
      return previewSurvey(input, deps, aboutCase);
    },
    import: async (input) => {
      await report.upToDate();
      return changed(importSurvey(input, deps));
    },
    importThreads: async (paths) => {
      await report.upToDate();
      return changed(importThreads(paths, deps));
    },
    removeImport(id) {
      removeImport(id, deps);
      onChanged();
    },
    async takeReply(reading) {
      const found = vault.isOpen() ? ratingInMail(reading, settings.get()) : null;
      if (found === null) return null;
      await report.upToDate();
      const { comment, ...rating } = found;
      const sender = reading.header?.from?.address ?? emailIn(reading) ?? '';
      const email = contactWords('email', sender);
      const subject = contactWords('subject', reading.subject ?? '');
      const keys = {
        email: email === '' ? null : contactHash(vault, 'email', email),
        subject: subject === '' ? null : contactHash(vault, 'subject', subject),
        order: null,
        ticket: null,
      };
      const time = { at: reading.header?.sentAt ?? now(), lasts: 0, hasZone: true };
      const match = matchRating(
        time,
        candidatesOf({ ...keys, isSubjectTelling: false }, createCaseFinder(store)),
        { low: 0, high: 0 },
        { ...namedKeys({ ...keys, isSubjectTelling: false }), isOfDesk: true },
      );
      const caseId = 'caseId' in match ? match.caseId : null;
      const said = { value: rating.value, isMatched: caseId !== null };
      const fingerprint = Buffer.from(vault.keyedHash(`rated by mail ${reading.text.trim()}`)).toString(
        'hex',
      );
      if (surveys.isKnown(fingerprint)) return said;
      writer.record({
        kind: 'rating',
        caseId,
        facts: { import: repliesId, ...rating, ratedAt: Math.round(time.at) },
      });
      const key = newId();
      const text = JSON.stringify({
        comment,
        email: sender,
        order: '',
        subject: reading.subject ?? '',
        rating,
        ratedAt: time.at,
      });
      const { content } = encryptedTables.surveyAnswers.columns;
      surveys.add(
        [{ id: key, at: now(), caseId, importId: repliesId, content: vault.encrypt(text, content, key) }],
        [{ fingerprint, at: now(), caseId, importId: repliesId }],
      );
      onChanged();
      return said;
    },
  };
}

const emailIn = ({ details }: Pick<Reading, 'details'>): string | undefined =>
  details.find(({ kind }) => kind === 'email')?.text;
