import { number, type Row } from './row-readers.ts';
import type { Connection } from './connection.ts';
import type { storedHandover } from './stored-words.ts';

/** What a reading says of its case. Null: the log does not say. */
export interface ReadFacts {
  readonly kind: 'read';
  /** Of the log. */
  readonly line: number;
  /** Of the first reading: reading a message again is no other case. */
  readonly caseId: string;
  readonly at: number;
  /** Nobody answers what a machine sent. */
  readonly automatic: boolean;
  readonly queue: string | null;
  readonly language: string | null;
  readonly mood: string | null;
  readonly priority: string | null;
  readonly withheld: string | null;
  readonly arm: string | null;
  readonly questions: number;
  readonly unanswered: number;
  readonly confidence: number | null;
  readonly earlier: number | null;
  readonly subjects: readonly { readonly kind: SubjectKind; readonly subject: string }[];
}

/** What was decided: a reply was copied, or the case handed over. */
interface DecisionFacts {
  readonly kind: 'reply' | typeof storedHandover;
  readonly line: number;
  readonly caseId: string;
  readonly at: number;
  readonly outcome: string | null;
  readonly ms: number | null;
  readonly questions: number;
  readonly answers: readonly {
    readonly best: string | null;
    readonly confidence: number | null;
    readonly chosen: string | null;
  }[];
}

/** What a customer said (csat from 0 to 1, nps from 0 to 10), that one left (0), or how long a thread took, in milliseconds. */
interface RatingFacts {
  readonly kind: 'rating';
  readonly line: number;
  /** Of the first reading of the message that it is about; null where nobody knows. */
  readonly caseId: string | null;
  readonly importId: string;
  readonly measure: string;
  readonly value: number;
  readonly ratedAt: number;
}

/** What was imported was taken out again. */
interface RemovedRatings {
  readonly kind: 'ratings removed';
  readonly importId: string;
}

export type CaseFacts = ReadFacts | DecisionFacts | RatingFacts | RemovedRatings;

/** A queue, a rule that spoke, the answer that fits best. */
export type SubjectKind = 'queue' | 'rule' | 'answer';

const isCounted = ({ automatic, withheld }: ReadFacts): number => (automatic || withheld === 'scam' ? 0 : 1);

const rowOf = ({ sql }: Connection, caseId: string): Row | undefined =>
  sql('SELECT line, withheld FROM case_facts WHERE case_id = ?').get(caseId);

function addSubjects({ sql }: Connection, line: number, { subjects }: ReadFacts): void {
  for (const { kind, subject } of subjects)
    sql('INSERT OR IGNORE INTO case_subjects (line, kind, subject) VALUES (?, ?, ?)').run(
      line,
      kind,
      subject,
    );
}

function addReading(connection: Connection, facts: ReadFacts): void {
  const { sql } = connection;
  const { line, caseId, at, queue, language, mood, priority, withheld, arm } = facts;
  const known = rowOf(connection, caseId);
  if (known !== undefined) {
    // A case is as it was first read, unless a person said since that it is no scam.
    if (known['withheld'] !== 'scam' || withheld === 'scam') return;
    sql(
      `UPDATE case_facts SET counted = ?, withheld = ?, arm = ?, questions = ?, unanswered = ?, confidence = ? WHERE case_id = ?`,
    ).run(isCounted(facts), withheld, arm, facts.questions, facts.unanswered, facts.confidence, caseId);
    return addSubjects(connection, number(known, 'line'), facts);
  }
  sql(
    `INSERT INTO case_facts (line, case_id, read_at, counted, queue, language, mood, priority, withheld, arm, questions,
      unanswered, confidence, earlier, copied, handed_over) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)`,
  ).run(
    line,
    caseId,
    at,
    isCounted(facts),
    queue,
    language,
    mood,
    priority,
    withheld,
    arm,
    facts.questions,
    facts.unanswered,
    facts.confidence,
    facts.earlier,
  );
  addSubjects(connection, line, facts);
}

function addDecision(
  connection: Connection,
  { kind, line, caseId, at, outcome, ms, questions, answers }: DecisionFacts,
): void {
  const { sql } = connection;
  const isReply = kind === 'reply';
  // The program may have ended before the line of the reading was written.
  if (rowOf(connection, caseId) === undefined)
    sql(
      `INSERT INTO case_facts (line, case_id, read_at, counted, questions, unanswered, copied, handed_over)
       VALUES (?, ?, ?, 1, ?, 0, 0, 0)`,
    ).run(line, caseId, at - (ms ?? 0), questions);
  const row = sql('SELECT line, copied FROM case_facts WHERE case_id = ?').get(caseId) ?? {};
  const begun = number(row, 'line');
  if (isReply && number(row, 'copied') === 0)
    for (const [index, { best, confidence, chosen }] of answers.entries())
      sql('INSERT INTO answer_facts (line, number, best, confidence, chosen) VALUES (?, ?, ?, ?, ?)').run(
        begun,
        index + 1,
        best,
        confidence,
        chosen,
      );
  sql(
    `UPDATE case_facts SET copied = max(copied, ?), handed_over = max(handed_over, ?), outcome = coalesce(outcome, ?),
      ms = coalesce(ms, ?) WHERE line = ?`,
  ).run(Number(isReply), Number(!isReply), outcome, ms, begun);
}

/** Puts what a line says into the rows of its case, within the caller's transaction. */
export function recordCaseFacts(connection: Connection, facts: CaseFacts): void {
  const { sql } = connection;
  if (facts.kind === 'read') addReading(connection, facts);
  else if (facts.kind === 'ratings removed')
    sql('DELETE FROM rating_facts WHERE import_id = ?').run(facts.importId);
  else if (facts.kind === 'rating')
    sql(
      `INSERT OR IGNORE INTO rating_facts (line, import_id, case_id, measure, value, rated_at) VALUES (?, ?, ?, ?, ?, ?)`,
    ).run(facts.line, facts.importId, facts.caseId, facts.measure, facts.value, facts.ratedAt);
  else addDecision(connection, facts);
}
