import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Library } from '../library/library.ts';
import type { Previews } from '../library/preview.ts';
import type { Store } from '../store/store.ts';

/** The calls of looks at files, before they are taken and once they are in the library. */
export function createPreviewHandlers(
  previews: Previews,
  library: Pick<Library, 'source' | 'retry'>,
  { tableColumns }: Pick<Store, 'tableColumns'>,
): Pick<DeskHandlers, 'library.preview' | 'library.previewAgain' | 'library.readAgain'> {
  return {
    'library.preview': (input) => previews.look(input),
    'library.previewAgain': ({ id, tables = [] }) => previews.lookAt(library.source(id), tables),
    'library.readAgain': ({ id, tables }) => {
      tableColumns.choose(library.source(id).known, tables);
      return library.retry(id);
    },
  };
}
