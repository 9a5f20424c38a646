/**
 * Run as a process of its own and killed in the middle: makes a new data key, or goes on with one, and prints what it has done.
 * Arguments: folder, `new` or `go on`.
 */
import { writeSync } from 'node:fs';
import { createChanges } from '../../../main/desk/changes.ts';
import { createNewKey } from '../../../main/desk/privacy/new-key.ts';
import { createVault } from '../../../main/desk/privacy/vault.ts';
import { keyStore } from './key-store.ts';
import { quickScrypt } from './scrypt.ts';
import { open, silent } from './store.ts';

const [folder, what] = process.argv.slice(2);
if (folder === undefined) throw new Error('A folder, please');

const { store } = open(folder);
const changes = createChanges(silent);
const vault = await createVault({ folder, keyStore, changes, log: silent, scrypt: quickScrypt });
const newKey = createNewKey({ store, vault, isBusy: () => false, changes, log: silent });
writeSync(1, 'begun\n');
if (what === 'new') await newKey.begin();
else newKey.schedule();
await newKey.whenIdle();
writeSync(1, 'done\n');
store.close();
