import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import type { Suggestion } from '../../../preload/contract.ts';
import { problemText } from '../../stores/problem.ts';
import { toImportOptions } from '../../stores/preview.ts';
import { addMails } from '../worklist/add-mails.ts';
import {
  hasNoGoodAnswer,
  placeOf,
  suggestionsOf,
  type MessageSource,
  type ReplyPlace,
} from '../../stores/active-case.ts';

/** Ids of the elements that shortcuts focus. */
export const elementIds = {
  start: 'empty-desk',
  paste: 'paste-box',
  reply: 'reply-text',
  secondLook: 'second-look',
  customer: 'customer-group',
  filter: 'library-filter',
  entry: 'entry-question',
  question: (number: number) => `question-${number}`,
  search: (number: number) => `search-${number}`,
} as const;

function tryFocus(id: string, scroll: boolean): boolean {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: true });
  if (scroll) element?.scrollIntoView({ block: 'nearest' });
  return element !== null;
}

/** Focuses an element, now or once it is drawn. */
export function focusElement(id: string, scroll = true): void {
  if (tryFocus(id, scroll)) return;
  // React draws in a microtask; waiting longer than needed would let the next letter go to the wrong place.
  queueMicrotask(() => {
    if (!tryFocus(id, scroll)) requestAnimationFrame(() => tryFocus(id, scroll));
  });
}

/** Goes to the question that the keys act on, or to the field for one when the message asks nothing. */
export function focusActiveQuestion(desk: Desk, scroll = true): void {
  const { activeCase } = desk.workspace.getState();
  if (activeCase === null) return;
  const active = activeCase.asked[activeCase.active];
  focusElement(elementIds.question(active?.question.number ?? 0), scroll);
}

/** Reads a message and focuses its first question; announces it to those who do not see it. True when it was read. */
export async function readMessage(
  desk: Desk,
  input:
    | { readonly text: string; readonly html?: string }
    | { readonly path: string }
    | { readonly worklistMail: string }
    | 'clipboard',
  from: MessageSource['from'],
): Promise<boolean> {
  desk.window.getState().show('desk');
  const { read, takeClipboard } = desk.workspace.getState();
  const given = input === 'clipboard' ? await takeClipboard() : input;
  if (given === null) return false;
  if ('paths' in given) {
    await openDroppedFiles(desk, given.paths);
    return false;
  }
  const isRead = await read(given, from);
  const { activeCase } = desk.workspace.getState();
  if (!isRead || activeCase === null) return false;
  const { dismiss, fold } = desk.window.getState();
  dismiss();
  // What was opened of the message before says nothing about this one.
  fold('message', 'details', 'alternatives');
  // The reading begins with the message, so the view stays at its top.
  focusActiveQuestion(desk, false);
  return true;
}

/** One mail dropped on the desk is a message, several go on the worklist; everything else goes into the library. */
export async function openDroppedFiles(desk: Desk, paths: readonly string[]): Promise<void> {
  const [first] = paths;
  if (first === undefined) return;
  const { view } = desk.window.getState();
  if (view === 'desk' && paths.every((path) => /\.(?:eml|emlx|msg)$/i.test(path))) {
    if (paths.length === 1) await readMessage(desk, { path: first }, 'from file');
    else await addMails(desk, paths);
    return;
  }
  openPreview(desk, paths);
}

/** Reads what the system handed over: a mail that was opened with the app, here or by a second start of it. */
export async function openHandedFiles(desk: Desk): Promise<void> {
  // Nobody may read while the desk is locked: they wait in the shell.
  const paths = await desk.api.call('shell.takeOpenedFiles', {}).catch(() => []);
  if (paths.length === 0) return;
  desk.window.getState().show('desk');
  await openDroppedFiles(desk, paths);
}

/** Where mail programs of Mozilla's and Apple's keep a mail: nothing that could be read from outside of them. */
const mailLink = /^(?:imap|mailbox|news|x-moz|message|mid)[\w+-]*:\S+$/i;

/** A message that was dragged here as words: out of a mail program, or a web mail in a browser. */
export async function openDroppedText(
  desk: Desk,
  { text, html }: { readonly text: string; readonly html: string },
): Promise<void> {
  if (html === '' && mailLink.test(text.trim())) {
    desk.window.getState().notify(t('workspace.linkOnly'), 'stop');
    return;
  }
  if (text.trim() === '' && html === '') return;
  await readMessage(desk, withHtml(text, html), 'dropped');
}

/** As `messages.read` takes it. */
export const withHtml = (text: string, html: string) => (html === '' ? { text } : { text, html });

/** Shows what would come of files before any of them is imported. */
function openPreview(desk: Desk, paths: readonly string[]): void {
  if (paths.length === 0) return;
  desk.window.getState().open({ kind: 'preview' });
  void desk.preview.getState().loadPaths(paths);
}

