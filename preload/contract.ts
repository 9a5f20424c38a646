/**
 * Every call and event of the app: name, input, output. The only place where a call is named.
 *
 * `deskCalls` are answered by the desk (engine or command line), `shellCalls` by the window's shell.
 * Inputs are validated on arrival, outputs are typed only: they come from our own code.
 */
import { z } from 'zod';
import type { DeskStatus, EngineStatus, Question, Reading, SampleMessage, VaultStatus } from './shapes.ts';
import { call, messageText, nothing } from './calls/call.ts';
import { queueCalls, queueSchema, ruleSchema } from './calls/queues.ts';
import { checkCalls } from './calls/checks.ts';
import { entryCalls } from './calls/entries.ts';
import { experimentCalls, experimentSchema } from './calls/experiment.ts';
import { duplicateCalls } from './calls/duplicates.ts';
import { gapCalls } from './calls/gaps.ts';
import { goldenCalls } from './calls/golden.ts';
import { libraryCalls } from './calls/library.ts';
import { packCalls } from './calls/packs.ts';
import { proposalCalls } from './calls/proposals.ts';
import { handoverCalls } from './calls/hand-overs.ts';
import { learningCalls } from './calls/learning.ts';
import { modelCalls } from './calls/models.ts';
import { auditCalls } from './calls/audit.ts';
import { checksSchema, replyCalls, snippetSchema, styleSchema } from './calls/replies.ts';
import { readPath } from './calls/path.ts';
import { previewCalls } from './calls/preview.ts';
import { shellCalls } from './calls/shell.ts';
import { snippetCalls } from './calls/snippets.ts';

export { shellCalls };
export * from './shapes.ts';
export * from './shapes/packs.ts';
export * from './shapes/preview.ts';

// --- settings --------------------------------------------------------------------------------------------

/** What the owner sets; `settings.json` holds exactly this and a version. */
export const settingsSchema = z.strictObject({
  /** Texts of the shop that are put into replies by name or by meaning. */
  snippets: z.array(snippetSchema.readonly()).max(5_000).readonly(),
  style: styleSchema,
  checks: checksSchema,
  /** Whether anything is suggested at all. */
  suggestions: z.enum(['on', 'paused']),
  experiment: experimentSchema,
  shopName: z.string().max(200),
  agentName: z.string().max(200),
  /** `{name}` is replaced by the customer's name, or left out with the space before it. */
  greeting: z.string().max(500),
  signOff: z.string().max(1000),
  label: z.strictObject({ on: z.boolean(), text: z.string().max(500) }),
  theme: z.enum(['system', 'light', 'dark']),
  /** Shapes of order numbers, parted by commas: 9 for a digit, A for a letter (BB-99999). Empty for the usual ones. */
  orderNumbers: z.string().max(200),
  /** What becomes of the phrasings that replies teach: they count at once, when accepted, or are not learned. */
  learning: z.enum(['at once', 'when accepted', 'off']),
  queues: z.array(queueSchema.readonly()).max(200).readonly(),
  rules: z.array(ruleSchema.readonly()).max(200).readonly(),
  /** Each list holds words that mean the same in this shop. */
  glossary: z
    .array(z.array(z.string().min(1).max(80)).min(2).max(20).readonly())
    .max(500)
    .readonly(),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const deskCalls = {
  'desk.status': call(nothing).returns<DeskStatus>(),

  ...libraryCalls,
  ...packCalls,
  ...queueCalls,
  ...duplicateCalls,
  ...proposalCalls,
  ...entryCalls,
  ...previewCalls,
  ...modelCalls,
  ...learningCalls,
  ...gapCalls,
  ...goldenCalls,
  ...replyCalls,
  ...auditCalls,
  ...experimentCalls,
  ...checkCalls,
  ...snippetCalls,
  ...handoverCalls,

  'sample.add': call(nothing).returns<null>(),
  'sample.remove': call(nothing).returns<null>(),
  'sample.messages': call(nothing).returns<readonly SampleMessage[]>(),

  /** Reads a message, or the mail at a path (`.eml`, `.emlx`, `.msg`), and suggests answers for each question in it. */
  'messages.read': call(
    z.union([z.strictObject({ text: messageText }), z.strictObject({ path: readPath })]),
  ).returns<Reading>(),
  /** A manual search: the same search as for a question of a message. */
  'messages.search': call(z.strictObject({ text: z.string().min(1).max(5_000) })).returns<Question>(),

  'settings.get': call(nothing).returns<Settings>(),
  'settings.change': call(settingsSchema.partial()).returns<Settings>(),

  'vault.create': call(z.strictObject({ passphrase: z.string().min(8).max(1000) })).returns<VaultStatus>(),
  'vault.unlock': call(z.strictObject({ passphrase: z.string().min(1).max(1000) })).returns<VaultStatus>(),
} as const;

/** Every event of the desk. */
export interface DeskEvents {
  'desk.changed': DeskStatus;
  /** Documents or entries were added, changed or removed. */
  'library.changed': null;
  /** What waits for review changed: proposals, duplicates, contradictions. */
  'review.changed': null;
  'settings.changed': Settings;
  /** Something was learned, accepted or deleted. */
  'learning.changed': null;
  /** Questions without an answer were added, clustered, answered or closed. */
  'gaps.changed': null;
  /** Golden questions were added, removed or run again: there may be regressions now. */
  'golden.changed': null;
  /** A watched folder came, went, or is in another state. */
  'folders.changed': null;
  /** The engine ended and is being started again, or is back; failed says why, in `error`. */
  'engine.changed': EngineStatus;
  /** The window is to paste the clipboard (global hotkey). */
  'shell.pasteRequested': null;
}
export type EventName = keyof DeskEvents;

/** A set of calls: what comes in is checked, what goes out is typed. */
export type CallMap = Record<string, { readonly input: z.ZodType; readonly output?: unknown }>;
type InputOf<Calls extends CallMap, Name extends keyof Calls> = z.input<Calls[Name]['input']>;
type OutputOf<Calls extends CallMap, Name extends keyof Calls> = Exclude<Calls[Name]['output'], undefined>;

type AllCalls = typeof deskCalls & typeof shellCalls;
export type CallName = keyof AllCalls;
export type CallInput<Name extends CallName> = InputOf<AllCalls, Name>;
export type CallOutput<Name extends CallName> = OutputOf<AllCalls, Name>;

/** What answers a set of calls. A missing implementation does not compile. */
export type HandlersOf<Calls extends CallMap> = {
  readonly [Name in keyof Calls]: (
    input: z.output<Calls[Name]['input']>,
  ) => Promise<OutputOf<Calls, Name>> | OutputOf<Calls, Name>;
};
export type DeskHandlers = HandlersOf<typeof deskCalls>;
export type ShellHandlers = HandlersOf<typeof shellCalls>;
