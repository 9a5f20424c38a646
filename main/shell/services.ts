import { DeskFailure } from '../desk/failure.ts';
import type { KeyStore, MailProgram } from '../desk/ports.ts';
import type { ServiceHandlers } from '../wire/engine-contract.ts';
import { systemClipboard } from './clipboard.ts';
import { systemMailProgram } from './mail-program.ts';

/** What the shell does for the engine. `reply`: puts a reply into a draft of the mail program that gave its mail. */
export function createServices(
  keyStore: Promise<KeyStore | null>,
  reply: MailProgram['reply'],
): ServiceHandlers {
  const requireKeyStore = async (): Promise<KeyStore> => {
    const found = await keyStore;
    if (!found) throw new DeskFailure('vault_absent', { reason: 'key_store' });
    return found;
  };
  return {
    'clipboard.write': async (content) => {
      await systemClipboard.write(content);
      return null;
    },
    'mail.open': async ({ url }) => {
      await systemMailProgram.open(url);
      return null;
    },
    'mail.reply': async (given) => {
      await reply(given);
      return null;
    },
    'keys.areKept': async () => (await keyStore) !== null,
    'keys.wrap': async ({ key }) => (await requireKeyStore()).wrap(key),
    'keys.unwrap': async ({ wrapped }) => (await requireKeyStore()).unwrap(wrapped),
  };
}
