import type { SessionStatus } from '../../../preload/contract.ts';
import type { Access } from '../../../preload/roles.ts';
import type { Changes } from '../changes.ts';
import type { Vault } from '../privacy/vault.ts';
import type { PeopleList } from './people-list.ts';

/** Who is at the desk: whoever's own slot opened the vault. */
export interface Session {
  status(): SessionStatus;
  /** What whoever is there may do. */
  access(): Access;
  /** By whose name what is written now is kept: an id, or null where nobody is told apart. */
  who(): string | null;
}

const alone: SessionStatus = { kind: 'alone', person: null, access: 'owner' };
const nobody: SessionStatus = { kind: 'nobody', person: null, access: 'anyone' };
/** Whoever has the recovery key may set everything right, as an owner would; there is no name to it. */
const recovery: SessionStatus = { kind: 'recovery', person: null, access: 'owner' };

export function createSession({
  list,
  vault,
  changes,
}: {
  readonly list: PeopleList;
  readonly vault: Pick<Vault, 'isOpen' | 'openedBy' | 'slots'>;
  readonly changes: Pick<Changes, 'subscribe'>;
}): Session {
  function look(): SessionStatus {
    const by = vault.openedBy();
    if (by === null) {
      // What opened it, nobody vouches for: a slot that was made into another one in the file.
      if (vault.isOpen()) return nobody;
      return list.isThere() || vault.slots().some(({ kind }) => kind === 'person') ? nobody : alone;
    }
    if (by.kind === 'recovery') return list.isThere() ? recovery : alone;
    if (by.kind !== 'person') return list.isThere() ? nobody : alone;
    const known = list.read()?.find(({ id, isGone }) => id === by.id && !isGone);
    if (known === undefined) return nobody;
    const { id, name, role } = known;
    return { kind: 'person', person: { id, name, role }, access: role };
  }

  let now = look();
  const follow = (): void => {
    now = look();
  };
  // Before anybody else hears of it: what follows is done for whoever is there now.
  changes.subscribe('vault', 'index', follow);
  changes.subscribe('people', 'index', follow);
  changes.subscribe('reload', 'index', follow);
  return {
    status: () => now,
    access: () => now.access,
    who: () => now.person?.id ?? (now.kind === 'recovery' ? 'recovery key' : null),
  };
}
