import path from 'node:path';
import { exportAuditLog } from '../../../main/desk/audit/export-audit-log.ts';
import { createChanges } from '../../../main/desk/changes.ts';
import { ratedCases } from '../../../main/desk/outcomes/rated-cases.ts';
import { createVault } from '../../../main/desk/privacy/vault.ts';
import { createReportRoom, type ReportRoom } from '../../../main/desk/report/report.ts';
import type { Settings } from '../../../preload/contract.ts';
import type { NewAuditRecord, Store } from '../../../main/desk/store/store.ts';
import { createUnfinishedFiles } from '../../../main/desk/store/unfinished-files.ts';
import { defaultSettings } from '../../support/default-settings.ts';
import { t } from '../../support/i18n.ts';
import { open, silent } from '../support/store.ts';

/** The report on a log of its own. */
export interface TestReport {
  readonly store: Store;
  readonly report: ReportRoom;
  readonly append: (lines: readonly Pick<NewAuditRecord, 'kind' | 'caseId' | 'at' | 'facts'>[]) => void;
  /** Writes the log into a file and returns its path. */
  readonly exportLog: () => Promise<string>;
}

export async function openReport(
  folder: string,
  now: () => number = Date.now,
  settings: Settings = defaultSettings,
): Promise<TestReport> {
  const { store } = open(folder);
  const changes = createChanges(silent);
  const unfinished = createUnfinishedFiles(folder);
  const writer = { flush: () => undefined };
  const report = createReportRoom({
    store,
    settings: { get: () => settings },
    writer,
    isBusy: () => false,
    changes,
    log: silent,
    unfinished,
    t,
    locale: () => 'en',
    colleagues: () => [],
    ratedCases: (figure, query) => ratedCases(store.ratingFacts, figure, query),
    // Nothing waits to be done.
    rareWords: { without: (text) => text },
    gaps: { overview: () => ({ clusters: [], unreadable: 0, clustering: false }) },
    similarEntries: { list: () => ({ total: 0, rows: [] }) },
    now,
  });
  const vault = await createVault({ folder, keyStore: null, changes, log: silent });
  return {
    store,
    report,
    append(lines) {
      const rows = lines.map((line) => ({ ...line, secret: null, chosen: [] }));
      for (let at = 0; at < rows.length; at += 2_000)
        store.auditLog.appendAll(rows.slice(at, at + 2_000), null);
    },
    async exportLog() {
      const file = path.join(folder, 'export.jsonl');
      const deps = { auditTable: store.auditLog, vault, writer, unfinished };
      await exportAuditLog({ path: file, format: 'jsonl', words: false }, deps);
      return file;
    },
  };
}
