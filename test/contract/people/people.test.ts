import { describe, expect, it } from 'vitest';
import { createPeopleList } from '../../../main/desk/people/people-list.ts';
import { keyStoreOfTest, openPeopleRoom, openShop, passphrases } from './people-room.ts';

const settingsOf = (shopName: string) => ({ shopName });

describe('somebody who works alone', () => {
  it('may everything, and nothing is stored or said about people', async () => {
    const { api, session, store, writer, verify } = await openPeopleRoom({ keyStore: keyStoreOfTest() });
    expect(session.status()).toEqual({ kind: 'alone', person: null, access: 'owner' });
    await api.call('settings.change', settingsOf('Bakery'));
    writer.record({ kind: 'paused', caseId: null, facts: { agent: 'a' } });
    expect(store.auditLog.list(1)).toMatchObject([{ facts: { agent: 'a' } }]);
    expect(store.auditLog.list(1)[0]?.facts).not.toHaveProperty('person');
    expect(store.meta.get('people')).toBeNull();
    expect((await verify()).verdict).toBe('intact');
  });

  it('may everything also where a passphrase is still to be typed', async () => {
    const first = await openPeopleRoom();
    await first.vault.create('long enough to be one');
    const again = await openPeopleRoom({ folder: first.folder });
    expect(again.vault.isOpen()).toBe(false);
    expect(again.session.status().kind).toBe('alone');
  });
});

