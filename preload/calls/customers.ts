import { z } from 'zod';
import type { Customers } from '../shapes/customers.ts';
import type { Draft } from '../shapes/replies.ts';
import { id } from '../shapes/schema.ts';
import { call, nothing } from './call.ts';

/** Customers who may leave, and what comes again. Needs an open key: without one, fails with `vault_absent` or `vault_locked`. */
export const customerCalls = {
  /** Of the last ninety days. */
  'customers.list': call(nothing).for('owner').returns<Customers>(),
  /** A mail to the customer of a case, put together from the shop's own words; nothing is sent. Throws `not_found`. */
  'customers.draft': call(z.strictObject({ caseId: id }))
    .for('owner')
    .returns<Draft>(),
} as const;
