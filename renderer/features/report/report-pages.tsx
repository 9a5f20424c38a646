import type { ComponentType } from 'react';
import type { CallName } from '../../../preload/contract.ts';
import type { ReportPage } from '../../stores/report.ts';
import { CustomersPage } from '../customers/customers-page.tsx';
import { OutcomesPage } from '../outcomes/outcomes-page.tsx';
import { FairnessPage } from '../fairness/fairness-page.tsx';
import { DataAuditPage } from '../data-audit/data-audit-page.tsx';
import { QualityPage } from '../quality/quality-page.tsx';
import { ReportOverview } from './report-overview.tsx';

interface PageOfReport {
  readonly id: ReportPage;
  /** The call that it reads: who may not make it does not see it. */
  readonly needs: CallName;
  readonly Page: ComponentType;
}

/** In the order of the tabs. */
export const reportPages: readonly PageOfReport[] = [
  { id: 'overview', needs: 'report.figures', Page: ReportOverview },
  { id: 'outcomes', needs: 'outcomes.figures', Page: OutcomesPage },
  { id: 'customers', needs: 'customers.list', Page: CustomersPage },
  { id: 'fairness', needs: 'fairness.get', Page: FairnessPage },
  { id: 'quality', needs: 'quality.sample', Page: QualityPage },
  { id: 'library', needs: 'dataAudit.library', Page: DataAuditPage },
];
