import type { Statement } from './errors.ts';
import type { SuggestionsWithheld } from './messages.ts';

/** What a line of the audit log can be about. A new kind is a new word here. */
export type AuditEventKind =
  | 'read'
  | 'reply'
  | 'handover'
  | 'wrong'
  | 'paused'
  | 'resumed'
  | 'experiment'
  | 'erased'
  /** From here on lines are sealed; the lines before are from before. */
  | 'begun'
  /** The key was opened: names lines that the same run of the program had written before. */
  | 'unlocked'
  /** A backup was put in place: names the lines that went by it. */
  | 'restored'
  /** A person said of a mail that was warned of as a scam that it is none. */
  | 'not-scam'
  /** A reply was marked in the weekly sample; the marks are among its words. */
  | 'quality'
  /** Somebody came to work here, went, may do more or less, or has another passphrase. */
  | 'people'
  /** Whether messages are treated alike was checked: what was compared, and what is told. */
  | 'fairness'
  /** A way in was set, changed or removed, or another data key made. */
  | 'passphrase'
  | 'pin'
  | 'key-store'
  | 'recovery-key'
  | 'new-data-key'
  /** Answers to a survey, a list of customers who left or threads of mail were imported, or taken out again. */
  | 'ratings'
  /** One of them: what a customer said, that one left, or how long a thread took. */
  | 'rating';

/** Names the last line of the log; written down elsewhere, it proves every line before it. */
export interface AuditLogHead {
  readonly sequence: number;
  readonly hash: string;
}

/** One line for the list; its content stays encrypted. */
export interface AuditRow {
  readonly sequence: number;
  readonly id: string;
  readonly at: number;
  readonly caseId: string | null;
  readonly kind: string;
  /** How many questions the line is about, and how sure the least sure answer was. */
  readonly questions: number;
  readonly lowestConfidence: 'sure' | 'likely' | 'a guess' | 'no good answer' | null;
  /** How the reply came about: as suggested, edited, with another answer, or written by the agent; null where none was copied. */
  readonly replyOutcome: 'unedited' | 'edited' | 'replaced' | 'none' | null;
  /** Share of words, 0 to 1, that the agent changed; null where nothing was copied. */
  readonly changed: number | null;
  /** Who it was, where the desk knows the name or the key is open; null otherwise and where nobody is named. */
  readonly by: string | null;
  /** The subject or the first words of the message; null without the key and where the line is about none. */
  readonly about: string | null;
  readonly suggestionsWithheld: SuggestionsWithheld | null;
  /** kept: readable with the key; erased: they were, and are gone; none: no key was open. */
  readonly contentState: 'kept' | 'erased' | 'none';
}

/** A line with its facts, and its content where the key is open. */
export interface AuditRowDetail extends AuditRow {
  /** JSON, indented. */
  readonly facts: string;
  /** By name; null without the key, when they were erased and where none were kept. */
  readonly texts: readonly { readonly name: string; readonly text: string }[] | null;
  readonly hash: string;
}

export interface AuditVerification {
  readonly lines: number;
  /** Lines whose words were erased on request; the log vouches for them as before. */
  readonly erased: number;
  /**
   * intact: every line is as the key says, or from before the log was sealed. unproven: nothing is wrong, but no key vouches for
   * all of it: none is open, or lines were written without one, which whoever has the file could have done.
   */
  readonly verdict: 'intact' | 'unproven' | 'broken';
  /** Lines from before the log was sealed: nobody knows what was done to them until then. */
  readonly earlier: number;
  /** Lines that went when a backup was put in place, as a line with the key says. */
  readonly givenUp: number;
  /** Lines that were written while no key was open, from the first to the last of them; null where there are none. */
  readonly withoutKey: { readonly count: number; readonly from: number; readonly to: number } | null;
  readonly firstBroken: { readonly sequence: number; readonly why: Statement<ChainBreak> } | null;
  readonly head: AuditLogHead | null;
  /** Whether the end is sealed by the key: locked when no key is open to look, none where there is no key. */
  readonly seal: 'valid' | 'invalid' | 'locked' | 'none';
  readonly ms: number;
}

/** What is wrong with the first line that does not hold; `audit.breaks` of locales/ has the sentences. */
export type ChainBreak =
  /** `count` lines, `from` the first `to` the last. */
  | 'missing'
  | 'misplaced'
  | 'changed'
  | 'replaced'
  | 'texts_changed'
  | 'not_sealed'
  | 'end'
  | 'texts_gone'
  | 'seal';

/** What else may name a customer, by its table; `audit.erased.records` of locales/ words it. */
export type ErasedTable =
  | 'contact_history'
  | 'documents'
  | 'edits'
  | 'form_drafts'
  | 'gaps'
  | 'golden_questions'
  | 'learned_phrasings'
  | 'negative_feedback'
  | 'processed_conversations'
  | 'proposals'
  | 'survey_answers'
  | 'survey_marks'
  | 'training_examples'
  | 'worklist_mails';

/** What was erased, and where. */
export interface ErasureResult {
  /** Lines of the log whose words are gone, and the cases that they belong to. */
  readonly lines: number;
  readonly cases: number;
  /** What else named the customer and is gone. */
  readonly otherRecords: readonly { readonly table: ErasedTable; readonly count: number }[];
  /** Records that could not be read, so nobody knows whether they name the customer. */
  readonly unreadable: number;
  /** Older copies of the library file, and damaged ones that were set aside, which went with it: the copy was made anew. */
  readonly olderCopies: number;
  readonly setAside: number;
}

/** What a customer may be erased by. */
export interface CustomerIdentifier {
  readonly kind: 'name' | 'email' | 'phone' | 'order' | 'tracking' | 'address';
  readonly text: string;
  /** Cases that name it. */
  readonly cases: number;
  /** Of these, the ones that do not name what was searched for: they may be another customer's, or the shop's own words. */
  readonly elsewhere: number;
}
