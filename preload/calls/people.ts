import type { CallAccess } from '../roles.ts';
import type { SessionStatus } from '../shapes/people.ts';
import { call, nothing } from './call.ts';

/** Who works at this desk, and what each may do. */
export const peopleCalls = {
  'people.session': call(nothing).for('anyone').returns<SessionStatus>(),
  /** What each call needs, by its name: what the window shows follows from it. */
  'people.declared': call(nothing).for('anyone').returns<Readonly<Record<string, CallAccess>>>(),
} as const;
