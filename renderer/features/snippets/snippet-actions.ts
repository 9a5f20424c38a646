import type { FilledSnippet, Snippet, Span } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { remainingSnippets, matchShortName } from '../../stores/insert-snippet.ts';
import type { ActiveCase } from '../../stores/active-case.ts';
import { elementIds } from '../layout/actions.ts';

/** Where the cursor stands in the reply; null when somebody is elsewhere. */
function cursorInReply(): Span | null {
  const field = document.activeElement;
  return field instanceof HTMLTextAreaElement && field.id === elementIds.reply
    ? { start: field.selectionStart, end: field.selectionEnd }
    : null;
}

export function pickSnippet(desk: Desk): void {
  desk.window.getState().open({ kind: 'pick-snippet', at: cursorInReply() });
}

/** Puts a filled snippet into the reply and says so. */
export function insertFilled(desk: Desk, snippet: Snippet, filled: FilledSnippet, at: Span | null): void {
  const { close, notify } = desk.window.getState();
  const before = desk.workspace.getState().activeCase;
  close();
  const { id, shortName, kind } = snippet;
  const { text, cursor } = filled;
  if (before === null || !desk.workspace.getState().insert({ id, shortName, kind, text, cursor }, at)) return;
  const inserted = desk.workspace.getState().activeCase?.text;
  notify(t('snippets.inserted', { name: shortName }), 'done', () => {
    const { activeCase, edit } = desk.workspace.getState();
    // What was written since is not dropped.
    if (activeCase?.reading === before.reading && activeCase.text === inserted) edit(before.text);
  });
}

/** Fills a snippet and puts it in, or asks first for what is missing. */
async function fillAndInsert(desk: Desk, snippet: Snippet, at: Span | null): Promise<void> {
  const { activeCase } = desk.workspace.getState();
  if (activeCase === null) return;
  const filled = await desk.snippets.getState().fill(snippet.id, activeCase.reading.caseId, {});
  if (filled === null) {
    desk.window.getState().notify(desk.snippets.getState().problem ?? t('common.didNotWork'), 'stop');
    return;
  }
  if (filled.missing.length === 0) insertFilled(desk, snippet, filled, at);
  else desk.window.getState().open({ kind: 'pick-snippet', at, chosen: snippet });
}

/** Puts a snippet that was found where it belongs in the reply; without a message, shows all snippets. */
export function chooseSnippet(desk: Desk, snippet: Snippet): void {
  if (desk.workspace.getState().activeCase === null) desk.window.getState().open({ kind: 'snippets' });
  else void fillAndInsert(desk, snippet, null);
}

/** What calms best for the message in hand; null where such words stand in the reply already. */
export function calmingFor(
  activeCase: ActiveCase | null,
  calming: ReturnType<Desk['snippets']['getState']>['calming'],
): Snippet | null {
  if (activeCase === null || calming?.caseId !== activeCase.reading.caseId) return null;
  const targets = new Set(calming.snippets.map(({ id }) => `s:${id}`));
  const isThere = remainingSnippets(activeCase).some(({ target }) => targets.has(target));
  return isThere ? null : (calming.snippets[0] ?? null);
}

export const activeCalming = (desk: Desk): Snippet | null =>
  calmingFor(desk.workspace.getState().activeCase, desk.snippets.getState().calming);

export function insertCalming(desk: Desk): void {
  const calming = activeCalming(desk);
  if (calming !== null) void fillAndInsert(desk, calming, null);
}

/** A short name that was just typed into the reply becomes its snippet, in its place. */
export function expandShortName(desk: Desk, text: string, cursor: number): void {
  const typed = matchShortName(text, cursor);
  if (typed === null) return;
  const { shortName, start, end } = typed;
  const snippet = desk.snippets
    .getState()
    .all.find((one) => one.shortName.toLowerCase() === shortName.toLowerCase());
  if (snippet !== undefined) void fillAndInsert(desk, snippet, { start, end });
}