/** Shows how the file of a document was understood, to correct the columns of its tables. */
export function openDocumentPreview(desk: Desk, documentId: string): void {
  desk.window.getState().open({ kind: 'preview' });
  void desk.preview.getState().loadDocument(documentId);
}

/** Imports what the preview shows, with the options chosen there. */
export async function importPreviewed(desk: Desk): Promise<void> {
  const { paths, documentId, cancel, ...state } = desk.preview.getState();
  const options = toImportOptions(state);
  const { show, notify } = desk.window.getState();
  show('library');
  cancel();
  if (documentId !== null) {
    const tables = options.columns?.flatMap((file) => file.tables);
    const { path: _, ...choices } = options.choices?.[0] ?? {};
    const chosen = { ...(tables && { tables }), ...choices };
    if (Object.keys(chosen).length > 0 && (await desk.library.getState().reimport(documentId, chosen)))
      notify(t('frame.readAgain'));
    return;
  }
  const files = await desk.library.getState().importPaths(paths, options);
  if (files === null) return;
  if (files === 0) notify(t('frame.noReadableFiles'), 'stop');
  else notify(t('frame.adding', { count: files }));
}

export async function pickAndImport(desk: Desk, what: 'files' | 'folder'): Promise<void> {
  desk.window.getState().show('library');
  openPreview(desk, await desk.api.call('shell.pick', { what }));
}

/** Asks for a folder and keeps the library in step with it. */
export async function pickAndWatch(desk: Desk): Promise<void> {
  desk.window.getState().show('library');
  const [folder] = await desk.api.call('shell.pick', { what: 'folder' });
  if (folder !== undefined && (await desk.folders.getState().watch(folder)))
    desk.window.getState().notify(t('frame.watching'));
}

/** Asks for a folder, writes the library there, and says how many files that made and where. */
export async function exportLibrary(desk: Desk, format: 'markdown' | 'csv' | 'json'): Promise<void> {
  const { notify } = desk.window.getState();
  const [folder] = await desk.api.call('shell.pick', { what: 'export folder' });
  if (folder === undefined) return;
  try {
    const done = await desk.api.call('library.export', { folder, format });
    notify(t('frame.exported', { count: done.files, folder: done.folder }));
  } catch (error) {
    notify(problemText(error), 'stop');
  }
}

/** The suggestion at an index of the active question. */
function activeSuggestion(desk: Desk, at: number): { index: number; suggestion: Suggestion } | null {
  const { activeCase } = desk.workspace.getState();
  const asked = activeCase?.asked[activeCase.active];
  const suggestion = asked === undefined ? undefined : suggestionsOf(asked)[at];
  return activeCase === null || suggestion === undefined ? null : { index: activeCase.active, suggestion };
}

export function chooseSuggestion(desk: Desk, at: number): void {
  const active = activeSuggestion(desk, at);
  if (active === null) return;
  const { activeCase, choose, showClosest } = desk.workspace.getState();
  const asked = activeCase?.asked[active.index];
  // Nothing is chosen that was not seen: the first press only shows what is closest.
  if (asked !== undefined && hasNoGoodAnswer(asked) && !asked.showsClosest) showClosest(active.index);
  else void choose(active.index, active.suggestion.target);
}

export function openSource(desk: Desk, suggestion: Suggestion): void {
  const { documentId, start, end } = suggestion.source;
  desk.window.getState().open({ kind: 'source', documentId, at: { start, end } });
}

export function openActiveSource(desk: Desk, at: number): void {
  const active = activeSuggestion(desk, at);
  if (active !== null) openSource(desk, active.suggestion);
}

export function moveActiveQuestion(desk: Desk, by: 1 | -1): void {
  const { activeCase, activate } = desk.workspace.getState();
  if (activeCase === null) return;
  activate(activeCase.active + by);
  focusActiveQuestion(desk);
}

/** Copies the reply, or puts it into a draft where its mail has one, and goes on to the next message; says what stands against it, and where. */
export async function copyReply(desk: Desk, place?: ReplyPlace): Promise<void> {
  const { activeCase: inHand } = desk.workspace.getState();
  if (inHand?.text.trim() === '') {
    desk.window.getState().notify(t('workspace.emptyReply'), 'stop');
    tryFocus(elementIds.reply, true);
    return;
  }
  const to = place ?? (inHand === null ? 'clipboard' : placeOf(inHand));
  const outcome = await desk.checks.getState().copy(to);
  if (outcome === 'copied') focusElement(elementIds.start);
  // The line is there only where a second person must review; then that name is what is missing.
  const { activeCase, secondPerson } = desk.workspace.getState();
  const reviewer = secondPerson?.passphrase ?? activeCase?.reviewedBy.trim() ?? '';
  if (outcome === 'failed' && reviewer === '') tryFocus(elementIds.secondLook, true);
}

export async function addGap(desk: Desk): Promise<void> {
  const { activeCase, addGap: add } = desk.workspace.getState();
  if (activeCase !== null && (await add(activeCase.active)))
    desk.window.getState().notify(t('frame.gapSaved'));
}
