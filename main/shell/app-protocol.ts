import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { findAsset, headers } from './assets.ts';

/** Before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window, and nothing else, as `app://desk/`. */
export function serveWindow(session: Session, root: string): void {
  session.protocol.handle('app', async (request) => {
    const asset = request.method === 'GET' ? findAsset(root, request.url) : null;
    if (!asset) return new Response(null, { status: 404, headers });
    try {
      return new Response(await readFile(asset.file), {
        headers: { ...headers, 'Content-Type': asset.type },
      });
    } catch {
      return new Response(null, { status: 404, headers });
    }
  });
}
