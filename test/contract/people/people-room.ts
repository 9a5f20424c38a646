import { randomBytes, randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createAuditSealing } from '../../../main/desk/audit/sealing.ts';
import { verifyAuditLog } from '../../../main/desk/audit/verify.ts';
import { createAuditWriter } from '../../../main/desk/audit/writer.ts';
import { createChanges } from '../../../main/desk/changes.ts';
import { createPeopleHandlers } from '../../../main/desk/handlers/people.ts';
import { createPeopleList } from '../../../main/desk/people/people-list.ts';
import { createPeople } from '../../../main/desk/people/people.ts';
import { createSession } from '../../../main/desk/people/session.ts';
import type { KeyStore } from '../../../main/desk/ports.ts';
import { createVault } from '../../../main/desk/privacy/vault.ts';
import { decryptBytes, encryptBytes } from '../../../main/desk/privacy/cipher.ts';
import { createDirectWire, createDispatch } from '../../../main/wire/dispatch.ts';
import { createClient } from '../../../preload/client.ts';
import { deskCalls } from '../../../preload/contract.ts';
import { temporaryFolder } from '../support/folder.ts';
import { quickScrypt } from '../support/scrypt.ts';
import { open, silent } from '../support/store.ts';

/** A key store that opens by itself, as that of a system. */
export function keyStoreOfTest(): KeyStore {
  const secret = randomBytes(32);
  return {
    wrap: (key) => Promise.resolve(encryptBytes(secret, key, '')),
    unwrap: (wrapped) => Promise.resolve(decryptBytes(secret, wrapped, '') ?? new Uint8Array()),
  };
}

/** The people of a folder behind the real dispatch; every other call only notes that it was reached. */
export async function openPeopleRoom({
  folder = temporaryFolder(onTestFinished),
  keyStore = null,
}: { readonly folder?: string; readonly keyStore?: KeyStore | null } = {}) {
  const { store } = open(folder);
  onTestFinished(() => store.close());
  const changes = createChanges(silent);
  const clock = { now: 0 };
  const vault = await createVault({
    folder,
    keyStore,
    scrypt: quickScrypt,
    changes,
    log: silent,
    now: () => clock.now,
  });
  const list = createPeopleList(store.meta, vault);
  const session = createSession({ list, vault, changes });
  const people = createPeople({ list, session, vault, changes, newId: randomUUID });
  const auditTable = store.auditLog;
  const who = () => session.who();
  const sealing = createAuditSealing({ auditTable, vault, folder, who, log: silent });
  const writer = createAuditWriter({
    auditTable,
    sealing,
    vault,
    who,
    newId: randomUUID,
    now: Date.now,
    log: silent,
  });
  const reached: string[] = [];
  const others = Object.fromEntries(
    Object.keys(deskCalls).map((name) => [
      name,
      () => {
        reached.push(name);
        return null;
      },
    ]),
  );
  const handlers = { ...others, ...createPeopleHandlers({ people, session, writer }) };
  const answer = createDispatch(
    deskCalls,
    { handlers: handlers as never, access: () => session.access() },
    silent,
  );
  return {
    folder,
    store,
    vault,
    session,
    people,
    writer,
    reached,
    clock,
    api: createClient(createDirectWire(answer, () => () => undefined)),
    answer,
    verify: () => verifyAuditLog({ auditTable, sealing, vault, writer }),
    settled: () => sealing.settled(),
  };
}
export type PeopleRoom = Awaited<ReturnType<typeof openPeopleRoom>>;

export const passphrases = {
  olga: 'olga bakes with rye',
  ed: 'ed counts the loaves',
  anna: 'anna answers letters',
} as const;

/** A shop with an owner, an editor and an agent; the owner is there. */
export async function openShop(given: Parameters<typeof openPeopleRoom>[0] = {}) {
  const room = await openPeopleRoom(given);
  if (room.vault.status().state === 'absent') await room.vault.create('before there were people');
  const olga = await room.api.call('people.start', { name: 'Olga', passphrase: passphrases.olga });
  const ed = await room.api.call('people.add', { name: 'Ed', role: 'editor', passphrase: passphrases.ed });
  const anna = await room.api.call('people.add', {
    name: 'Anna',
    role: 'agent',
    passphrase: passphrases.anna,
  });
  const unlock = (person: { readonly id: string; readonly name: string }) =>
    room.api.call('people.unlock', {
      person: person.id,
      passphrase: passphrases[person.name.toLowerCase() as keyof typeof passphrases],
    });
  return { ...room, olga, ed, anna, unlock };
}
