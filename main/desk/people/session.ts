import type { SessionStatus } from '../../../preload/contract.ts';
import type { Access } from '../../../preload/roles.ts';

/** Who is at the desk. */
export interface Session {
  status(): SessionStatus;
  /** What whoever is there may do. */
  access(): Access;
}

/** One person alone: nobody is told apart. */
export function createSession(): Session {
  return {
    status: () => ({ kind: 'alone', person: null, access: 'owner' }),
    access: () => 'owner',
  };
}
