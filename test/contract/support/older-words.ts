/** The words of version 0.1 (see test/fixtures/data-folder-0.1) in those of today. */
import { defaultSettings } from '../../support/default-settings.ts';

/** What a call of then is called now; others have their name still. */
const renamedCalls: Readonly<Record<string, string>> = {
  'library.find': 'library.quickFind',
  'entries.ids': 'entries.listIds',
  'queues.sort': 'queues.route',
  'gaps.open': 'gaps.getCluster',
  'gaps.toEntry': 'gaps.draftEntry',
  'log.list': 'audit.list',
  'log.open': 'audit.get',
  'log.verify': 'audit.verify',
  'pilot.figures': 'experiment.results',
  'duplicates.list': 'similarEntries.list',
};

const auditFields = { sureness: 'lowestConfidence', taken: 'replyOutcome', words: 'contentState' };
/** Fields of what a call answers, by the call of today; those of `*` in every answer, `a.b` only within `a`. An empty name: the
 * desk of today says it by a code that its window words. */
const renamedFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '*': {
    goesTo: 'assignee',
    looksFor: 'condition',
    pilot: 'experiment',
    because: 'reasons',
    likeness: 'similarity',
    held: 'suggestionsWithheld',
    wrong: 'negativeFeedback',
    topic: 'routing',
  },
  'library.list': { code: 'error' },
  'library.undo': { code: 'error' },
  'entries.get': { fileSays: 'conflict' },
  'entries.history': { by: 'origin' },
  'queues.list': { taught: 'trainingExamples', locked: 'lockedExamples' },
  'snippets.fill': { open: 'allowsOther', ask: '' },
  'gaps.clusters': { name: 'label', sorting: 'clustering' },
  'golden.list': {
    news: 'regression',
    canTakeBack: 'canRevert',
    before: 'baseline',
    now: 'current',
    place: 'rank',
    word: 'confidence',
  },
  'similarEntries.list': { differs: 'differences' },
  'audit.list': auditFields,
  'audit.get': auditFields,
  'experiment.results': {
    left: 'abandoned',
    taken: 'replyOutcomes',
    differences: 'effects',
    what: 'metric',
    missing: 'casesMissing',
  },
  'messages.read': {
    before: 'contactHistory',
    'before.by': 'matchedBy',
    became: 'lastOutcome',
    meaning: 'normalized',
  },
};

const feedbackWords = {
  kind: { phrase: 'phrasing', wrong: 'negative feedback' },
  state: { waiting: 'pending', faded: 'stale', noted: 'recorded' },
};
const auditWords = {
  kind: { pilot: 'experiment', 'hand-over': 'handover' },
  suggestionsWithheld: { pilot: 'experiment' },
};
/** Words out of closed lists, by call and field. */
const renamedWords: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  'learning.list': feedbackWords,
  'library.undo': feedbackWords,
  'messages.read': { suggestionsWithheld: { pilot: 'experiment' } },
  'audit.list': auditWords,
  'audit.get': auditWords,
  'audit.verify': { seal: { fits: 'valid', broken: 'invalid' } },
};

/** What the desk of then wrote between a customer's words, and that of today. */
const reworded = ['no answer of the library', 'no answer from the library'] as const;

/** Worded by the desk of today, so they are no content of the folder. */
const sentences = new Set(['why', 'sentence', 'message', 'causes', 'wayOut', 'summary']);

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** As JSON has it, without sentences, errors as their codes, fractions to four digits. */
export function plain(value: unknown): Json {
  return JSON.parse(
    JSON.stringify(value, (name, one: unknown) => {
      if (sentences.has(name)) return undefined;
      if (name === 'error' && typeof one === 'object' && one !== null && 'code' in one) return one.code;
      return typeof one === 'number' ? Math.round(one * 1e4) / 1e4 : one;
    }),
  ) as Json;
}

/**
 * Fields that were added since, with what they say of a folder of then. A shape is known by a field that it had already:
 * `beside`. Whoever adds a field to what a call answers adds it here.
 */
const addedFields: readonly { readonly beside: string; readonly added: Readonly<Record<string, Json>> }[] = [
  // Settings of today that were not there then have their defaults.
  { beside: 'shopName', added: plain(defaultSettings) as Readonly<Record<string, Json>> },
  { beside: 'libraryModel', added: { session: { access: 'owner', kind: 'alone', person: null } } },
  {
    beside: 'bytes',
    added: {
      omissions: [],
      takesOmitted: false,
      audience: { value: 'everyone', isChosen: false, guess: null },
    },
  },
  { beside: 'fileDiffers', added: { documentAudience: 'everyone' } },
  { beside: 'reviewBy', added: { audience: null } },
];

/** What the version before showed, in the words of today. */
export function inTodaysWords(call: string, value: Json, parent = ''): Json {
  if (Array.isArray(value)) return value.map((one: Json) => inTodaysWords(call, one, parent));
  if (typeof value !== 'object' || value === null) return value;
  const added = addedFields.filter(({ beside }) => beside in value).map((shape) => shape.added);
  return Object.assign(
    {},
    ...added,
    Object.fromEntries(
      Object.entries(value).flatMap(([old, one]) => {
        const fields = { ...renamedFields['*'], ...renamedFields[call] };
        const name = fields[`${parent}.${old}`] ?? fields[old] ?? old;
        // Facts of the audit log are stored, and hashed, in the words of then.
        if (name === '') return [];
        if (name === 'facts') return [[name, one]];
        const words = renamedWords[call]?.[name];
        if (typeof one === 'string') return [[name, words?.[one] ?? one.replaceAll(...reworded)]];
        return [[name, inTodaysWords(call, one, old)]];
      }),
    ),
  ) as Json;
}

/** The name of today of a call. */
export const callOfToday = (call: string): string => renamedCalls[call] ?? call;
