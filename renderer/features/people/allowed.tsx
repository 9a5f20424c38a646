import type { ReactNode } from 'react';
import type { Use } from '../../stores/people.ts';
import { useCan } from './permissions.ts';

/** What is there only for those who may make a call. */
export function Allowed({ use, children }: { readonly use: Use; readonly children: ReactNode }) {
  const can = useCan();
  return can(...use) ? children : null;
}
