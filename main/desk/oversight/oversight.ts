import type { CallInput, Question, Reading, Settings } from '../../../preload/contract.ts';
import type { Cases } from './cases.ts';
import type { Decision, Decisions } from './decisions.ts';
import type { Marks } from './marks.ts';
import { assign, type PilotArm } from './pilot.ts';
import type { Visits } from './visits.ts';

type Decided = Pick<CallInput<'replies.commit'>, 'caseId' | 'message' | 'questions'> &
  Record<string, unknown>;

/** Why suggestions are held back for a case, and its part in the comparison. */
interface Holding {
  readonly held: Reading['held'];
  readonly arm: PilotArm | null;
}

/** How an answer was taken: the words of the log and of the comparison. */
type Taken = 'unedited' | 'edited' | 'replaced' | 'none';

/** What stands between the desk and its suggestions: who paused them, whom they are compared for, what was decided. */
export interface Oversight {
  /** What the same customer wrote before. */
  readonly before: Visits['before'];
  /** To be asked before anything is suggested. */
  holding(message: Pick<Reading, 'text' | 'topic'>): Holding;
  /** Keeps the case and logs it, after the answer. `suggested` is what would have been shown. */
  read(reading: Reading, suggested: readonly Question[], arm: PilotArm | null): void;
  /** Logs what the agent did with a case: facts in the clear, everything a customer wrote encrypted. */
  decided(
    kind: 'reply' | 'hand-over',
    input: Decided,
    facts: Readonly<Record<string, unknown>>,
  ): { readonly id: string; readonly kept: 'everything' | 'facts only' };
  /** Logs what an agent said about a suggestion. */
  note(decision: Pick<Decision, 'kind' | 'caseId' | 'facts' | 'secret'>): void;
  /** Logs that suggestions were paused or resumed, or the comparison changed. */
  settingsChanged(before: Settings, now: Settings): void;
}

/** A question as it is shown while suggestions are held back: nothing of what the desk knows shines through. */
export const withoutSuggestions = (question: Question): Question => ({
  ...question,
  suggestions: [],
  verdict: { word: 'no good answer', value: 0 },
});

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** How the reply came about, over all its questions. */
function takenIn(input: Decided, suggested: readonly Question[] | null, changed: unknown): Taken {
  const chosen = input.questions.filter((question) => question.chosen !== null);
  if (chosen.length === 0) return 'none';
  const isFirst = ({ question, shown, chosen: target }: Decided['questions'][number]): boolean => {
    const own = suggested?.find(({ text }) => text === question)?.suggestions[0]?.target;
    const [best] = [...shown].sort((a, b) => b.confidence - a.confidence);
    return target === (own ?? best?.target);
  };
  if (!chosen.every(isFirst)) return 'replaced';
  return typeof changed === 'number' && changed > 0 ? 'edited' : 'unedited';
}

export function createOversight({
  decisions,
  cases,
  marks,
  visits,
  settings,
  now,
}: {
  readonly decisions: Decisions;
  readonly cases: Cases;
  readonly marks: Marks;
  readonly visits: Visits;
  readonly settings: { get(): Settings };
  readonly now: () => number;
}): Oversight {
  const agentNow = (): string => settings.get().agentName;

  return {
    before: (message) => visits.before(message),
    holding({ text, topic }) {
      const { suggestions, pilot } = settings.get();
      if (suggestions === 'paused') return { held: 'paused', arm: null };
      const arm = assign({ text, queue: topic.queue?.id ?? null, agent: agentNow() }, pilot, marks);
      return { held: arm === 'hidden' ? 'pilot' : null, arm };
    },
    read(reading, suggested, arm) {
      const before = cases.sameMessage(reading.text);
      const root = before?.root ?? reading.caseId;
      cases.keep(reading, { root, readAt: before?.readAt ?? now(), arm, questions: suggested });
      const agent = agentNow();
      decisions.later(() => ({
        kind: 'read',
        caseId: reading.caseId,
        facts: {
          ...factsOf(reading, suggested),
          arm,
          agent: marks.of(agent),
          ...againOf(reading.caseId, root),
        },
        secret: {
          agent,
          subject: reading.subject,
          message: reading.text,
          questions: suggested.map(({ text, suggestions }) => ({
            text,
            suggestions: suggestions.map(({ target, title, why }) => ({ target, title, why })),
          })),
        },
        visit: visits.of(reading),
      }));
    },
    decided(kind, input, facts) {
      const about = cases.about(input.caseId);
      const agent = agentNow();
      const questions = input.questions.map(({ shown, chosen }) => ({ shown, chosen }));
      return decisions.record({
        kind,
        caseId: input.caseId,
        facts: {
          ...facts,
          ...(kind === 'reply' ? { taken: takenIn(input, about?.questions ?? null, facts['changed']) } : {}),
          questions,
          ms: about === null ? null : now() - about.readAt,
          arm: about?.arm ?? null,
          held: cases.get(input.caseId)?.held ?? null,
          agent: marks.of(agent),
          ...againOf(input.caseId, about?.root ?? input.caseId),
        },
        secret: { ...input, agent },
        shown: questions.flatMap((question) => question.shown.map(({ target }) => target)),
        chosen: questions.flatMap((question) => question.chosen ?? []),
      });
    },
    note({ facts, secret, ...line }) {
      const agent = agentNow();
      decisions.record({
        ...line,
        facts: { ...facts, agent: marks.of(agent) },
        secret: { ...secret, agent },
      });
    },
    settingsChanged(before, after) {
      const agent = after.agentName;
      const line = (kind: 'paused' | 'resumed' | 'pilot', facts: Readonly<Record<string, unknown>>): void => {
        decisions.record({
          kind,
          caseId: null,
          facts: { ...facts, agent: marks.of(agent) },
          secret: { agent },
        });
      };
      if (before.suggestions !== after.suggestions)
        line(after.suggestions === 'paused' ? 'paused' : 'resumed', {});
      if (JSON.stringify(before.pilot) === JSON.stringify(after.pilot)) return;
      const { agents, ...pilot } = after.pilot;
      line('pilot', { ...pilot, agents: agents.map((name) => marks.of(name)) });
    },
  };
}

/** Reading a message again is told apart from a new case by the first reading of it. */
const againOf = (caseId: string, root: string): { readonly again?: string } =>
  root === caseId ? {} : { again: root };

/** What a reading is about, without a word of it. */
function factsOf(reading: Reading, suggested: readonly Question[]): Readonly<Record<string, unknown>> {
  const { caseId, topic, mood, escalation, held, ms, language, automatic, secondLook } = reading;
  return {
    caseId,
    questions: suggested.map(({ suggestions, verdict }) => ({
      shown: suggestions.map(({ target, confidence }) => ({ target, confidence: rounded(confidence.value) })),
      verdict: verdict.word,
    })),
    held,
    language,
    automatic,
    queue: topic.queue?.id ?? null,
    topic: topic.confidence.word,
    alarms: topic.alarms.map(({ rule }) => rule),
    mood: mood?.word ?? null,
    frustration: mood === null ? null : rounded(mood.frustration),
    escalation: escalation?.reasons.map(({ rule }) => rule) ?? [],
    secondLook,
    ms: Math.round(ms),
  };
}
