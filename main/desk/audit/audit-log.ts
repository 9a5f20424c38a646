import type { Translate } from '../../../locales/keys.ts';
import { wordStatements } from '../../../locales/word.ts';
import type { CallInput, Question, Reading, Settings } from '../../../preload/contract.ts';
import { assignArm, type ExperimentArm } from '../experiment/assignment.ts';
import type { Changes } from '../changes.ts';
import type { CaseCache } from './case-cache.ts';
import { type ContactHistoryService, tellsWho } from './contact-history.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { toStoredWord } from '../store/stored-words.ts';
import type { AuditEvent, AuditWriter } from './writer.ts';

type DecisionInput = Pick<CallInput<'replies.commit'>, 'caseId' | 'message' | 'questions'> &
  Record<string, unknown>;

/** Why suggestions are withheld for a case, and its arm of the experiment. */
interface Withholding {
  readonly reason: Reading['suggestionsWithheld'];
  readonly arm: ExperimentArm | null;
}

/** How the reply came about: the words of the log and of the experiment. */
type ReplyOutcome = 'unedited' | 'edited' | 'replaced' | 'none';

/** Logs what was read, decided and set, and says for which cases suggestions are withheld. */
export interface AuditLog {
  /** What the same customer wrote before. */
  readonly contactHistory: ContactHistoryService['lookUp'];
  /** To be asked before anything is suggested. */
  withholding(message: Pick<Reading, 'text' | 'routing' | 'scam'>): Withholding;
  /** Keeps the case and logs it, after the answer. `suggested` is what would have been shown. */
  recordReading(reading: Reading, suggested: readonly Question[], arm: ExperimentArm | null): void;
  /** Logs what the agent did with a case: facts in the clear, everything a customer wrote encrypted. */
  recordDecision(
    kind: 'reply' | 'handover',
    input: DecisionInput,
    facts: Readonly<Record<string, unknown>>,
  ): { readonly id: string; readonly kept: 'everything' | 'facts only' };
  /** Logs that a person said of a mail, warned of as a scam, that it is none. */
  recordNotScam(reading: Pick<Reading, 'caseId' | 'scam'>): void;
  /** Logs what an agent said about a suggestion. */
  recordFeedback(decision: Pick<AuditEvent, 'kind' | 'caseId' | 'facts' | 'secret'>): void;
}

/** A question as it is shown while suggestions are withheld: nothing of what the desk knows shines through. */
export const withoutSuggestions = (question: Question): Question => ({
  ...question,
  suggestions: [],
  verdict: { word: 'no good answer', value: 0 },
});

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** How the reply came about, over all its questions. */
function replyOutcomeOf(
  input: DecisionInput,
  suggested: readonly Question[] | null,
  changed: unknown,
): ReplyOutcome {
  const chosen = input.questions.filter((question) => question.chosen !== null);
  if (chosen.length === 0) return 'none';
  const isFirst = ({ question, shown, chosen: target }: DecisionInput['questions'][number]): boolean => {
    const own = suggested?.find(({ text }) => text === question)?.suggestions[0]?.target;
    const [best] = [...shown].sort((a, b) => b.confidence - a.confidence);
    return target === (own ?? best?.target);
  };
  if (!chosen.every(isFirst)) return 'replaced';
  return typeof changed === 'number' && changed > 0 ? 'edited' : 'unedited';
}

