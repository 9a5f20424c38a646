/**
 * Every call and event of the app: name, input, who may make it, output. The only place where a call is named.
 *
 * `deskCalls` are answered by the desk (engine or command line), `shellCalls` by the window's shell.
 * Inputs are validated on arrival, outputs are typed only: they come from our own code.
 */
import type { z } from 'zod';
import type { CallAccess } from './roles.ts';
import type { DeskStatus, EngineStatus } from './shapes.ts';
import { auditCalls } from './calls/audit.ts';
import { backupCalls } from './calls/backups.ts';
import { call, nothing } from './calls/call.ts';
import { checkCalls } from './calls/checks.ts';
import { dataAuditCalls } from './calls/data-audit.ts';
import { customerCalls } from './calls/customers.ts';
import { diagnosticsCalls } from './calls/diagnostics.ts';
import { similarEntryCalls } from './calls/similar-entries.ts';
import { entryCalls } from './calls/entries.ts';
import { experimentCalls } from './calls/experiment.ts';
import { fairnessCalls } from './calls/fairness.ts';
import { formDraftCalls } from './calls/form-drafts.ts';
import { gapCalls } from './calls/gaps.ts';
import { goldenCalls } from './calls/golden.ts';
import { handoverCalls } from './calls/handovers.ts';
import { learningCalls } from './calls/learning.ts';
import { libraryCalls } from './calls/library.ts';
import { messageCalls } from './calls/messages.ts';
import { modelCalls } from './calls/models.ts';
import { outcomeCalls } from './calls/outcomes.ts';
import { packCalls } from './calls/packs.ts';
import { peopleCalls } from './calls/people.ts';
import { practiceCalls } from './calls/practice.ts';
import { previewCalls } from './calls/preview.ts';
import { proposalCalls } from './calls/proposals.ts';
import { qualityCalls } from './calls/quality.ts';
import { queueCalls } from './calls/queues.ts';
import { replyCalls } from './calls/replies.ts';
import { retentionCalls } from './calls/retention.ts';
import { reportCalls } from './calls/report.ts';
import { sampleCalls } from './calls/sample.ts';
import { settingDefaults, settingsCalls, settingsSchema, type Settings } from './calls/settings.ts';
import { shellCalls, type OpenRequest } from './calls/shell.ts';
import { snippetCalls } from './calls/snippets.ts';
import { spellingCalls } from './calls/spelling.ts';
import { updateCalls } from './calls/updates.ts';
import { vaultCalls } from './calls/vault.ts';
import { worklistCalls } from './calls/worklist.ts';

export { settingDefaults, settingsSchema, shellCalls, type Settings };
export * from './shapes.ts';

export const deskCalls = {
  'desk.status': call(nothing).for('anyone').returns<DeskStatus>(),

  ...libraryCalls,
  ...packCalls,
  ...queueCalls,
  ...similarEntryCalls,
  ...proposalCalls,
  ...entryCalls,
  ...previewCalls,
  ...modelCalls,
  ...learningCalls,
  ...formDraftCalls,
  ...gapCalls,
  ...goldenCalls,
  ...replyCalls,
  ...auditCalls,
  ...backupCalls,
  ...retentionCalls,
  ...diagnosticsCalls,
  ...experimentCalls,
  ...reportCalls,
  ...fairnessCalls,
  ...qualityCalls,
  ...practiceCalls,
  ...dataAuditCalls,
  ...outcomeCalls,
  ...customerCalls,
  ...checkCalls,
  ...snippetCalls,
  ...spellingCalls,
  ...handoverCalls,
  ...messageCalls,
  ...sampleCalls,
  ...peopleCalls,
  ...settingsCalls,
  ...updateCalls,
  ...vaultCalls,
  ...worklistCalls,
} as const;

/** Every event of the desk. */
export interface DeskEvents {
  'desk.changed': DeskStatus;
  /** Documents or entries were added, changed or removed. */
  'library.changed': null;
  /** What waits for review changed: proposals, duplicates, contradictions. */
  'review.changed': null;
  'settings.changed': Settings;
  /** Somebody came to work here, went, or may do more or less than before. */
  'people.changed': null;
  /** Snippets were added, changed or removed. */
  'snippets.changed': null;
  /** Something was learned, accepted or deleted. */
  'learning.changed': null;
  /** Questions without an answer were added, clustered, answered or closed. */
  'gaps.changed': null;
  /** Something was read or decided: the report has other figures now. */
  'report.changed': null;
  /** Messages that were being looked into when the list was given are read, or could not be. */
  'customers.changed': null;
  /** A fairness check began, is further, or ended. */
  'fairness.changed': null;
  /** Golden questions were added, removed or run again: there may be regressions now. */
  'golden.changed': null;
  /** Drafts of forms can be read now, or were erased: all of them are to be listed again. */
  'formDrafts.changed': null;
  /** A backup was made, checked, or is being made; or where they go is another folder. */
  'backups.changed': null;
  /** Mails that wait for an answer came or went, or are in another place. */
  'worklist.changed': null;
  /** Words went because they were old enough, or it was agreed when they go. */
  'retention.changed': null;
  /** A watched folder came, went, or is in another state. */
  'folders.changed': null;
  /** The engine ended and is being started again, or is back; failed says why, in `error`. */
  'engine.changed': EngineStatus;
  /** The window is to paste the clipboard (global hotkey). */
  'shell.pasteRequested': null;
  /** The palette is in front again. */
  'shell.paletteShown': null;
  /** The palette asks for something to be shown in the workspace. */
  'shell.openRequested': OpenRequest;
  /** Thunderbird's add-on can reach the app now, or no longer. */
  'shell.thunderbirdChanged': null;
  /** A key for other programs was set, or could not be. */
  'shell.keysChanged': null;
  /** Locks in a moment: what is typed is to be sent, and `vault.lock` to be called. */
  'shell.lockRequested': null;
  /** In the tray for a while: what is typed is to be sent, and `shell.restWindow` to be called, unless something is under way. */
  'shell.restRequested': null;
  /** Mail files were handed over by the system: `shell.takeOpenedFiles` has them. */
  'shell.filesHandedOver': null;
}
export type EventName = keyof DeskEvents;

/** A set of calls: what comes in is checked, who may is declared, what goes out is typed. */
export type CallMap = Record<
  string,
  { readonly input: z.ZodType; readonly access: CallAccess; readonly output?: unknown }
>;
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
