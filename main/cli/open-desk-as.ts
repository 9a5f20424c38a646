import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { isSamePerson } from '../desk/people/same-person.ts';
import { UsageError } from './arguments.ts';
import { defaultDataFolder, openDesk, type OpenDesk, readPassphrase } from './open-desk.ts';
import { t } from './i18n.ts';

/** What every verb is told about whose data it is, and who types. */
export interface Whose {
  readonly data?: string | undefined;
  readonly person?: string | undefined;
  /** A file, `-` for the standard input. */
  readonly passphrase?: string | undefined;
  /** The same, where it was read already. */
  readonly typed?: string | undefined;
}

/**
 * Opens the desk for whoever types the command. Where people are told apart it is one of them: `--person` or SIDEDESK_PERSON, with
 * the passphrase of `--passphrase`, SIDEDESK_PASSPHRASE or the terminal. Throws UsageError where nobody is named, and otherwise as
 * `people.unlock` does.
 */
export async function openDeskAs(whose: Whose): Promise<OpenDesk> {
  const desk = await openDesk({ dataFolder: whose.data ?? defaultDataFolder() });
  try {
    const { kind } = await desk.api.call('people.session', {});
    if (kind === 'nobody') await unlockAs(desk, whose);
    return desk;
  } catch (error) {
    await desk.close();
    throw error;
  }
}

async function unlockAs({ api }: OpenDesk, whose: Whose): Promise<void> {
  const name = whose.person ?? process.env['SIDEDESK_PERSON'];
  if (name === undefined) throw new UsageError(t('cli.usage.person'));
  const person = (await api.call('people.names', {})).find((one) => isSamePerson(one.name, name));
  if (person === undefined) throw new UsageError(t('cli.usage.noPerson', { name }));
  await api.call('people.unlock', { person: person.id, passphrase: await passphraseOf(whose, person.name) });
}

async function passphraseOf({ passphrase: from, typed }: Whose, name: string): Promise<string> {
  const given = typed ?? (await readPassphrase(from)) ?? process.env['SIDEDESK_PASSPHRASE'] ?? '';
  if (given !== '') return given;
  if (!process.stdin.isTTY) throw new UsageError(t('cli.usage.personsPassphrase', { name }));
  return askUnseen(t('cli.passphraseOf', { name }));
}

/** What is typed on the terminal is not shown there. */
async function askUnseen(question: string): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true });
  process.stderr.write(`${question} `);
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
