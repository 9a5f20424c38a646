import type { ReactNode } from 'react';
import type { Use } from '../../stores/people.ts';
import { useMay } from './may.ts';

/** What is there only for those who may make a call. */
export function Allowed({ use, children }: { readonly use: Use; readonly children: ReactNode }) {
  const may = useMay();
  return may(...use) ? children : null;
}
