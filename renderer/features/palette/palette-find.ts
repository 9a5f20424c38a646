import type { DeskApi } from '../../../preload/client.ts';
import type { CallInput } from '../../../preload/contract.ts';
import { findAnswers } from '../find/find-answers.ts';
import { showPlaceholders, snippetExcerpt } from '../snippets/snippet-labels.ts';

/** What the palette lists, and how it is copied and opened. */
export interface PaletteRow {
  readonly id: string;
  readonly title: string;
  /** First words of the answer; '' where they are not known yet. */
  readonly excerpt: string;
  readonly note: string;
  readonly open: CallInput<'shell.openInWorkspace'>;
  readonly copy:
    | { readonly target: string; readonly title: string; readonly text: string; readonly isInternal: boolean }
    | { readonly snippet: string };
}

export interface PaletteFound {
  readonly text: string;
  readonly rows: readonly PaletteRow[];
}

export const nothingFound: PaletteFound = { text: '', rows: [] };
const mostSnippets = 3;

/** Answers by meaning, words and title, then snippets: the same search as in the window. */
export async function findForPalette(api: DeskApi, text: string): Promise<PaletteFound> {
  const words = text.trim();
  if (words === '') return { text, rows: [] };
  const [answers, snippets] = await Promise.all([
    findAnswers(api, words, undefined),
    api.call('snippets.find', { text: words.slice(0, 500), caseId: null, limit: mostSnippets }),
  ]);
  return {
    text,
    rows: [
      ...answers.map(({ target, title, text: answer, documentId, documentName, isInternal }): PaletteRow => ({
        id: `answer ${target}`,
        title,
        excerpt: answer,
        note: documentName,
        open: { what: 'answer', target, title, documentId },
        copy: { target, title, text: answer, isInternal },
      })),
      ...snippets.map(({ snippet }): PaletteRow => ({
        id: `snippet ${snippet.id}`,
        title: snippet.title,
        excerpt: snippetExcerpt(snippet.text),
        note: snippet.shortName,
        open: { what: 'snippet', id: snippet.id },
        copy: { snippet: snippet.id },
      })),
    ],
  };
}

/** The words that Enter copies; null for what is internal. A place that nobody fills stays in brackets, to be seen. */
export async function copyOf(api: DeskApi, { copy }: PaletteRow): Promise<string | null> {
  if ('snippet' in copy) {
    const { text } = await api.call('snippets.fill', { id: copy.snippet, caseId: null, values: {} });
    return showPlaceholders(text);
  }
  if (copy.isInternal) return null;
  if (copy.text !== '') return copy.text;
  // Found by its title alone: its answer is asked for now.
  const { suggestions } = await api.call('messages.search', { text: copy.title.slice(0, 5_000) });
  const found = suggestions.find(({ target }) => target === copy.target);
  return found === undefined || found.internal ? null : found.text;
}
