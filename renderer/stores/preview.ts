import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CallInput, FilePreview, TableColumns } from '../../preload/contract.ts';
import { sentenceOf } from './settings.ts';

/** Files that are asked for at once: few enough that the first ones are there at once. */
const filesAtOnce = 6;
/** Files beyond these are counted, and taken like the others. */
export const mostLookedAt = 300;

type Choices = ReadonlyMap<string, ReadonlyMap<number, TableColumns>>;

interface PreviewState {
  readonly paths: readonly string[];
  /** The document whose file is looked at again; null for files that are new. */
  readonly documentId: string | null;
  /** Files that these paths lead to; null until it is known. */
  readonly total: number | null;
  readonly files: readonly FilePreview[];
  readonly isLooking: boolean;
  readonly problem: string | null;
  /** Path of the file whose details are shown. */
  readonly shown: string | null;
  readonly leftOut: ReadonlySet<string>;
  readonly choices: Choices;
  /** Looks at files; what an earlier look still brings is dropped. */
  readonly look: (paths: readonly string[]) => Promise<void>;
  /** Looks at the file of a document that is in the library. */
  readonly lookAgain: (documentId: string) => Promise<void>;
  readonly show: (path: string) => void;
  readonly toggleLeftOut: (path: string) => void;
  /** Reads a table in another way, and shows what then comes of it. */
  readonly choose: (path: string, place: number, columns: TableColumns) => Promise<void>;
  /** Stops looking; nothing was kept. */
  readonly stop: () => void;
}

export type PreviewStore = StoreApi<PreviewState>;

const nothing = {
  paths: [],
  documentId: null,
  total: null,
  files: [],
  isLooking: false,
  problem: null,
  shown: null,
  leftOut: new Set<string>(),
  choices: new Map<string, ReadonlyMap<number, TableColumns>>(),
} satisfies Partial<PreviewState>;

/** What a person decided in the preview, as `library.import` takes it. */
export function decisionsOf({
  leftOut,
  choices,
}: Pick<PreviewState, 'leftOut' | 'choices'>): Pick<CallInput<'library.import'>, 'columns' | 'except'> {
  return {
    ...(leftOut.size === 0 ? {} : { except: [...leftOut] }),
    ...(choices.size === 0 ? {} : { columns: columnsOf(choices) }),
  };
}

const columnsOf = (choices: Choices) =>
  [...choices].map(([path, tables]) => ({
    path,
    tables: [...tables].map(([place, columns]) => ({
      place,
      columns: { ...columns, variants: [...columns.variants], tags: [...columns.tags] },
    })),
  }));

/** Files that a person is about to add, looked at a few at a time. */
export function createPreviewStore(api: DeskApi): PreviewStore {
  return createStore<PreviewState>()((set, get) => {
    let round = 0;
    /** Raised by every choice for a file: an answer to an older choice is dropped. */
    const chosen = new Map<string, number>();
    return {
      ...nothing,
      async look(paths) {
        const mine = ++round;
        chosen.clear();
        set({ ...nothing, paths, isLooking: true });
        try {
          for (let from = 0; ; from += filesAtOnce) {
            const found = await api.call('library.preview', {
              paths: [...paths],
              from,
              limit: filesAtOnce,
            });
            if (mine !== round) return;
            const files = [...get().files, ...found.files];
            set({ total: found.total, files, shown: get().shown ?? files[0]?.path ?? null });
            if (found.files.length === 0 || files.length >= Math.min(found.total, mostLookedAt)) break;
          }
        } catch (error) {
          if (mine === round) set({ problem: sentenceOf(error) });
        }
        if (mine === round) set({ isLooking: false });
      },
      async lookAgain(documentId) {
        const mine = ++round;
        chosen.clear();
        set({ ...nothing, documentId, isLooking: true });
        try {
          const file = await api.call('library.previewAgain', { id: documentId });
          if (mine === round) set({ total: 1, files: [file], shown: file.path });
        } catch (error) {
          if (mine === round) set({ problem: sentenceOf(error) });
        }
        if (mine === round) set({ isLooking: false });
      },
      show(shown) {
        set({ shown });
      },
      toggleLeftOut(path) {
        const leftOut = new Set(get().leftOut);
        if (!leftOut.delete(path)) leftOut.add(path);
        set({ leftOut });
      },
      async choose(path, place, columns) {
        const mine = round;
        const turn = (chosen.get(path) ?? 0) + 1;
        chosen.set(path, turn);
        const choices = new Map(get().choices);
        choices.set(path, new Map(choices.get(path)).set(place, columns));
        set({ choices, files: withColumns(get().files, path, place, columns) });
        const from = get().files.findIndex((file) => file.path === path);
        try {
          const columnsOfFile = columnsOf(new Map([...choices].filter(([each]) => each === path)));
          const { documentId, paths } = get();
          const found =
            documentId === null
              ? (
                  await api.call('library.preview', {
                    paths: [...paths],
                    from,
                    limit: 1,
                    columns: columnsOfFile,
                  })
                ).files
              : [
                  await api.call('library.previewAgain', {
                    id: documentId,
                    tables: columnsOfFile.flatMap(({ tables }) => tables),
                  }),
                ];
          if (mine !== round || chosen.get(path) !== turn) return;
          const read = found.find((file) => file.path === path);
          if (read !== undefined)
            set({ files: get().files.map((file) => (file.path === path ? read : file)), problem: null });
        } catch (error) {
          if (mine === round) set({ problem: sentenceOf(error) });
        }
      },
      stop() {
        round += 1;
        set(nothing);
      },
    };
  });
}

/** The choice is seen at once; what comes of it follows when the file was read again. */
function withColumns(
  files: readonly FilePreview[],
  path: string,
  place: number,
  columns: TableColumns,
): readonly FilePreview[] {
  return files.map((file) =>
    file.path !== path || file.outcome !== 'understood'
      ? file
      : {
          ...file,
          tables: file.tables.map((table) =>
            table.place === place ? { ...table, columns, because: 'chosen', noLongerFits: false } : table,
          ),
        },
  );
}
