/**
 * Run as a process of its own: brings the snippets of an earlier settings.json over, as the desk does when it opens, and
 * dies as by kill -9 before or after the rows are written, or in the middle of writing the settings. Arguments: folder, when.
 */
import { createChanges } from '../../../main/desk/changes.ts';
import { adoptFormerSnippets } from '../../../main/desk/replies/snippets/former-snippets.ts';
import { createSettings } from '../../../main/desk/settings/settings.ts';
import { t } from '../../support/i18n.ts';
import { open, silent } from './store.ts';

const [folder, when] = process.argv.slice(2);
if (folder === undefined) throw new Error('A folder and a moment, please');

const die = (moment: string): void => {
  if (moment === when) process.kill(process.pid, 'SIGKILL');
};
const { store } = open(folder);
const settings = await createSettings({ folder, changes: createChanges(silent), log: silent, t });
await adoptFormerSnippets(
  {
    snippets: {
      ...store.snippets,
      adopt: (snippets) => {
        die('before the rows');
        store.snippets.adopt(snippets);
        die('after the rows');
      },
    },
  },
  {
    formerSnippets: () => settings.formerSnippets(),
    change: (part) => {
      const changing = settings.change(part);
      // Neither of its two files is complete a moment after it began.
      setImmediate(() => die('while the settings are written'));
      return changing;
    },
  },
  silent,
);
store.close();
