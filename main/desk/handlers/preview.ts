import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Library } from '../library/library.ts';
import type { Previews } from '../library/preview.ts';
import type { Store } from '../store/store.ts';

/** The calls of previews of files, before they are imported and once they are in the library. */
export function createPreviewHandlers(
  previews: Previews,
  library: Pick<Library, 'sourceFile' | 'readAgain'>,
  { columnMappings }: Pick<Store, 'columnMappings'>,
): Pick<DeskHandlers, 'library.preview' | 'library.previewDocument' | 'library.reimport'> {
  return {
    'library.preview': (input) => previews.preview(input),
    'library.previewDocument': ({ id, ...chosen }) => previews.previewFile(library.sourceFile(id), chosen),
    'library.reimport': ({ id, tables, ...chosen }) => {
      const { known } = library.sourceFile(id);
      if (tables !== undefined) columnMappings.save(known, tables);
      return library.readAgain(id, chosen);
    },
  };
}
