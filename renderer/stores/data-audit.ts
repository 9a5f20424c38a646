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
  /** What files would bring; null when that could not be told. */
  readonly ofFiles: (input: CallInput<'dataAudit.files'>) => Promise<ImportAudit | null>;
  readonly draftGap: (cluster: string) => Promise<GapDraft | null>;
}

export type DataAuditStore = StoreApi<DataAuditState>;

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
      async ofFiles(input) {
        try {
          return await api.call('dataAudit.files', input);
        } catch {
          // The preview beside it says what is wrong with files.
          return null;
        }
      },
      draftGap: (cluster) => attempt(() => api.call('gaps.draftEntry', { cluster })),
    };
  });
}
