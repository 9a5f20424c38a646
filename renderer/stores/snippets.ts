import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type {
  CallInput,
  FilledSnippet,
  SnippetMatch,
  Snippet,
  SnippetImport,
  SnippetPreview,
} from '../../preload/contract.ts';
import { createActions } from './resource.ts';

type Values = CallInput<'snippets.fill'>['values'];
type Fields = CallInput<'snippets.save'>['snippet'];

interface SnippetsState {
  /** All of them; empty until loaded. */
  readonly all: readonly Snippet[];
  readonly problem: string | null;
  /** What calms the customer of that case, best first. */
  readonly calming: { readonly caseId: string; readonly snippets: readonly Snippet[] } | null;
  readonly loadCalming: (caseId: string) => Promise<void>;
  readonly find: (text: string, caseId: string | null) => Promise<readonly SnippetMatch[]>;
  /** Null when it could not be filled; then `problem` says why. */
  readonly fill: (id: string, caseId: string | null, values: Values) => Promise<FilledSnippet | null>;
  readonly preview: (text: string, caseId: string | null) => Promise<SnippetPreview | null>;
  readonly save: (snippet: Fields) => Promise<string | null>;
  readonly remove: (id: string) => Promise<boolean>;
  /** Asks for a file and imports its snippets; null when none was chosen or it could not be imported. */
  readonly importFile: () => Promise<SnippetImport | null>;
  readonly undoImport: (id: string) => Promise<boolean>;
  /** Asks for a folder and writes the table; null when none was chosen or it could not be written. */
  readonly exportTable: () => Promise<{ readonly path: string; readonly snippets: number } | null>;
  readonly dismissProblem: () => void;
  /** Loads them and follows their changes, until the returned function is called. */
  readonly start: () => () => void;
}

export type SnippetsStore = StoreApi<SnippetsState>;

const shown = 20;

/** Finding, filling and keeping snippets. */
export function createSnippetsStore(api: DeskApi): SnippetsStore {
  return createStore<SnippetsState>()((set) => {
    const { attempt, succeeds } = createActions(set);
    return {
      all: [],
      problem: null,
      calming: null,
      async loadCalming(caseId) {
        const snippets = await attempt(() => api.call('snippets.calming', { caseId }));
        set({ calming: { caseId, snippets: snippets ?? [] } });
      },
      find: async (text, caseId) =>
        (await attempt(() => api.call('snippets.find', { text, caseId, limit: shown }))) ?? [],
      fill: (id, caseId, values) => attempt(() => api.call('snippets.fill', { id, caseId, values })),
      preview: (text, caseId) => attempt(() => api.call('snippets.preview', { text, caseId, values: {} })),
      save: async (snippet) => (await attempt(() => api.call('snippets.save', { snippet })))?.id ?? null,
      remove: (id) => succeeds(() => api.call('snippets.remove', { id })),
      importFile: () =>
        attempt(async () => {
          const [path] = await api.call('shell.pick', { what: 'files' });
          return path === undefined ? null : api.call('snippets.import', { path });
        }),
      undoImport: (id) => succeeds(() => api.call('snippets.undoImport', { id })),
      exportTable: () =>
        attempt(async () => {
          const [folder] = await api.call('shell.pick', { what: 'export folder' });
          return folder === undefined ? null : api.call('snippets.export', { folder });
        }),
      dismissProblem() {
        set({ problem: null });
      },
      start() {
        const load = async () => {
          const all = await attempt(() => api.call('snippets.list', {}));
          if (all !== null) set({ all });
        };
        const stops = [
          api.on('snippets.changed', () => void load()),
          api.on('engine.changed', ({ state }) => {
            if (state === 'ready') void load();
          }),
        ];
        void load();
        return () => {
          for (const stop of stops) stop();
        };
      },
    };
  });
}
