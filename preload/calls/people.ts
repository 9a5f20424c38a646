import { z } from 'zod';
import { type CallAccess, roles } from '../roles.ts';
import type { Person, SessionStatus } from '../shapes/people.ts';
import { id } from '../shapes/schema.ts';
import { call, nothing } from './call.ts';

const name = z.string().trim().min(1).max(200);
const role = z.enum(roles);
const given = z.string().min(1).max(1000);
const chosen = z.string().min(8).max(1000);

/** Who works at this desk, and what each may do. Without anybody, whoever sits there may everything. */
export const peopleCalls = {
  'people.session': call(nothing).for('anyone').returns<SessionStatus>(),
  /** What each call needs, by its name: what the window offers follows from it. */
  'people.declared': call(nothing).for('anyone').returns<Readonly<Record<string, CallAccess>>>(),
  /** Who can unlock the desk, to choose from while it is locked. */
  'people.names': call(nothing).for('anyone').returns<readonly Pick<Person, 'id' | 'name'>[]>(),
  /** Unlocks as this person, whoever was there before. */
  'people.unlock': call(z.strictObject({ person: id, passphrase: given }))
    .for('anyone')
    .returns<SessionStatus>(),
  /** Her own. */
  'people.changePassphrase': call(z.strictObject({ before: given, passphrase: chosen }))
    .for('agent')
    .returns<null>(),
  'people.list': call(nothing).for('owner').returns<readonly Person[]>(),
  /** From here on people are told apart; whoever is there is the first owner. */
  'people.start': call(z.strictObject({ name, passphrase: chosen }))
    .for('owner')
    .returns<Person>(),
  /** Back to one person who works alone, with this as the only passphrase: her own, typed once more. Everybody else goes. */
  'people.stop': call(z.strictObject({ passphrase: given }))
    .for('owner')
    .returns<null>(),
  'people.add': call(z.strictObject({ name, role, passphrase: chosen }))
    .for('owner')
    .returns<Person>(),
  'people.change': call(z.strictObject({ id, name: name.optional(), role: role.optional() }))
    .for('owner')
    .returns<Person>(),
  /** Lines of the audit log keep the name. */
  'people.remove': call(z.strictObject({ id })).for('owner').returns<null>(),
  /** For somebody who forgot it. An owner's is set anew by whoever unlocked with the recovery key. */
  'people.resetPassphrase': call(z.strictObject({ id, passphrase: chosen }))
    .for('owner')
    .returns<null>(),
} as const;
