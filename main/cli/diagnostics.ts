import path from 'node:path';
import { collectDiagnostics, type DiagnosedDesk } from '../desk/diagnostics.ts';
import { DeskFailure } from '../desk/failure.ts';
import { writeDiagnostics } from '../desk/handlers/diagnostics.ts';
import type { WireError } from '../../preload/contract.ts';
import { parse, UsageError } from './arguments.ts';
import { appVersion, defaultDataFolder, openDesk } from './open-desk.ts';
import { t } from './i18n.ts';

/** `desk diagnostics FILE`: what support needs to know, without a word of anybody; also of a desk that cannot be opened. */
export async function runDiagnostics(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args, {});
  const [named, ...more] = positionals;
  if (named === undefined || more.length > 0) throw new UsageError(t('cli.usage.oneFile'));
  const file = path.resolve(named);
  const folder = values.data ?? defaultDataFolder();
  const desk = await openDesk({ dataFolder: folder }).catch((error: unknown): WireError => {
    if (error instanceof DeskFailure) return error.toWire();
    throw error;
  });
  const given = { folder, version: appVersion(), now: Date.now };
  const write = async (diagnosed: DiagnosedDesk | WireError): Promise<void> => {
    const text = `${JSON.stringify(collectDiagnostics({ ...given, desk: diagnosed }), null, 2)}\n`;
    await writeDiagnostics(file, text);
    const made = { path: file, bytes: Buffer.byteLength(text) };
    console.log(values.json ? JSON.stringify(made, null, 2) : t('settings.support.written', made));
  };
  if ('code' in desk) {
    await write(desk);
    return 0;
  }
  try {
    const [status, settings] = [
      await desk.api.call('desk.status', {}),
      await desk.api.call('settings.get', {}),
    ];
    await write({ store: desk.services.store, settings: { get: () => settings }, status: () => status });
    return 0;
  } finally {
    await desk.close();
  }
}
