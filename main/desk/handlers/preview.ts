import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Library } from '../library/library.ts';
import type { Previews } from '../library/preview.ts';
import type { Store } from '../store/store.ts';

/** The calls of previews of files, before they are imported and once they are in the library. */
export function createPreviewHandlers(
  previews: Previews,
  library: Pick<Library, 'sourceFile' | 'retry'>,
  { columnMappings }: Pick<Store, 'columnMappings'>,
): Pick<DeskHandlers, 'library.preview' | 'library.previewDocument' | 'library.reimport'> {
  return {
    'library.preview': (input) => previews.preview(input),
    'library.previewDocument': ({ id, tables = [] }) => previews.previewFile(library.sourceFile(id), tables),
    'library.reimport': ({ id, tables }) => {
      columnMappings.save(library.sourceFile(id).known, tables);
      return library.retry(id);
    },
  };
}