describe('people who are told apart', () => {
  it('begin with an owner, and the key store opens the vault for nobody any more', async () => {
    const keyStore = keyStoreOfTest();
    const { folder, session, vault, olga } = await openShop({ keyStore });
    expect(session.status()).toEqual({ kind: 'person', person: olga, access: 'owner' });
    expect(vault.slots().map(({ kind }) => kind)).toEqual(['person', 'person', 'person']);
    const next = await openPeopleRoom({ folder, keyStore });
    expect(next.vault.isOpen()).toBe(false);
    expect(next.session.access()).toBe('anyone');
    await expect(next.api.call('library.list', {} as never)).rejects.toMatchObject({ code: 'bad_request' });
    await expect(next.api.call('snippets.list', {})).rejects.toMatchObject({
      code: 'not_allowed',
      error: { reason: 'agent' },
    });
    expect((await next.api.call('people.names', {})).map(({ name }) => name)).toEqual(['Olga', 'Ed', 'Anna']);
  });

  it('may each what the role may, from the moment they unlock', async () => {
    const { api, unlock, reached, anna, ed, olga } = await openShop();
    await unlock(anna);
    await api.call('snippets.list', {});
    await api.call('settings.change', { theme: 'dark' });
    await expect(api.call('snippets.remove', { id: 'a' })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(
      api.call('people.add', { name: 'Al', role: 'owner', passphrase: 'aaaaaaaaaa' }),
    ).rejects.toMatchObject({ code: 'not_allowed', error: { reason: 'owner' } });
    await unlock(ed);
    await api.call('snippets.remove', { id: 'a' });
    await expect(api.call('settings.change', { theme: 'dark', ...settingsOf('Mine') })).rejects.toMatchObject(
      {
        code: 'not_allowed',
      },
    );
    await unlock(olga);
    await api.call('settings.change', settingsOf('Ours'));
    expect(reached).toEqual(['snippets.list', 'settings.change', 'snippets.remove', 'settings.change']);
  });

  it('are held back by a wrong passphrase, which leaves the desk locked (the one before would be taken for her)', async () => {
    const { api, session, anna } = await openShop();
    await expect(
      api.call('people.unlock', { person: anna.id, passphrase: passphrases.olga }),
    ).rejects.toMatchObject({ code: 'wrong_passphrase' });
    expect(session.access()).toBe('anyone');
  });

  it('may more or less at once when an owner says so, and nothing once they are gone', async () => {
    const { api, session, people, unlock, anna, ed } = await openShop();
    await api.call('people.change', { id: anna.id, role: 'editor', name: 'Anna B.' });
    expect(people.list()).toContainEqual({ id: anna.id, name: 'Anna B.', role: 'editor' });
    await api.call('people.remove', { id: ed.id });
    await expect(unlock(ed)).rejects.toMatchObject({ code: 'vault_locked' });
    await unlock(anna);
    expect(session.access()).toBe('editor');
    expect(people.names().map(({ name }) => name)).toEqual(['Olga', 'Anna B.']);
    expect(people.nameOf(ed.id)).toBe('Ed');
  });

  it('always have an owner: the last one is neither removed nor made less', async () => {
    const { api, olga, anna, session } = await openShop();
    const lastOwner = { code: 'bad_request', error: { reason: 'last_owner' } };
    await expect(api.call('people.remove', { id: olga.id })).rejects.toMatchObject(lastOwner);
    await expect(api.call('people.change', { id: olga.id, role: 'agent' })).rejects.toMatchObject(lastOwner);
    await api.call('people.change', { id: anna.id, role: 'owner' });
    await api.call('people.change', { id: olga.id, role: 'agent' });
    expect(session.access()).toBe('agent');
  });

  // Catches: a way back that leaves the others a way in, forgets who wrote what, or is open to whoever sits at an unlocked desk.
  it('go by the passphrase of an owner, and she works alone: nobody else opens anything, and the log keeps the names', async () => {
    const { api, vault, session, people, unlock, olga, ed, anna, store, verify } = await openShop();
    await unlock(anna);
    await expect(api.call('people.stop', { passphrase: passphrases.anna })).rejects.toMatchObject({
      code: 'not_allowed',
    });
    await unlock(olga);
    await expect(api.call('people.stop', { passphrase: passphrases.anna })).rejects.toMatchObject({
      code: 'wrong_passphrase',
    });
    expect(people.list()).toHaveLength(3);
    await api.call('people.stop', { passphrase: passphrases.olga });
    expect(session.status()).toEqual({ kind: 'alone', person: null, access: 'owner' });
    expect(vault.slots()).toEqual([{ kind: 'passphrase', id: '' }]);
    expect([people.list(), people.names(), people.nameOf(ed.id)]).toEqual([[], [], 'Ed']);
    expect(JSON.parse(store.auditLog.lastFacts('people') ?? '')).toMatchObject({
      change: 'alone',
      person: olga.id,
    });
    expect((await verify()).verdict).toBe('intact');
    for (const person of [olga, ed, anna])
      await expect(unlock(person)).rejects.toMatchObject({ code: 'vault_locked' });
    expect(session.access()).not.toBe('agent');
    await vault.unlock(passphrases.olga);
    expect(session.status().kind).toBe('alone');
    // And once more from there.
    await api.call('people.start', { name: 'Olga', passphrase: passphrases.olga });
    expect(session.status().kind).toBe('person');
  });

  it('have names of their own', async () => {
    const { api, anna } = await openShop();
    const taken = { code: 'bad_request', error: { reason: 'person_exists' } };
    const passphrase = 'eight letters';
    await expect(api.call('people.add', { name: ' ANNA ', role: 'agent', passphrase })).rejects.toMatchObject(
      taken,
    );
    await expect(api.call('people.change', { id: anna.id, name: 'ed' })).rejects.toMatchObject(taken);
    await expect(api.call('people.start', { name: 'X', passphrase })).rejects.toMatchObject({
      error: { reason: 'people_told_apart' },
    });
  });

  it("get a new passphrase from an owner; an owner's own needs the recovery key", async () => {
    const { api, vault, session, anna, olga } = await openShop();
    await vault.addSlot({ kind: 'recovery', id: '', secret: 'long words on paper' });
    await api.call('people.resetPassphrase', { id: anna.id, passphrase: 'anna begins again' });
    await expect(
      api.call('people.resetPassphrase', { id: olga.id, passphrase: 'olga begins again' }),
    ).rejects.toMatchObject({ error: { reason: 'recovery_key_needed' } });
    await vault.lock();
    await vault.openWithSlot({ kind: 'recovery', id: '', secret: 'long words on paper' });
    expect(session.status()).toEqual({ kind: 'recovery', person: null, access: 'owner' });
    await api.call('people.resetPassphrase', { id: olga.id, passphrase: 'olga begins again' });
    await api.call('people.unlock', { person: olga.id, passphrase: 'olga begins again' });
    await api.call('people.unlock', { person: anna.id, passphrase: 'anna begins again' });
    expect(session.status().person).toEqual(anna);
  });

  it('change their own passphrase with the one before', async () => {
    const { api, unlock, anna } = await openShop();
    await unlock(anna);
    await expect(
      api.call('people.changePassphrase', { before: 'not hers', passphrase: 'another of mine' }),
    ).rejects.toMatchObject({ code: 'wrong_passphrase' });
    await api.call('people.changePassphrase', { before: passphrases.anna, passphrase: 'another of mine' });
    await expect(unlock(anna)).rejects.toMatchObject({ code: 'wrong_passphrase' });
    await api.call('people.unlock', { person: anna.id, passphrase: 'another of mine' });
  });

  it('prove that they are another one by their passphrase, and guessing is slowed down', async () => {
    const { people, unlock, anna, ed } = await openShop();
    await unlock(anna);
    expect(await people.confirmOther(ed.id, passphrases.ed)).toEqual(ed);
    await expect(people.confirmOther(anna.id, passphrases.anna)).rejects.toMatchObject({
      reason: 'second_look_self',
    });
    for (let guess = 0; guess < 3; guess += 1)
      await expect(people.confirmOther(ed.id, `guess ${guess}`)).rejects.toMatchObject({
        code: 'wrong_passphrase',
      });
    await expect(people.confirmOther(ed.id, passphrases.ed)).rejects.toMatchObject({ code: 'busy' });
  });
});

describe('a beginning that was interrupted', () => {
  it('lets whoever was alone go on when nobody is listed yet', async () => {
    const keyStore = keyStoreOfTest();
    const { vault, folder } = await openPeopleRoom({ keyStore });
    await vault.addSlot({ kind: 'person', id: 'half', secret: 'made and not listed' });
    const again = await openPeopleRoom({ folder, keyStore });
    expect(again.session.status().kind).toBe('alone');
    await again.api.call('people.start', { name: 'Olga', passphrase: passphrases.olga });
    expect(again.session.access()).toBe('owner');
  });

  it('ends when the first owner unlocks: the key store opens for nobody', async () => {
    const keyStore = keyStoreOfTest();
    const { vault, folder, olga } = await openShop({ keyStore });
    await vault.addSlot({ kind: 'key store', id: '', secret: null });
    const again = await openPeopleRoom({ folder, keyStore });
    expect(again.vault.isOpen()).toBe(true);
    expect(again.session.access()).toBe('anyone');
    await again.api.call('people.unlock', { person: olga.id, passphrase: passphrases.olga });
    expect(again.session.access()).toBe('owner');
    expect(again.vault.slots().some(({ kind }) => kind === 'key store')).toBe(false);
  });
});

describe('an end that was interrupted', () => {
  // Bug: whoever worked here keeps a slot that opens the lock, for ever.
  it('is reached when whoever works alone now unlocks: nobody else has a slot', async () => {
    const { vault, folder, store } = await openShop();
    await vault.addSlot({ kind: 'recovery', id: '', secret: 'long words on paper' });
    await vault.addSlot({ kind: 'passphrase', id: '', secret: passphrases.olga });
    const list = createPeopleList(store.meta, vault);
    list.write((list.read() ?? []).map((one) => ({ ...one, isGone: true })));
    const again = await openPeopleRoom({ folder });
    expect(again.people.names()).toEqual([]);
    await again.vault.unlock(passphrases.olga);
    expect(again.session.status().kind).toBe('alone');
    await expect.poll(() => again.vault.slots().map(({ kind }) => kind)).toEqual(['recovery', 'passphrase']);
    await again.api.call('people.start', { name: 'Olga', passphrase: passphrases.olga });
    expect(again.session.status().kind).toBe('person');
  });

  it('is reached when an owner unlocks: whoever was removed has no slot, and those who are new keep theirs', async () => {
    const { vault, folder, store, olga, ed, anna } = await openShop();
    const list = createPeopleList(store.meta, vault);
    list.write((list.read() ?? []).map((one) => (one.id === ed.id ? { ...one, isGone: true } : one)));
    const again = await openPeopleRoom({ folder });
    await again.api.call('people.unlock', { person: olga.id, passphrase: passphrases.olga });
    await expect.poll(() => again.vault.slots().map(({ id }) => id)).toEqual([olga.id, anna.id]);
  });
});

describe('the audit log', () => {
  it('says of every line who it was, and verifies', async () => {
    const { writer, store, unlock, verify, settled, anna, olga, ed } = await openShop();
    await settled();
    writer.record({ kind: 'paused', caseId: null, facts: {} });
    await unlock(anna);
    writer.record({ kind: 'resumed', caseId: null, facts: {} });
    await unlock(ed);
    writer.record({ kind: 'paused', caseId: null, facts: {} });
    const lines = store.auditLog.list(100).map(({ kind, facts }) => ({ kind, facts }));
    expect(lines).toMatchObject([
      { kind: 'paused', facts: { person: ed.id } },
      { kind: 'resumed', facts: { person: anna.id } },
      { kind: 'paused', facts: { person: olga.id } },
      { kind: 'people', facts: { person: olga.id, change: 'added', of: anna.id, role: 'agent' } },
      { kind: 'people', facts: { person: olga.id, change: 'added', of: ed.id, role: 'editor' } },
      { kind: 'people', facts: { person: olga.id, change: 'added', of: olga.id, role: 'owner' } },
    ]);
    expect((await verify()).verdict).toBe('intact');
  });

  it('names whoever was there when something was done, not who came meanwhile', async () => {
    const { writer, store, unlock, anna, ed } = await openShop();
    await unlock(anna);
    writer.recordLater(() => ({ kind: 'read', caseId: 'c', facts: { caseId: 'c' } }));
    await unlock(ed);
    writer.record({ kind: 'reply', caseId: 'c', facts: {} });
    expect(store.auditLog.list(2)).toMatchObject([
      { kind: 'reply', facts: { person: ed.id } },
      { kind: 'read', facts: { person: anna.id } },
    ]);
  });
});
