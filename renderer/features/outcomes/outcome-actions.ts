import type { SurveyImport } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';

/** Says what came of an import; nothing of one that failed, whose problem stands on the page. */
export function tellImport(desk: Desk, imported: SurveyImport | null): void {
  if (imported === null) return;
  const { counted, matched, unreadable } = imported;
  const told = t('outcomes.preview.imported', { count: counted, matched });
  desk.window
    .getState()
    .notify(
      unreadable === 0 ? told : t('outcomes.preview.importedPartly', { count: unreadable, imported: told }),
    );
}
