import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskApi } from '../../preload/client.ts';
import type { CustomerAtRisk, Customers } from '../../preload/contract.ts';
import { createResource } from './resource.ts';

interface CustomersState {
  /** Null until loaded. */
  readonly customers: Customers | null;
  /** What could be written to one of them. */
  readonly draft: { readonly customer: CustomerAtRisk; readonly text: string } | null;
  readonly problem: string | null;
  readonly openDraft: (customer: CustomerAtRisk) => Promise<void>;
  readonly closeDraft: () => void;
  /** Loads, and follows what is done while it is shown; returns the function that stops. */
  readonly start: () => () => void;
}

export type CustomersStore = StoreApi<CustomersState>;

/** Customers who may leave, and what comes again. */
export function createCustomersStore(api: DeskApi): CustomersStore {
  return createStore<CustomersState>()((set) => {
    const { attempt, start } = createResource({
      api,
      // Not `desk.changed`: an import would look through three months of messages several times a second.
      events: ['report.changed', 'customers.changed', 'settings.changed'],
      fetch: () => api.call('customers.list', {}),
      apply: (customers) => set({ customers }),
      clear: () => set({ customers: null, draft: null }),
      set,
    });
    return {
      customers: null,
      draft: null,
      problem: null,
      async openDraft(customer) {
        const draft = await attempt(() => api.call('customers.draft', { caseId: customer.caseId }));
        if (draft !== null) set({ draft: { customer, text: draft.text } });
      },
      closeDraft: () => set({ draft: null }),
      start,
    };
  });
}
