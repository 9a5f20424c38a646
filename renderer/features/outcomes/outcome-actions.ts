import type { SurveyImport } from '../../../preload/contract.ts';
import type { Desk } from '../../desk.ts';
import { t } from '../../i18n.ts';

/** Says what came of an import; nothing of one that failed, whose problem stands on the page. */
export function tellImport(desk: Desk, imported: SurveyImport | null): void {
  if (imported === null) return;
  const { counted, matched } = imported;
  desk.window.getState().notify(t('outcomes.preview.imported', { count: counted, matched }));
}
