import type { FairnessOverview } from '../shapes/fairness.ts';
import { call, nothing } from './call.ts';

/** Whether messages are treated alike, whoever writes them and however. */
export const fairnessCalls = {
  'fairness.get': call(nothing).for('owner').returns<FairnessOverview>(),
  /** Begins a check, unless one runs; `fairness.changed` tells how far it is. Rejects while no key is open. */
  'fairness.run': call(nothing).for('owner').returns<FairnessOverview>(),
  /** Ends the check that runs; nothing is kept of it. */
  'fairness.cancel': call(nothing).for('owner').returns<FairnessOverview>(),
} as const;
