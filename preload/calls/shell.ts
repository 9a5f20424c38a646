import { z } from 'zod';
import type { Access } from '../roles.ts';
import { id } from '../shapes/schema.ts';
import { call, nothing } from './call.ts';
import { writePath } from './path.ts';

/** What a person is asked for. What may be done with it stands in `shell/file-dialogs.ts`. */
const pickPurpose = z.enum([
  'files',
  'folder',
  'mail folder',
  'pack',
  'export folder',
  'backup',
  'backup folder',
  'new pack',
  'new handover',
  'new log',
  'new report',
  'new picture',
  'new faq',
  'new diagnostics',
  'update',
]);
export type PickPurpose = z.infer<typeof pickPurpose>;

/** As what is picked may be used for. */
const pickAccess: Readonly<Record<PickPurpose, Access>> = {
  files: 'agent',
  folder: 'editor',
  'mail folder': 'agent',
  pack: 'editor',
  'export folder': 'owner',
  backup: 'owner',
  'backup folder': 'owner',
  'new pack': 'editor',
  'new handover': 'agent',
  'new log': 'owner',
  'new report': 'owner',
  'new picture': 'owner',
  'new faq': 'owner',
  'new diagnostics': 'anyone',
  update: 'owner',
};

/** Off: none is set. Taken: another program, or the system, has it. */
export type GlobalKeyState = 'works' | 'off' | 'taken';

export interface GlobalKeyStates {
  readonly hotkey: GlobalKeyState;
  readonly palette: GlobalKeyState;
  /** The session keeps keys from programs that are not in front; its own settings can start the command instead. */
  readonly isWayland: boolean;
}

/** Whether Thunderbird's add-on can reach the app: set so, not set, wanted and not possible, or not on this system. */
export interface ThunderbirdState {
  readonly state: 'on' | 'off' | 'failed' | 'not here';
  /** The file that Thunderbird is to install; null where it was not built. */
  readonly addOn: string | null;
}

/** What the workspace is to show. */
const openRequest = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('clipboard') }),
  z.strictObject({
    what: z.literal('answer'),
    target: z.string().min(1).max(200),
    title: z.string().max(5_000),
    documentId: id,
  }),
  z.strictObject({ what: z.literal('snippet'), id }),
  /** A mail of the worklist. */
  z.strictObject({ what: z.literal('mail'), id }),
]);
export type OpenRequest = z.infer<typeof openRequest>;

/** Of `DialogState`, those that are there again by their name alone. */
const reopenedDialogs = [
  'audit',
  'find',
  'help',
  'learned',
  'queues',
  'recent',
  'settings',
  'shortcuts',
  'snippets',
] as const;

/** What a window had open, so that its next page shows it again. Ids alone: what was typed stands in the desk's drafts. */
const openBefore = z.strictObject({
  view: z.enum(['desk', 'library', 'report']),
  dialog: z.enum(reopenedDialogs).nullable(),
  /** Of the message in hand, which is kept as the draft of its reply. */
  caseId: id.nullable(),
  /** The mail of the worklist that the keys act on. */
  mail: id.nullable(),
});
export type OpenBefore = z.infer<typeof openBefore>;

/** What the shell answers itself. */
export const shellCalls = {
  /** Asks a person for files or a folder, and grants them for that purpose. Empty when nothing was picked. */
  'shell.pick': call(z.strictObject({ what: pickPurpose }))
    .for({ fields: { what: pickAccess } })
    .returns<readonly string[]>(),
  /** What is on the clipboard, read once for a person who asked: words, HTML, and mail files, which may then be read. */
  'shell.readClipboard': call(nothing).for('agent').returns<{
    readonly text: string;
    /** '' where there is none, or more than a mail has. */
    readonly html: string;
    readonly files: readonly string[];
    /** It is what was copied here last. */
    readonly isOwn: boolean;
  }>(),
  /** Mail files that the system handed over (*open with*, the command line, a second start) since this was last asked. */
  'shell.takeOpenedFiles': call(nothing).for('agent').returns<readonly string[]>(),
  /** The page hears what the shell tells it: what was asked of the window before is told now. */
  'shell.windowReady': call(nothing).for('anyone').returns<null>(),
  /** Ends the page of a window in the tray, on `shell.restRequested`; not that of one that is shown again by now. */
  'shell.restWindow': call(openBefore).for('anyone').returns<{ readonly isEnded: boolean }>(),
  /** What the page had open that was ended last, once. `isCaseKnown`: false where the message is to be read anew. */
  'shell.takeOpenBefore': call(nothing)
    .for('anyone')
    .returns<(OpenBefore & { readonly isCaseKnown: boolean }) | null>(),
  /** Puts the palette away; the window of before has the keyboard again. */
  'shell.hidePalette': call(nothing).for('anyone').returns<null>(),
  /** Shows the workspace with what was found in the palette, or with the message on the clipboard. */
  'shell.openInWorkspace': call(openRequest).for('agent').returns<null>(),
  /** Whether the keys work that should work in other programs, and what stands in the way. */
  'shell.keys': call(nothing).for('agent').returns<GlobalKeyStates>(),
  /** What stands between the app and Thunderbird's add-on. */
  'shell.thunderbird': call(nothing).for('agent').returns<ThunderbirdState>(),
  /** Prints what the window's print sheet holds, by the system's dialog, for a person who asked. False where it was left. */
  'shell.print': call(nothing).for('agent').returns<{ readonly isPrinted: boolean }>(),
  /** Says by the system's notifications that long work has ended; only while the window is not in front. */
  'shell.notifyDone': call(
    z.strictObject({ what: z.enum(['import', 'past answers']), count: z.int().min(0).max(10_000_000) }),
  )
    .for('agent')
    .returns<{ readonly isShown: boolean }>(),
  /** Writes what the window shows into a PDF, as it would be printed. */
  'shell.printPage': call(z.strictObject({ path: writePath }))
    .for('owner')
    .returns<{ readonly path: string }>(),
  /** Starts the engine anew after it was given up (`engine.changed` with state failed); harmless otherwise. */
  'shell.restartEngine': call(nothing).for('anyone').returns<null>(),
} as const;
