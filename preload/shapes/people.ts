import type { Access, Role } from '../roles.ts';

/** Somebody who works at this desk. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Who is at the desk. */
export interface SessionStatus {
  /**
   * alone: nobody is told apart, and everything is allowed. nobody: people are, and none of them has unlocked it. recovery: it was
   * unlocked with the recovery key.
   */
  readonly kind: 'alone' | 'nobody' | 'person' | 'recovery';
  readonly person: Person | null;
  readonly access: Access;
}
