import type { Person, SessionStatus } from '../../../preload/contract.ts';
import type { Role } from '../../../preload/roles.ts';
import type { Changes } from '../changes.ts';
import { DeskFailure } from '../failure.ts';
import type { SlotName, SlotSecret } from '../privacy/slots.ts';
import type { Vault } from '../privacy/vault.ts';
import type { KnownPerson, PeopleList, PersonName } from './people-list.ts';
import { isSamePerson } from './same-person.ts';
import type { Session } from './session.ts';

/** More than any shop that works at one desk. */
const most = 100;

/**
 * Who works at this desk. Each has a slot of the vault, and a line in the list that says what she may. The slot is made first and
 * the list says who it is: a slot that nobody is known by opens nothing but the lock.
 */
export interface People {
  /** Who can unlock the desk, also while it is locked. */
  names(): readonly PersonName[];
  /** Those who work here. */
  list(): readonly Person[];
  /** Null for an id that never was anybody's, or while the list cannot be read. */
  nameOf(id: string): string | null;
  /**
   * From here on people are told apart: whoever is there becomes an owner, and the vault opens for people and by the recovery key
   * alone. Rejects with `bad_request` where they are already, or as the vault does.
   */
  start(name: string, passphrase: string): Promise<Person>;
  /** Back to somebody who works alone, by her own passphrase typed once more. Rejects with `wrong_passphrase`. Returns who she was. */
  stop(passphrase: string): Promise<Person>;
  /** Rejects with `bad_request` for a name that is taken. */
  add(person: { readonly name: string; readonly role: Role; readonly passphrase: string }): Promise<Person>;
  /** Rejects with `bad_request` where no owner would be left, or for a name that is taken. */
  change(id: string, to: { readonly name?: string | undefined; readonly role?: Role | undefined }): Person;
  /** She cannot unlock the desk any more. Rejects with `bad_request` where no owner would be left. */
  remove(id: string): Promise<Person>;
  /** For somebody who forgot hers; an owner's own is set anew with the recovery key. Rejects with `bad_request`. */
  resetPassphrase(id: string, passphrase: string): Promise<Person>;
  /** Her own. Rejects with `wrong_passphrase` or `busy`. */
  changePassphrase(before: string, passphrase: string): Promise<Person>;
  /** Locks for whoever was there, and unlocks as this one. Rejects as `Vault.openWithSlot` does. */
  unlock(id: string, passphrase: string): Promise<SessionStatus>;
  /** Another person than the one at the desk, proved by her passphrase. Rejects with `bad_request`, or as `unlock` does. */
  confirmOther(id: string, passphrase: string): Promise<Person>;
}

const slotOf = (id: string, secret: string): SlotSecret => ({ kind: 'person', id, secret });
const toPerson = ({ id, name, role }: KnownPerson): Person => ({ id, name, role });
const refuse = (
  reason: 'person_exists' | 'people_told_apart' | 'last_owner' | 'recovery_key_needed' | 'too_many_people',
) => new DeskFailure('bad_request', { reason });

