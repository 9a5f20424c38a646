import type { DeskEvents, Snippet } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { openMail } from '../worklist/worklist-actions.ts';
import { chooseSnippet } from '../snippets/snippet-actions.ts';

/** Shows a mail that a mail program gave, or what was found in the palette: in the reply where a message is in hand, where it stands otherwise. */
export async function openFromPalette(desk: Desk, request: DeskEvents['shell.openRequested']): Promise<void> {
  const { show, open } = desk.window.getState();
  if (request.what === 'clipboard') return;
  if (request.what === 'mail') return openMail(desk, request.id, 'from Thunderbird');
  if (request.what === 'snippet') {
    const isIt = ({ id }: Snippet): boolean => id === request.id;
    // A page that was loaded for this has no list of them yet.
    const snippet =
      desk.snippets.getState().all.find(isIt) ?? (await desk.api.call('snippets.list', {})).find(isIt);
    if (snippet !== undefined) chooseSnippet(desk, snippet);
    return;
  }
  const { target, title, documentId } = request;
  const { activeCase, addAnswer } = desk.workspace.getState();
  show('desk');
  if (activeCase !== null) void addAnswer(title, target);
  else open({ kind: 'source', documentId, at: { words: [title] } });
}
