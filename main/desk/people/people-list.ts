import { z } from 'zod';
import { roles } from '../../../preload/roles.ts';
import type { Vault } from '../privacy/vault.ts';
import { peopleColumn } from '../store/encrypted-columns.ts';
import { peopleKeys as keys } from '../store/meta.ts';
import type { MetaTable } from '../store/store.ts';

const personSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  role: z.enum(roles),
  /** Does not work here any more; lines of the audit log still name her. */
  isGone: z.boolean(),
});
export type KnownPerson = Readonly<z.infer<typeof personSchema>>;
const listSchema = z.array(personSchema);

const namesSchema = z.array(z.strictObject({ id: z.string().min(1), name: z.string().min(1) }));
export type PersonName = Readonly<z.infer<typeof namesSchema.element>>;

/**
 * Everybody who works here, or did: one text, encrypted and vouched for by the vault's key, so that nobody without it adds
 * somebody or makes more of herself. The names alone stand beside it in the clear, to choose from while the vault is locked.
 */
export interface PeopleList {
  /** Whether people are told apart. Needs no key, and believes the key where one is open. */
  isThere(): boolean;
  /** Null where no key is open, or where it is not what the desk wrote. */
  read(): readonly KnownPerson[] | null;
  /** Throws as `Vault.encrypt` does, or as the disk does. */
  write(people: readonly KnownPerson[]): void;
  /** Who can unlock the desk. Needs no key, and proves nothing. */
  names(): readonly PersonName[];
}

export function createPeopleList(
  meta: MetaTable,
  vault: Pick<Vault, 'isOpen' | 'encrypt' | 'decryptIfReadable'>,
): PeopleList {
  function read(): readonly KnownPerson[] | null {
    const stored = meta.get(keys.list);
    if (stored === null || !vault.isOpen()) return null;
    const text = vault.decryptIfReadable(Buffer.from(stored, 'base64'), peopleColumn, '');
    return text === null ? null : (listSchema.safeParse(JSON.parse(text)).data ?? null);
  }

  return {
    isThere() {
      if (meta.get(keys.list) === null) return false;
      const known = read();
      return known === null ? meta.get(keys.names) !== '[]' : known.some(({ isGone }) => !isGone);
    },
    read,
    write(people) {
      const list = vault.encrypt(JSON.stringify(people), peopleColumn, '');
      const names = people.filter(({ isGone }) => !isGone).map(({ id, name }) => ({ id, name }));
      meta.set(keys.list, Buffer.from(list).toString('base64'));
      meta.set(keys.names, JSON.stringify(names));
    },
    names() {
      try {
        return namesSchema.parse(JSON.parse(meta.get(keys.names) ?? '[]'));
      } catch {
        // Somebody wrote something else there.
        return [];
      }
    },
  };
}
