import type { CallInput, DataAudit, ImportAudit, Settings } from '../../../preload/contract.ts';
import type { Gaps } from '../learning/gaps/gaps.ts';
import type { Previews } from '../library/preview.ts';
import type { Router } from '../messages/routing/router.ts';
import type { ReportRoom } from '../report/report.ts';
import type { Store } from '../store/store.ts';
import { auditEntries, type ImportAuditDeps } from './import-audit.ts';
import { findLanguages, findLibraryIssues, type LibraryIssuesDeps } from './library-issues.ts';
import { findQueueLabels } from './queue-labels.ts';
import { scoreLibrary, type ScoreDeps } from './coverage-score.ts';

/** How the library is: a score that only better answers raise, and what there is to mend. */
export interface DataAuditRoom {
  library(): Promise<DataAudit>;
  /** Rejects with `model_unavailable`. */
  files(input: CallInput<'dataAudit.files'>): Promise<ImportAudit>;
}

const mostFiles = 20;
const gapsShown = 5;

export function createDataAudit({
  store,
  gaps,
  previews,
  router,
  settings,
  report,
  embedder,
  ...deps
}: Omit<ScoreDeps & LibraryIssuesDeps & ImportAuditDeps, 'store' | 'passages'> & {
  readonly store: Store;
  readonly gaps: Pick<Gaps, 'overview'>;
  readonly previews: Pick<Previews, 'read'>;
  readonly router: Pick<Router, 'trainingExamples'>;
  readonly settings: { get(): Pick<Settings, 'queues'> };
  readonly report: Pick<ReportRoom, 'upToDate'>;
}): DataAuditRoom {
  const openGaps = () => gaps.overview().clusters.filter(({ answeredBy }) => answeredBy === null);

  return {
    async library() {
      await report.upToDate();
      const scored = await scoreLibrary({ store, ...deps });
      const { examples } = router.trainingExamples();
      // Without a model everything else is told as well.
      const queues = await findQueueLabels(
        settings.get().queues,
        examples,
        embedder,
        deps.rareWords.without,
      ).catch(() => ({
        examples: 0,
        disagreeing: [],
        withoutExamples: [],
      }));
      return {
        ...scored,
        gaps: (deps.vault.isOpen() ? openGaps() : [])
          .slice(0, gapsShown)
          .map(({ id, label, example, count }) => ({
            cluster: id,
            about: label === '' ? deps.rareWords.without(example) : label,
            messages: count,
          })),
        issues: findLibraryIssues({ store, ...deps }),
        languages: findLanguages(store, deps.now()),
        queues,
        comparing: deps.similarEntries.counts().comparing,
      };
    },
    async files(input) {
      const { total, documents } = await previews.read(input, mostFiles);
      const read = documents.flatMap((document) => document ?? []);
      const asked = deps.vault.isOpen() ? openGaps() : [];
      return {
        files: documents.length,
        filesLeft: total - documents.length,
        failed: documents.length - read.length,
        ...(await auditEntries(read, asked, { ...deps, embedder, passages: store.passages })),
      };
    },
  };
}
