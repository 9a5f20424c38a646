import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Retention } from '../retention/retention.ts';

type Calls = Extract<keyof DeskHandlers, `retention.${string}`>;

/** The calls of what goes by itself. */
export function createRetentionHandlers(retention: Retention): Pick<DeskHandlers, Calls> {
  return {
    'retention.status': () => retention.status(),
    'retention.agree': ({ months }) => {
      retention.agree(months);
      return retention.status();
    },
    'retention.confirmClock': ({ now }) => {
      retention.confirmClock(now);
      return retention.status();
    },
  };
}
