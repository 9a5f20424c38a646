import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, FilePreview, ColumnMapping } from '../../preload/contract.ts';
import { problemText } from './problem.ts';

/** Files that are asked for at once: few enough that the first ones are there at once. */
const batchSize = 6;
/** Files beyond these are counted, and imported like the others. */
export const maxPreviewedFiles = 300;

/** What was chosen for a file beside its columns. */
type FileChoices = Omit<NonNullable<CallInput<'library.import'>['choices']>[number], 'path'>;
type ColumnChoices = ReadonlyMap<string, ReadonlyMap<number, ColumnMapping>>;

interface PreviewState {
  readonly paths: readonly string[];
  /** The document whose file is previewed again; null for files that are new. */
  readonly documentId: string | null;
  /** Files that these paths lead to; null until it is known. */
  readonly total: number | null;
  readonly files: readonly FilePreview[];
  readonly isLoading: boolean;
  readonly problem: string | null;
  /** Path of the file whose details are shown. */
  readonly selectedPath: string | null;
  readonly leftOut: ReadonlySet<string>;
  readonly choices: ColumnChoices;
  readonly fileChoices: ReadonlyMap<string, FileChoices>;
  /** Previews files; what an earlier call still brings is dropped. */
  readonly loadPaths: (paths: readonly string[]) => Promise<void>;
  /** Previews the file of a document that is in the library. */
  readonly loadDocument: (documentId: string) => Promise<void>;
  readonly select: (path: string) => void;
  readonly toggleLeftOut: (path: string) => void;
  /** Reads a table in another way, and shows what then comes of it. */
  readonly setColumns: (path: string, tableIndex: number, columns: ColumnMapping) => Promise<void>;
  /** Chooses how a file is taken, and shows what then comes of it. */
  readonly setFileChoices: (path: string, chosen: FileChoices) => Promise<void>;
  /** Cancels the preview; nothing was imported. */
  readonly cancel: () => void;
}

export type PreviewStore = StoreApi<PreviewState>;

const emptyPreview = {
  paths: [],
  documentId: null,
  total: null,
  files: [],
  isLoading: false,
  problem: null,
  selectedPath: null,
  leftOut: new Set<string>(),
  choices: new Map<string, ReadonlyMap<number, ColumnMapping>>(),
  fileChoices: new Map<string, FileChoices>(),
} satisfies Partial<PreviewState>;

/** What a person decided in the preview, as `library.import` takes it. */
export function toImportOptions({
  leftOut,
  choices,
  fileChoices,
}: Pick<PreviewState, 'leftOut' | 'choices' | 'fileChoices'>): Pick<
  CallInput<'library.import'>,
  'columns' | 'except' | 'choices'
> {
  return {
    ...(leftOut.size === 0 ? {} : { except: [...leftOut] }),
    ...(choices.size === 0 ? {} : { columns: columnsOf(choices) }),
    ...(fileChoices.size === 0
      ? {}
      : { choices: [...fileChoices].map(([path, chosen]) => ({ path, ...chosen })) }),
  };
}

const columnsOf = (choices: ColumnChoices) =>
  [...choices].map(([path, tables]) => ({
    path,
    tables: [...tables].map(([tableIndex, columns]) => ({
      tableIndex,
      columns: { ...columns, variants: [...columns.variants], tags: [...columns.tags] },
    })),
  }));

