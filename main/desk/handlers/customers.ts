import type { DeskHandlers } from '../../../preload/contract.ts';
import type { CustomersRoom } from '../customers/customers.ts';

type Calls = Extract<keyof DeskHandlers, `customers.${string}`>;

/** The calls of customers who may leave. */
export function createCustomerHandlers(customers: CustomersRoom): Pick<DeskHandlers, Calls> {
  return {
    'customers.list': () => customers.list(),
    'customers.draft': ({ caseId }) => customers.draft(caseId),
  };
}
