import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { Span, SpellingReport } from '../../preload/contract.ts';
import { mapSpans } from './map-findings.ts';
import type { WorkspaceStore } from './workspace.ts';

interface SpellingState {
  /** Words of the reply that are written wrongly, where they stand now. */
  readonly misspelt: readonly Span[];
  /** Language of the reply, as far as it could be told, and whether its words can be looked up. */
  readonly language: string | null;
  readonly hasDictionary: boolean;
  /** A word that somebody wants corrections of; the number tells two wishes apart. */
  readonly asked: (Span & { readonly number: number }) | null;
  /** Asks for corrections of the next wrong word behind a place in the reply, or of the first. */
  readonly askNext: (behind: number) => void;
  /** Corrections, most likely first; none where nobody can tell. */
  readonly suggest: (word: string) => Promise<readonly string[]>;
  /** Writes a correction into the reply. */
  readonly correct: (place: Span, word: string) => void;
  /** The shop writes it like that. */
  readonly addWord: (word: string) => Promise<boolean>;
}

export type SpellingStore = StoreApi<SpellingState>;

/** Milliseconds without a key after which the words are looked up: a word that is being written is not wrong yet. */
const debounceMs = 500;
const nothing: SpellingReport = { language: null, hasDictionary: true, misspelt: [] };

/** The spelling of the reply in hand, followed while it is written. */
export function createSpellingStore(api: DeskApi, workspace: WorkspaceStore): SpellingStore {
  return createStore<SpellingState>()((set, get) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wishes = 0;

    const check = async () => {
      const { activeCase } = workspace.getState();
      if (activeCase === null) return;
      const { reading, text } = activeCase;
      const report =
        text.trim() === '' ? nothing : await api.call('spelling.check', { caseId: reading.caseId, text });
      if (workspace.getState().activeCase?.text === text) set({ ...report });
    };
    const schedule = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // What cannot be looked up is not marked, and the next letter tries again.
        check().catch(() => undefined);
      }, ms);
    };

    workspace.subscribe(({ activeCase }, { activeCase: before }) => {
      if (activeCase?.text === before?.text && activeCase?.reading === before?.reading) return;
      if (activeCase === null || activeCase.reading !== before?.reading) set({ ...nothing, asked: null });
      else set(({ misspelt }) => ({ misspelt: mapSpans(misspelt, before.text, activeCase.text) }));
      if (activeCase === null) clearTimeout(timer);
      else schedule(debounceMs);
    });
    for (const event of ['settings.changed', 'snippets.changed', 'library.changed'] as const)
      api.on(event, () => {
        schedule(debounceMs);
      });

    return {
      ...nothing,
      asked: null,
      askNext(behind) {
        const { misspelt } = get();
        const next = misspelt.find(({ end }) => end > behind) ?? misspelt[0];
        if (next === undefined) return;
        wishes += 1;
        set({ asked: { ...next, number: wishes } });
      },
      async suggest(word) {
        const { language } = get();
        if (language === null || word.length > 80) return [];
        return api.call('spelling.suggest', { word, language }).catch(() => []);
      },
      correct({ start, end }, word) {
        const { activeCase, edit, revealInReply } = workspace.getState();
        if (activeCase === null) return;
        edit(activeCase.text.slice(0, start) + word + activeCase.text.slice(end));
        revealInReply({ start: start + word.length, end: start + word.length });
      },
      addWord: (word) =>
        api.call('spelling.addWord', { word }).then(
          () => true,
          () => false,
        ),
    };
  });
}
