/**
 * Run as a process of its own and killed in the middle: writes documents, audit log records and settings without end, and
 * prints a line for each thing that was confirmed. Arguments: folder, number of the round.
 */
import { writeSync } from 'node:fs';
import { createSettings } from '../../../main/desk/settings/settings.ts';
import { t } from '../../support/i18n.ts';
import { add, contentWith, manyEntries, open, silent, unheard } from './store.ts';

const [folder, round] = process.argv.slice(2);
if (folder === undefined || round === undefined) throw new Error('A folder and a round, please');

const { store } = open(folder);
const settings = await createSettings({ folder, changes: unheard, log: silent, t });
const confirm = (line: string) => writeSync(1, `${line}\n`);

for (let turn = 0; ; turn += 1) {
  const passages = 1 + (turn % 40);
  const path = `/${round}/${turn % 25}.csv`;
  add(store, path, contentWith(manyEntries(passages, `${round}turn${turn}`)));
  confirm(`document ${path} ${turn}`);
  const id = store.auditLog.append({
    kind: 'reply',
    facts: { turn },
    secret: new Uint8Array(200).fill(turn % 256),
    chosen: [],
  });
  confirm(`record ${id}`);
  if (turn % 5 === 0) {
    await settings.change({ shopName: `${round}.${turn}` });
    confirm(`settings . ${turn}`);
  }
}
