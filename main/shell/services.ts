import { DeskFailure } from '../desk/failure.ts';
import type { KeyStore } from '../desk/ports.ts';
import type { ServiceHandlers } from '../wire/engine-contract.ts';
import { systemClipboard } from './clipboard.ts';
import { systemMailProgram } from './mail-program.ts';

/** What the shell does for the engine. */
export function createServices(keyStore: KeyStore | null): ServiceHandlers {
  const requireKeyStore = (): KeyStore => {
    if (!keyStore) throw new DeskFailure('vault_absent', { reason: 'key_store' });
    return keyStore;
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
    'keys.wrap': ({ key }) => requireKeyStore().wrap(key),
    'keys.unwrap': ({ wrapped }) => requireKeyStore().unwrap(wrapped),
  };
}
