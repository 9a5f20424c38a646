/**
 * For whoever gives releases out (docs/releases.md):
 *   node build/package/sign.ts make-key KEY.pem NAME         makes a key, and prints what goes into main/desk/release-keys.ts
 *   node build/package/sign.ts sign KEY.pem NOTES.json FILE…  writes FILE.sidedesk-update beside each package
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { signedBytes, type UpdateDescription } from '../../main/desk/update-file.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

function makeKey(file: string, name: string): void {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  console.log(JSON.stringify({ name, key: publicKeyOf(pem.toString()) }, null, 2));
}

const publicKeyOf = (pem: string): string =>
  createPublicKey(createPrivateKey(pem))
    .export({ format: 'der', type: 'spki' })
    .subarray(-32)
    .toString('base64');

/** Of which system a package is, by its name as `npm run package` gives it. */
function systemOf(file: string): Pick<UpdateDescription, 'platform' | 'arch'> {
  const platform = /\.(?:deb|rpm|tar\.gz|AppImage)$/u.test(file)
    ? 'linux'
    : file.endsWith('.exe')
      ? 'win32'
      : 'darwin';
  return { platform, arch: /arm64|aarch64/u.test(path.basename(file)) ? 'arm64' : 'x64' };
}

function signPackage(file: string, pem: string, notes: Readonly<Record<string, string>>): void {
  if (/test/u.test(path.basename(file))) throw new Error(`${file} is for trying out only: it is not signed`);
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  const bytes = readFileSync(file);
  const described: UpdateDescription = {
    product: 'sidedesk',
    version,
    ...systemOf(file),
    size: bytes.length,
    sha512: createHash('sha512').update(bytes).digest('hex'),
    madeAt: Date.now(),
    notes,
  };
  const signed = Buffer.from(JSON.stringify(described));
  const written = {
    format: 'sidedesk-update',
    formatVersion: 1,
    signed: signed.toString('base64'),
    key: publicKeyOf(pem),
    signature: sign(null, signedBytes(signed), createPrivateKey(pem)).toString('base64'),
  };
  writeFileSync(`${file}.sidedesk-update`, `${JSON.stringify(written, null, 2)}\n`);
}

const [, , verb, key, second, ...files] = process.argv;
if (verb === 'make-key' && key !== undefined && second !== undefined) makeKey(key, second);
else if (verb === 'sign' && key !== undefined && second !== undefined && files.length > 0) {
  const notes = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(second, 'utf8')));
  for (const file of files) signPackage(file, readFileSync(key, 'utf8'), notes);
} else {
  console.error('Usage: sign.ts make-key KEY.pem NAME | sign KEY.pem NOTES.json FILE…');
  process.exitCode = 2;
}
