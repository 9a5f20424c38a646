import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyStoreOfTest, openPeopleRoom, openShop, passphrases, type PeopleRoom } from './people-room.ts';

type Shop = Awaited<ReturnType<typeof openShop>>;
type Slot = { kind: string; id: string } & Record<string, unknown>;
type File = { revision: number; slots: Slot[] };

const files = ['vault.json', 'vault.json.copy'] as const;
const readVault = (folder: string): File => JSON.parse(readFileSync(join(folder, files[0]), 'utf8')) as File;
function changeVault(folder: string, change: (file: File) => File): void {
  const changed = JSON.stringify(change(readVault(folder)));
  for (const name of files) writeFileSync(join(folder, name), changed);
}
const withSlot = (folder: string, id: string, change: (slot: Slot) => Slot): void =>
  changeVault(folder, (file) => ({
    ...file,
    slots: file.slots.map((slot) => (slot.id === id ? change(slot) : slot)),
  }));

/**
 * What somebody may do who has the files, an agent's passphrase and no other: `harm` is done to the folder of a shop, then she
 * tries to get in.
 */
const attacks: Readonly<
  Record<string, (shop: Shop) => { readonly as: Parameters<PeopleRoom['vault']['openWithSlot']>[0] }>
> = {
  'making her slot the owner’s': ({ folder, olga, anna }) => {
    changeVault(folder, (file) => ({
      ...file,
      slots: file.slots
        .filter(({ id }) => id !== olga.id)
        .map((slot) => (slot.id === anna.id ? { ...slot, id: olga.id } : slot)),
    }));
    return { as: { kind: 'person', id: olga.id, secret: passphrases.anna } };
  },
  'putting her slot before the owner’s, under that name': ({ folder, olga, anna }) => {
    changeVault(folder, (file) => {
      const hers = file.slots.filter(({ id }) => id === anna.id).map((slot) => ({ ...slot, id: olga.id }));
      return { ...file, slots: [...hers, ...file.slots] };
    });
    return { as: { kind: 'person', id: olga.id, secret: passphrases.anna } };
  },
  'making her slot a passphrase that is nobody’s, and the list gone': ({ folder, anna, store }) => {
    store.meta.remove('people');
    store.meta.remove('people.names');
    changeVault(folder, (file) => ({
      ...file,
      slots: file.slots
        .filter(({ id }) => id === anna.id)
        .map((slot) => ({ ...slot, kind: 'passphrase', id: '' })),
    }));
    return { as: { kind: 'passphrase', id: '', secret: passphrases.anna } };
  },
  'making her slot the recovery key': ({ folder, anna }) => {
    withSlot(folder, anna.id, (slot) => ({ ...slot, kind: 'recovery', id: '' }));
    return { as: { kind: 'recovery', id: '', secret: passphrases.anna } };
  },
  'taking the list away': ({ store, anna }) => {
    store.meta.remove('people');
    return { as: { kind: 'person', id: anna.id, secret: passphrases.anna } };
  },
  'writing a list of her own': ({ store, anna }) => {
    const list = JSON.stringify([{ ...anna, role: 'owner', isGone: false }]);
    store.meta.set('people', Buffer.from(list).toString('base64'));
    return { as: { kind: 'person', id: anna.id, secret: passphrases.anna } };
  },
  'changing one byte of the list': ({ store, anna }) => {
    const list = Buffer.from(store.meta.get('people') ?? '', 'base64');
    list[40] = (list[40] ?? 0) ^ 1;
    store.meta.set('people', list.toString('base64'));
    return { as: { kind: 'person', id: anna.id, secret: passphrases.anna } };
  },
  'naming herself as the owner where names are chosen from': ({ store, olga, anna }) => {
    store.meta.set('people.names', JSON.stringify([{ id: olga.id, name: 'Anna' }]));
    return { as: { kind: 'person', id: anna.id, secret: passphrases.anna } };
  },
  'putting something encrypted by the same key in place of the list': ({ store, anna }) => {
    store.meta.set('people', store.meta.get('audit_log.seal') ?? '');
    return { as: { kind: 'person', id: anna.id, secret: passphrases.anna } };
  },
};

describe('whoever has the files and an agent’s passphrase', () => {
  it.each(Object.entries(attacks))('gains nothing by %s', async (_what, attack) => {
    const shop = await openShop();
    await shop.settled();
    await shop.vault.lock();
    const { as } = attack(shop);
    const { vault, session, answer, reached } = await openPeopleRoom({ folder: shop.folder });
    await vault.openWithSlot(as).catch(() => undefined);
    expect(['anyone', 'agent']).toContain(session.access());
    await answer('settings.change', { shopName: 'Hers' });
    await answer('people.add', { name: 'Eve', role: 'owner', passphrase: 'let me in please' });
    await answer('entries.remove', { ids: ['a'] });
    expect(reached).toEqual([]);
    expect(vault.slots().length).toBeLessThanOrEqual(4);
  });

  it('does not come back after she was removed, with the key file of before', async () => {
    const shop = await openShop({ keyStore: keyStoreOfTest() });
    const before = files.map((name) => readFileSync(join(shop.folder, name)));
    await shop.api.call('people.remove', { id: shop.anna.id });
    await shop.vault.lock();
    files.forEach((name, at) => writeFileSync(join(shop.folder, name), before[at] ?? ''));
    const again = await openPeopleRoom({ folder: shop.folder });
    await expect(
      again.api.call('people.unlock', { person: shop.anna.id, passphrase: passphrases.anna }),
    ).rejects.toMatchObject({ code: 'not_allowed', error: { reason: 'people' } });
    expect(again.vault.isOpen()).toBe(false);
  });
});

describe('whoever has the recovery key', () => {
  it('sets the people up anew where their list was taken away', async () => {
    const shop = await openShop();
    await shop.vault.addSlot({ kind: 'recovery', id: '', secret: 'long words on paper' });
    await shop.vault.lock();
    shop.store.meta.set('people', 'bm90aGluZw==');
    const again = await openPeopleRoom({ folder: shop.folder });
    await again.vault.openWithSlot({ kind: 'recovery', id: '', secret: 'long words on paper' });
    expect(again.session.status().kind).toBe('recovery');
    const olga = await again.api.call('people.add', {
      name: 'Olga',
      role: 'owner',
      passphrase: passphrases.olga,
    });
    await again.api.call('people.unlock', { person: olga.id, passphrase: passphrases.olga });
    expect(again.session.status()).toEqual({ kind: 'person', person: olga, access: 'owner' });
  });
});
