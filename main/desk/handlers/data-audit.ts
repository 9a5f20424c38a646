import type { DeskHandlers } from '../../../preload/contract.ts';
import type { DataAuditRoom } from '../data-audit/data-audit.ts';

type Calls = Extract<keyof DeskHandlers, `dataAudit.${string}`>;

/** The calls of the audit of the library and of files before they are imported. */
export function createDataAuditHandlers(dataAudit: DataAuditRoom): Pick<DeskHandlers, Calls> {
  return {
    'dataAudit.library': () => dataAudit.library(),
    'dataAudit.files': (input) => dataAudit.files(input),
  };
}
