import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WireError } from '../../preload/contract.ts';
import { applyPendingRestore } from './backups/pending-restore.ts';
import type { Changes } from './changes.ts';
import { toDataFileFailure } from './failure.ts';
import type { Ports } from './ports.ts';
import { createPeopleList, type PeopleList } from './people/people-list.ts';
import { createSession, type Session } from './people/session.ts';
import { settingsOfPerson } from './people/settings-of-person.ts';
import { createFormDrafts, type FormDrafts } from './privacy/form-drafts.ts';
import { createVault, type Vault } from './privacy/vault.ts';
import { adoptFormerSnippets } from './replies/snippets/former-snippets.ts';
import { createSettings, type SettingsService } from './settings/settings.ts';
import { openStore } from './store/open-store.ts';
import { makePrivate } from './store/private-folder.ts';
import type { Store } from './store/store.ts';
import {
  createUnfinishedFiles,
  removeTemporaryFiles,
  type UnfinishedFiles,
} from './store/unfinished-files.ts';

/** What everything else stands on. */
export interface Storage {
  readonly store: Store;
  readonly settings: SettingsService;
  readonly vault: Vault;
  readonly peopleList: PeopleList;
  readonly session: Session;
  readonly unfinished: UnfinishedFiles;
  readonly formDrafts: FormDrafts;
  /** What was recovered, by now. */
  notices(): readonly WireError[];
}

/** Opens what is on the disk, recovered where it is damaged. Throws DeskFailure when it cannot be opened. */
export async function openStorage(ports: Ports, changes: Changes): Promise<Storage> {
  try {
    return await openFiles(ports, changes);
  } catch (error) {
    throw toDataFileFailure(error);
  }
}

async function openFiles({ paths, keyStore, ...ports }: Ports, changes: Changes): Promise<Storage> {
  const { now, newId, log, lockPatienceMs, t } = ports;
  const folder = paths.data;
  const unfinished = createUnfinishedFiles(folder);
  makePrivate(folder);
  // What was asked for before the desk was closed, before anything of it is read.
  const restored = applyPendingRestore(folder, log);
  removeTemporaryFiles(folder);
  unfinished.removeLeft();
  const { store, notices } = openStore({
    folder,
    now,
    newId,
    log,
    ownName: t('entries.own'),
    isUsed: ['vault.json', 'vault.json.copy'].some((name) => existsSync(join(folder, name))),
    ...(lockPatienceMs !== undefined && { lockPatienceMs }),
  });
  const settings = await createSettings({ folder, changes, log, t });
  await adoptFormerSnippets(store, settings, log);
  const hasTexts = () => store.encryptedRows.hasCiphertexts();
  const vault = await createVault({
    folder,
    keyStore,
    hasTexts,
    changes,
    log,
    startsShut: ports.startsShut ?? false,
    ...(ports.scrypt && { scrypt: ports.scrypt }),
  });
  const peopleList = createPeopleList(store.meta, vault);
  const session = createSession({ list: peopleList, vault, changes });
  return {
    store,
    settings: settingsOfPerson(settings, session),
    vault,
    peopleList,
    session,
    unfinished,
    formDrafts: createFormDrafts({ table: store.formDrafts, vault, changes, now, log }),
    notices: () => [
      ...(restored === 'busy' ? [{ code: 'busy', reason: 'restore' } as const] : []),
      ...notices,
      ...settings.notices,
      ...vault.notices,
    ],
  };
}