export function createAuditLog({
  writer,
  cases,
  pseudonyms,
  contacts,
  settings,
  changes,
  now,
  t,
}: {
  readonly writer: AuditWriter;
  readonly cases: CaseCache;
  readonly pseudonyms: Pseudonyms;
  readonly contacts: ContactHistoryService;
  readonly settings: { get(): Settings };
  readonly changes: Changes;
  readonly now: () => number;
  readonly t: Translate;
}): AuditLog {
  const agentNow = (): string => settings.get().agentName;

  /** Logs that suggestions were paused or resumed, or the experiment changed. */
  function recordSettingsChange(before: Settings, after: Settings): void {
    const agent = agentNow();
    const line = (
      kind: 'paused' | 'resumed' | 'experiment',
      facts: Readonly<Record<string, unknown>>,
    ): void => {
      writer.record({
        kind,
        caseId: null,
        facts: { ...facts, agent: pseudonyms.of(agent) },
        secret: { agent },
      });
    };
    if (before.suggestions !== after.suggestions)
      line(after.suggestions === 'paused' ? 'paused' : 'resumed', {});
    if (JSON.stringify(before.experiment) === JSON.stringify(after.experiment)) return;
    const { agents, ...rest } = after.experiment;
    line('experiment', { ...rest, agents: agents.map((name) => pseudonyms.of(name)) });
  }
  changes.subscribe('settings', 'derive', ({ before, after }) => recordSettingsChange(before, after));

  return {
    contactHistory: (message) => contacts.lookUp(message),
    withholding({ text, routing, scam }) {
      // It is no case of the experiment either: nobody answers it.
      if (scam !== null && !scam.isDismissed) return { reason: 'scam', arm: null };
      const { suggestions, experiment } = settings.get();
      if (suggestions === 'paused') return { reason: 'paused', arm: null };
      const arm = assignArm(
        { text, queue: routing.queue?.id ?? null, agent: agentNow() },
        experiment,
        (about) => pseudonyms.fraction(about),
      );
      return { reason: arm === 'hidden' ? 'experiment' : null, arm };
    },
    recordReading(reading, suggested, arm) {
      const before = cases.findByText(reading.text);
      const firstCaseId = before?.firstCaseId ?? reading.caseId;
      cases.set(reading, { firstCaseId, readAt: before?.readAt ?? now(), arm, questions: suggested });
      const agent = agentNow();
      writer.recordLater(() => {
        const contact = contacts.toRecord(reading);
        return {
          kind: 'read',
          caseId: reading.caseId,
          facts: {
            ...factsOf(reading, suggested),
            // Null where nothing tells who wrote.
            earlier: contact === null || !tellsWho(contact) ? null : (reading.contactHistory?.messages ?? 0),
            arm,
            agent: pseudonyms.of(agent),
            ...againOf(reading.caseId, firstCaseId),
          },
          secret: {
            agent,
            subject: reading.subject,
            message: reading.text,
            questions: suggested.map(({ text, suggestions }) => ({
              text,
              suggestions: suggestions.map(({ target, title, why }) => ({
                target,
                title,
                why: wordStatements(t, 'why.suggestion', why),
              })),
            })),
          },
          contact,
        };
      });
    },
    recordDecision(kind, input, facts) {
      const info = cases.info(input.caseId);
      const agent = agentNow();
      const questions = input.questions.map(({ shown, chosen }) => ({ shown, chosen }));
      return writer.record({
        kind,
        caseId: input.caseId,
        facts: {
          ...facts,
          ...(kind === 'reply'
            ? { taken: replyOutcomeOf(input, info?.questions ?? null, facts['changed']) }
            : {}),
          questions,
          ms: info === null ? null : now() - info.readAt,
          arm: info?.arm ?? null,
          held: heldOf(cases.get(input.caseId)?.suggestionsWithheld ?? null),
          agent: pseudonyms.of(agent),
          ...againOf(input.caseId, info?.firstCaseId ?? input.caseId),
        },
        secret: { ...input, agent },
        shown: questions.flatMap((question) => question.shown.map(({ target }) => target)),
        chosen: questions.flatMap((question) => question.chosen ?? []),
      });
    },
    recordNotScam({ caseId, scam }) {
      const agent = agentNow();
      writer.record({
        kind: 'not-scam',
        caseId,
        facts: { caseId, scam: scam?.reasons.map(({ code }) => code) ?? [], agent: pseudonyms.of(agent) },
        secret: { agent },
      });
    },
    recordFeedback({ facts, secret, ...line }) {
      const agent = agentNow();
      writer.record({
        ...line,
        facts: { ...facts, agent: pseudonyms.of(agent) },
        secret: { ...secret, agent },
      });
    },
  };
}

const heldOf = (withheld: Reading['suggestionsWithheld']): string | null =>
  withheld === null ? null : toStoredWord(withheld);

/** Reading a message again is told apart from a new case by the first reading of it. */
const againOf = (caseId: string, firstCaseId: string): { readonly again?: string } =>
  firstCaseId === caseId ? {} : { again: firstCaseId };

/** What a reading is about, without a word of it. */
function factsOf(reading: Reading, suggested: readonly Question[]): Readonly<Record<string, unknown>> {
  const {
    caseId,
    routing,
    mood,
    escalation,
    suggestionsWithheld,
    ms,
    language,
    automatic,
    secondLook,
    scam,
  } = reading;
  return {
    caseId,
    questions: suggested.map(({ suggestions, verdict }) => ({
      shown: suggestions.map(({ target, confidence }) => ({ target, confidence: rounded(confidence.value) })),
      verdict: verdict.word,
    })),
    held: heldOf(suggestionsWithheld),
    language,
    automatic,
    queue: routing.queue?.id ?? null,
    topic: routing.confidence.word,
    priority: routing.priority,
    alarms: routing.alarms.map(({ rule }) => rule),
    mood: mood?.word ?? null,
    frustration: mood === null ? null : rounded(mood.frustration),
    leaving: mood?.leaving ?? null,
    escalation: escalation?.reasons.map(({ rule }) => rule) ?? [],
    secondLook,
    scam: scam?.reasons.map(({ code }) => code) ?? [],
    ms: Math.round(ms),
  };
}
