import type { Desk } from '../../desk.ts';
import { DeskError } from '../../../preload/client.ts';
import type { Suggestion } from '../../../preload/contract.ts';
import { decisionsOf } from '../../stores/preview.ts';
import { isSilentOn, suggestionsOf } from '../../stores/work.ts';
import { plural } from '../../ui/format.ts';

/** Ids of what keys lead to. */
export const places = {
  start: 'empty-desk',
  paste: 'paste-box',
  reply: 'reply-text',
  secondLook: 'second-look',
  filter: 'library-filter',
  entry: 'entry-question',
  question: (number: number) => `question-${number}`,
  search: (number: number) => `search-${number}`,
} as const;

function focusOn(id: string, scroll: boolean): boolean {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: true });
  if (scroll) element?.scrollIntoView({ block: 'nearest' });
  return element !== null;
}

/** Focuses an element, now or once it is drawn. */
export function goTo(id: string, scroll = true): void {
  if (focusOn(id, scroll)) return;
  // React draws in a microtask; waiting longer than needed would let the next letter go to the wrong place.
  queueMicrotask(() => {
    if (!focusOn(id, scroll)) requestAnimationFrame(() => focusOn(id, scroll));
  });
}

/** Goes to the question that the keys act on, or to the place for one when the message asks nothing. */
export function goToActive(desk: Desk, scroll = true): void {
  const { work } = desk.workspace.getState();
  if (work === null) return;
  const active = work.asked[work.active];
  goTo(places.question(active?.question.number ?? 0), scroll);
}

/** Reads a message and leads to its first question; says so to those who do not see it. */
export async function readMessage(
  desk: Desk,
  input: { readonly text: string } | { readonly path: string } | 'clipboard',
  from: 'pasted' | 'from clipboard' | 'from file' | 'from the sample shop',
): Promise<void> {
  desk.window.getState().show('desk');
  const { read, readClipboard } = desk.workspace.getState();
  const isRead = await (input === 'clipboard' ? readClipboard() : read(input, from));
  const { work } = desk.workspace.getState();
  if (!isRead || work === null) return;
  desk.window.getState().hush();
  // The reading begins with the message, so the view stays at its top.
  goToActive(desk, false);
}

/** One mail dropped on the desk is a message; everything else goes into the library. */
export async function takeFiles(desk: Desk, paths: readonly string[]): Promise<void> {
  const [first] = paths;
  if (first === undefined) return;
  const { view } = desk.window.getState();
  if (view === 'desk' && paths.length === 1 && /\.(?:eml|emlx|msg)$/i.test(first)) {
    await readMessage(desk, { path: first }, 'from file');
    return;
  }
  previewPaths(desk, paths);
}

/** Shows what would come of files before any of them is taken. */
function previewPaths(desk: Desk, paths: readonly string[]): void {
  if (paths.length === 0) return;
  desk.window.getState().open({ kind: 'preview' });
  void desk.preview.getState().look(paths);
}

/** Shows how the file of a document was understood, to correct the columns of its tables. */
export function lookAgain(desk: Desk, documentId: string): void {
  desk.window.getState().open({ kind: 'preview' });
  void desk.preview.getState().lookAgain(documentId);
}

/** Takes what the preview shows, as it was decided there. */
export async function takePreviewed(desk: Desk): Promise<void> {
  const { paths, documentId, stop, ...state } = desk.preview.getState();
  const decisions = decisionsOf(state);
  const { show, say } = desk.window.getState();
  show('library');
  stop();
  if (documentId !== null) {
    const tables = decisions.columns?.flatMap((file) => file.tables) ?? [];
    if (tables.length > 0 && (await desk.library.getState().readAgain(documentId, tables)))
      say('Read again, with the columns as you chose them.');
    return;
  }
  const files = await desk.library.getState().importPaths(paths, decisions);
  if (files === null) return;
  if (files === 0) say('No file that could be read was found there.', 'stop');
  else say(`${plural(files, 'file')} on the way into the library.`);
}

export async function pickAndImport(desk: Desk, what: 'files' | 'folder'): Promise<void> {
  desk.window.getState().show('library');
  previewPaths(desk, await desk.api.call('shell.pick', { what }));
}

/** Asks for a folder and keeps the library in step with it. */
export async function pickAndWatch(desk: Desk): Promise<void> {
  desk.window.getState().show('library');
  const [folder] = await desk.api.call('shell.pick', { what: 'folder' });
  if (folder !== undefined && (await desk.folders.getState().watch(folder)))
    desk.window.getState().say('Watched from now on: the library follows this folder.');
}

/** Asks for a folder, writes the library there, and says how many files that made and where. */
export async function exportLibrary(desk: Desk, format: 'markdown' | 'csv' | 'json'): Promise<void> {
  const { say } = desk.window.getState();
  const [folder] = await desk.api.call('shell.pick', { what: 'folder' });
  if (folder === undefined) return;
  try {
    const done = await desk.api.call('library.export', { folder, format });
    say(`Exported ${plural(done.files, 'file')} to ${done.folder}.`);
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    say(error.message, 'stop');
  }
}

/** The suggestion at a place of the active question. */
function activeSuggestion(desk: Desk, at: number): { index: number; suggestion: Suggestion } | null {
  const { work } = desk.workspace.getState();
  const asked = work?.asked[work.active];
  const suggestion = asked === undefined ? undefined : suggestionsOf(asked)[at];
  return work === null || suggestion === undefined ? null : { index: work.active, suggestion };
}

export function takeActive(desk: Desk, at: number): void {
  const found = activeSuggestion(desk, at);
  if (found === null) return;
  const { work, take, showClosest } = desk.workspace.getState();
  const asked = work?.asked[found.index];
  // Nothing is taken that was not seen: the first press only shows what is closest.
  if (asked !== undefined && isSilentOn(asked) && !asked.showsClosest) showClosest(found.index);
  else void take(found.index, found.suggestion.target);
}

export function openSource(desk: Desk, suggestion: Suggestion): void {
  const { documentId, start, end } = suggestion.source;
  desk.window.getState().open({ kind: 'source', documentId, at: { start, end } });
}

export function openActiveSource(desk: Desk, at: number): void {
  const found = activeSuggestion(desk, at);
  if (found !== null) openSource(desk, found.suggestion);
}

export function moveActive(desk: Desk, by: 1 | -1): void {
  const { work, activate } = desk.workspace.getState();
  if (work === null) return;
  activate(work.active + by);
  goToActive(desk);
}

export async function copyReply(desk: Desk): Promise<void> {
  const outcome = await desk.checks.getState().copy();
  if (outcome === 'copied') goTo(places.start);
  // The line is there only where somebody else must look; then that is what is missing.
  const looked = desk.workspace.getState().work?.lookedAtBy.trim() ?? '';
  if (outcome === 'failed' && looked === '') focusOn(places.secondLook, true);
}

export async function noteGap(desk: Desk): Promise<void> {
  const { work, noteGap: note } = desk.workspace.getState();
  if (work !== null && (await note(work.active)))
    desk.window.getState().say('Noted as a gap. You find it in the library.');
}