export function createPeople({
  list,
  session,
  vault,
  changes,
  newId,
}: {
  readonly list: PeopleList;
  readonly session: Session;
  readonly vault: Vault;
  readonly changes: Pick<Changes, 'publish' | 'subscribe'>;
  readonly newId: () => string;
}): People {
  const known = (): readonly KnownPerson[] => list.read() ?? [];
  const here = (): readonly KnownPerson[] => known().filter(({ isGone }) => !isGone);

  function find(id: string): KnownPerson {
    const person = here().find((one) => one.id === id);
    if (person === undefined) throw new DeskFailure('not_found', { reason: 'person' });
    return person;
  }

  /** Throws where nobody could set anything right any more. */
  function keep(people: readonly KnownPerson[]): void {
    if (!people.some(({ role, isGone }) => role === 'owner' && !isGone)) throw refuse('last_owner');
    list.write(people);
    changes.publish('people', null);
  }

  const keepOne = (person: KnownPerson): void =>
    keep(known().map((one) => (one.id === person.id ? person : one)));

  function requireFree(name: string, but?: string): void {
    if (here().some((one) => one.id !== but && isSamePerson(one.name, name))) throw refuse('person_exists');
  }

  /** A slot, and who it is for when she is listed. */
  async function prepare(name: string, role: Role, passphrase: string): Promise<KnownPerson> {
    vault.requireOpen();
    requireFree(name);
    if (here().length >= most) throw refuse('too_many_people');
    const person = { id: newId(), name, role, isGone: false };
    await vault.addSlot(slotOf(person.id, passphrase));
    return person;
  }

  /** What would open the vault for nobody in particular. */
  async function removeOtherSlots(): Promise<void> {
    for (const { kind, id } of vault.slots())
      if (kind !== 'person' && kind !== 'recovery') await vault.removeSlot({ kind, id });
  }

  const hasGone = ({ kind, id }: SlotName): boolean =>
    kind === 'person' && known().some((one) => one.id === id && one.isGone);
  let removing: Promise<void> | null = null;
  /** Whoever is gone has no way in any more: also where the end of `stop` or of `remove` was not reached. */
  function removeSlotsOfGone(): Promise<void> {
    removing ??= (async () => {
      for (let name = vault.slots().find(hasGone); name; name = vault.slots().find(hasGone))
        await vault.removeSlot(name);
    })().finally(() => (removing = null));
    return removing;
  }
  changes.subscribe('vault', 'derive', () => {
    // Locked again meanwhile, or nothing can be written: the next time, then.
    if (vault.isOpen() && session.access() === 'owner') removeSlotsOfGone().catch(() => undefined);
  });

  async function unlock(id: string, passphrase: string): Promise<SessionStatus> {
    await vault.lock();
    await vault.openWithSlot(slotOf(id, passphrase));
    const status = session.status();
    if (status.kind !== 'person') {
      await vault.lock();
      throw new DeskFailure('not_allowed', { reason: 'people' });
    }
    // Where the end of `start` was not reached.
    if (status.access === 'owner') await removeOtherSlots();
    return status;
  }

  return {
    names: () => list.names(),
    list: () => here().map(toPerson),
    nameOf: (id) => known().find((one) => one.id === id)?.name ?? null,
    async start(name, passphrase) {
      if (session.status().kind !== 'alone') throw refuse('people_told_apart');
      const person = await prepare(name, 'owner', passphrase);
      // Nobody hears of it before she is there herself: for a moment it would be nobody's desk.
      list.write([...known(), person]);
      // What was made opens it, so the others are not needed.
      await vault.reopenWithSlot(slotOf(person.id, passphrase));
      await removeOtherSlots();
      changes.publish('people', null);
      return toPerson(person);
    },
    async stop(passphrase) {
      const { person } = session.status();
      if (person === null) throw new DeskFailure('not_found', { reason: 'person' });
      await vault.checkSlot(slotOf(person.id, passphrase));
      const own: SlotSecret = { kind: 'passphrase', id: '', secret: passphrase };
      await vault.addSlot(own);
      // Gone, and not deleted: lines of the audit log still name them. Nobody hears of it before somebody is there alone.
      list.write(known().map((one) => ({ ...one, isGone: true })));
      await vault.reopenWithSlot(own);
      await removeSlotsOfGone();
      // Of those whom nobody knows, the end of whose `add` was not reached.
      for (const { kind, id } of vault.slots()) if (kind === 'person') await vault.removeSlot({ kind, id });
      changes.publish('people', null);
      return person;
    },
    async add({ name, role, passphrase }) {
      const person = await prepare(name, role, passphrase);
      keep([...known(), person]);
      return toPerson(person);
    },
    change(id, { name, role }) {
      const before = find(id);
      if (name !== undefined) requireFree(name, id);
      const after = { ...before, name: name ?? before.name, role: role ?? before.role };
      keepOne(after);
      return toPerson(after);
    },
    async remove(id) {
      const person = find(id);
      keepOne({ ...person, isGone: true });
      await vault.removeSlot({ kind: 'person', id });
      return toPerson(person);
    },
    async resetPassphrase(id, passphrase) {
      const person = find(id);
      if (person.role === 'owner' && session.status().kind !== 'recovery')
        throw refuse('recovery_key_needed');
      await vault.addSlot(slotOf(id, passphrase));
      return toPerson(person);
    },
    async changePassphrase(before, passphrase) {
      const { person } = session.status();
      if (person === null) throw new DeskFailure('not_found', { reason: 'person' });
      await vault.checkSlot(slotOf(person.id, before));
      await vault.addSlot(slotOf(person.id, passphrase));
      return person;
    },
    unlock,
    async confirmOther(id, passphrase) {
      const person = find(id);
      if (id === session.status().person?.id)
        throw new DeskFailure('bad_request', { reason: 'second_look_self', params: { name: person.name } });
      await vault.checkSlot(slotOf(id, passphrase));
      return toPerson(person);
    },
  };
}