/** Files that a person is about to import, previewed a few at a time. */
export function createPreviewStore(api: DeskApi): PreviewStore {
  return createStore<PreviewState>()((set, get) => {
    let generation = 0;
    /** Raised by every choice for a file: an answer to an older choice is dropped. */
    const choiceVersions = new Map<string, number>();

    /** Previews a file again as it was chosen now. */
    async function lookAgain(path: string): Promise<void> {
      const mine = generation;
      const version = (choiceVersions.get(path) ?? 0) + 1;
      choiceVersions.set(path, version);
      const { documentId, paths, choices, fileChoices } = get();
      const from = get().files.findIndex((file) => file.path === path);
      const ofFile = <Value>(all: ReadonlyMap<string, Value>) =>
        new Map([...all].filter(([each]) => each === path));
      const { columns, choices: chosen } = toImportOptions({
        leftOut: new Set(),
        choices: ofFile(choices),
        fileChoices: ofFile(fileChoices),
      });
      try {
        const found =
          documentId === null
            ? (
                await api.call('library.preview', {
                  paths: [...paths],
                  from,
                  limit: 1,
                  ...(columns && { columns }),
                  ...(chosen && { choices: chosen }),
                })
              ).files
            : [
                await api.call('library.previewDocument', {
                  id: documentId,
                  ...(columns && { tables: columns.flatMap(({ tables }) => tables) }),
                  ...fileChoices.get(path),
                }),
              ];
        if (mine !== generation || choiceVersions.get(path) !== version) return;
        const read = found.find((file) => file.path === path);
        if (read !== undefined)
          set({ files: get().files.map((file) => (file.path === path ? read : file)), problem: null });
      } catch (error) {
        if (mine === generation) set({ problem: problemText(error) });
      }
    }

    return {
      ...emptyPreview,
      async loadPaths(paths) {
        const mine = ++generation;
        choiceVersions.clear();
        set({ ...emptyPreview, paths, isLoading: true });
        try {
          for (let from = 0; ; from += batchSize) {
            const found = await api.call('library.preview', {
              paths: [...paths],
              from,
              limit: batchSize,
            });
            if (mine !== generation) return;
            const files = [...get().files, ...found.files];
            set({ total: found.total, files, selectedPath: get().selectedPath ?? files[0]?.path ?? null });
            if (found.files.length === 0 || files.length >= Math.min(found.total, maxPreviewedFiles)) break;
          }
        } catch (error) {
          if (mine === generation) set({ problem: problemText(error) });
        }
        if (mine === generation) set({ isLoading: false });
      },
      async loadDocument(documentId) {
        const mine = ++generation;
        choiceVersions.clear();
        set({ ...emptyPreview, documentId, isLoading: true });
        try {
          const file = await api.call('library.previewDocument', { id: documentId });
          if (mine === generation) set({ total: 1, files: [file], selectedPath: file.path });
        } catch (error) {
          if (mine === generation) set({ problem: problemText(error) });
        }
        if (mine === generation) set({ isLoading: false });
      },
      select(selectedPath) {
        set({ selectedPath });
      },
      toggleLeftOut(path) {
        const leftOut = new Set(get().leftOut);
        if (!leftOut.delete(path)) leftOut.add(path);
        set({ leftOut });
      },
      async setColumns(path, tableIndex, columns) {
        const choices = new Map(get().choices);
        choices.set(path, new Map(choices.get(path)).set(tableIndex, columns));
        set({ choices, files: withColumns(get().files, path, tableIndex, columns) });
        await lookAgain(path);
      },
      async setFileChoices(path, chosen) {
        const fileChoices = new Map(get().fileChoices);
        fileChoices.set(path, { ...fileChoices.get(path), ...chosen });
        set({ fileChoices });
        await lookAgain(path);
      },
      cancel() {
        generation += 1;
        set(emptyPreview);
      },
    };
  });
}

/** The choice is seen at once; what comes of it follows when the file was read again. */
function withColumns(
  files: readonly FilePreview[],
  path: string,
  tableIndex: number,
  columns: ColumnMapping,
): readonly FilePreview[] {
  return files.map((file) =>
    file.path !== path || file.outcome !== 'parsed'
      ? file
      : {
          ...file,
          tables: file.tables.map((table) =>
            table.tableIndex === tableIndex
              ? { ...table, columns, mappedBy: 'chosen', headerChanged: false }
              : table,
          ),
        },
  );
}
