import type { CallResult } from '../../preload/client.ts';
import type {
  CallName,
  CallOutput,
  DeskEvents,
  DeskStatus,
  DocumentRow,
  Draft,
  EventName,
  LibraryRow,
  Question,
  Reading,
  Suggestion,
  Routing,
  WireError,
} from '../../preload/contract.ts';

/** What the fake answers to a call: a value, or an error as it crosses the wire. */
type Answer<Name extends CallName> = (
  input: never,
) => CallOutput<Name> | WireError | Promise<CallOutput<Name>>;
export type Answers = { readonly [Name in CallName]?: Answer<Name> };

const isError = (value: unknown): value is WireError =>
  typeof value === 'object' && value !== null && 'code' in value && !('id' in value);

/** A wire without a desk behind it: for the window's own logic, where an engine would only be slower. */
export function createFakeWire(answers: Answers) {
  const listeners = new Set<(event: string, payload: unknown) => void>();
  const calls: { readonly name: string; readonly input: unknown }[] = [];
  return {
    calls,
    emit<Name extends EventName>(event: Name, payload: DeskEvents[Name]) {
      for (const listener of listeners) listener(event, payload);
    },
    async request(name: string, input: unknown): Promise<CallResult> {
      calls.push({ name, input });
      const answer = answers[name as CallName];
      if (answer === undefined) return { ok: false, error: { code: 'unknown_call', params: { name } } };
      const value: unknown = await answer(input as never);
      return isError(value) ? { ok: false, error: value } : { ok: true, value };
    },
    on(listener: (event: string, payload: unknown) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pathsOfDroppedFiles: () => [],
  };
}

export function suggestion(target: string, part: Partial<Suggestion> = {}): Suggestion {
  return {
    target,
    title: `Title of ${target}`,
    text: `Text of ${target}.`,
    matchedInTitle: [],
    matchedInText: [],
    source: {
      start: 0,
      end: 10,
      documentId: 'd1',
      name: 'faq.md',
      heading: 'Heading',
      checkedAt: 0,
      reviewDue: false,
    },
    internal: false,
    audience: 'everyone',
    confidence: { word: 'likely', value: 0.7 },
    why: { code: 'same' },
    parts: [{ name: 'meaningBest', value: 0.7 }],
    ...part,
  };
}

export function question(
  number: number,
  suggestions: readonly Suggestion[],
  text = `Question ${number}?`,
): Question {
  return {
    number,
    start: 0,
    end: 1,
    text,
    suggestions,
    verdict: suggestions[0]?.confidence ?? { word: 'no good answer', value: 0.1 },
  };
}

/** Greeting, a block for each answer and a sign-off, as the desk composes them. */
export function draftOf(
  answers: readonly { readonly question: string; readonly text: string | null; readonly target?: string }[],
): Draft {
  const pieces: Draft['pieces'] = [
    { from: 'setting', text: 'Dear Maren,', question: null, target: null },
    ...answers.map(({ question: asked, text, target }, at) => ({
      from: text === null ? ('open' as const) : ('source' as const),
      text: text ?? `About “${asked}”: [your answer]`,
      question: at + 1,
      target: target ?? null,
    })),
    { from: 'setting', text: 'Warm regards,\nInes', question: null, target: null },
  ];
  return { pieces, text: pieces.map(({ text }) => text).join('\n\n') };
}

/** A message that belongs nowhere. */
const noRouting: Routing = {
  queue: null,
  priority: 'normal',
  best: null,
  confidence: { word: 'none of these', value: 0 },
  reasons: [],
  why: [{ code: 'no_queue' }],
  parts: [],
  alarms: [],
};

export function reading(questions: readonly Question[], draft: Draft, part: Partial<Reading> = {}): Reading {
  return {
    caseId: 'case',
    suggestionsWithheld: null,
    draftFor: null,
    scam: null,
    contactHistory: null,
    escalation: null,
    secondLook: false,
    text: questions.map(({ text }) => text).join(' '),
    subject: null,
    header: null,
    folds: [],
    language: 'en',
    languageSupport: 'known',
    details: [],
    automatic: null,
    questions,
    routing: noRouting,
    customer: null,
    mood: null,
    draft,
    searchedBy: 'meaning and words',
    ms: 1,
    ...part,
  };
}

export function documentRow(id: string, part: Partial<DocumentRow> = {}): DocumentRow {
  return {
    type: 'document',
    id,
    name: `${id}.md`,
    path: `/shop/${id}.md`,
    kind: 'markdown',
    title: id,
    state: 'ready',
    error: null,
    language: 'en',
    entries: 0,
    passages: 1,
    bytes: 1000,
    used: 0,
    sample: false,
    audience: { value: 'everyone', isChosen: false, guess: null },
    takesOmitted: false,
    omissions: [],
    checkedAt: 0,
    ...part,
  };
}

export const listOf = (rows: readonly LibraryRow[], total = rows.length) => ({ total, rows });

export const status: DeskStatus = {
  version: '0.1.0',
  model: { state: 'ready', name: 'all-MiniLM-L6-v2', error: null },
  libraryModel: { name: 'all-MiniLM-L6-v2', folder: null, languages: ['en'], next: null, problem: null },
  documents: 1,
  entries: 0,
  passages: 1,
  gaps: 0,
  sample: false,
  vault: { state: 'absent', by: null },
  session: { kind: 'alone', person: null, access: 'owner' },
  importing: {
    running: false,
    filesDone: 0,
    filesFailed: 0,
    filesTotal: 0,
    passages: 0,
    perSecond: 0,
    paused: false,
    remainingMs: null,
    current: null,
  },
  notices: [],
};
