import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, DataAudit, GapDraft, ImportAudit } from '../../preload/contract.ts';
import { createResource } from './resource.ts';

interface DataAuditState {
  /** Null until loaded. */
  readonly audit: DataAudit | null;
  readonly isLoading: boolean;
  readonly problem: string | null;
  /** Looks again: a sample of what customers asked is asked anew, which takes a moment. */
  readonly load: () => Promise<void>;
  /** What the files that are looked at would bring; null until it is known, and when it could not be told. */
  readonly ofFiles: ImportAudit | null;
  /** Looks at files, for as long as the returned function is not called; then what was found is gone. */
  readonly auditFiles: (input: CallInput<'dataAudit.files'>) => () => void;
  readonly draftGap: (cluster: string) => Promise<GapDraft | null>;
}

export type DataAuditStore = StoreApi<DataAuditState>;

/** Milliseconds without another choice after which files are looked at: it asks for the meaning of hundreds of entries. */
const debounceMs = 800;

/** How the library is, as it was looked at last. */
export function createDataAuditStore(api: DeskApi): DataAuditStore {
  return createStore<DataAuditState>()((set) => {
    const { load, attempt } = createResource<DataAudit>({
      api,
      fetch: () => api.call('dataAudit.library', {}),
      apply: (audit) => set({ audit }),
      set,
    });
    return {
      audit: null,
      isLoading: false,
      problem: null,
      async load() {
        set({ isLoading: true });
        await load();
        set({ isLoading: false });
      },
      ofFiles: null,
      auditFiles(input) {
        let isWanted = true;
        const look = async () => {
          const ofFiles = await api.call('dataAudit.files', input);
          if (isWanted) set({ ofFiles });
        };
        // Whoever chooses a column chooses others; without a choice nobody is about to.
        const isChosen = input.columns !== undefined || input.choices !== undefined;
        const timer = setTimeout(
          () => {
            // The preview beside it says what is wrong with files.
            look().catch(() => undefined);
          },
          isChosen ? debounceMs : 0,
        );
        return () => {
          isWanted = false;
          clearTimeout(timer);
          set({ ofFiles: null });
        };
      },
      draftGap: (cluster) => attempt(() => api.call('gaps.draftEntry', { cluster })),
    };
  });
}
