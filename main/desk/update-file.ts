import { createHash, createPublicKey, verify } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { UpdateReport } from '../../preload/contract.ts';
import { DeskFailure } from './failure.ts';
import { openRegularFile } from './store/regular-file.ts';

/** Who may sign releases: a name that is shown, and an Ed25519 public key (32 bytes in base64). */
export interface ReleaseKey {
  readonly name: string;
  readonly key: string;
}

/** What is signed begins with this, so that no signature of ours fits anything else. */
const purpose = 'SIDEDESK-UPDATE-01\n';
const suffix = '.sidedesk-update';
const longestSignature = 256 * 1024;

const signatureFile = z.object({
  format: z.literal('sidedesk-update'),
  formatVersion: z.int(),
  /** The bytes of the description, in base64. */
  signed: z.string().max(longestSignature),
  key: z.string(),
  signature: z.string(),
});

/** What a release says of one of its packages. */
const description = z.object({
  product: z.string(),
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/u),
  platform: z.enum(['linux', 'darwin', 'win32']),
  arch: z.enum(['x64', 'arm64']),
  size: z.int().positive(),
  sha512: z.string().regex(/^[0-9a-f]{128}$/u),
  madeAt: z.int(),
  /** What is new, by language (ISO 639). */
  notes: z.record(z.string(), z.string().max(20_000)),
});
export type UpdateDescription = z.infer<typeof description>;

interface Here {
  readonly version: string;
  readonly keys: readonly ReleaseKey[];
  readonly platform?: string;
  readonly arch?: string;
}

/** The bytes that a release signs. */
export const signedBytes = (described: Buffer): Buffer => Buffer.concat([Buffer.from(purpose), described]);

/**
 * Checks a package on the disk against the signature beside it (`<package>.sidedesk-update`; either may be named), and says what
 * it is. Installs nothing and runs nothing. Rejects with `update_refused` where it must not be installed, `not_found`,
 * `unsupported_type`, `newer_version` and `unreadable`.
 */
export async function checkUpdateFile(named: string, here: Here): Promise<UpdateReport> {
  const file = named.endsWith(suffix) ? named.slice(0, -suffix.length) : named;
  const { described, signer } = await readSignature(`${file}${suffix}`, here.keys);
  const told = parseDescription(described);
  if (told.product !== 'sidedesk') throw new DeskFailure('update_refused', { reason: 'other_product' });
  if ((await sizeOf(file)) !== told.size || (await hashOf(file)) !== told.sha512)
    throw new DeskFailure('update_refused', { reason: 'changed' });
  const { platform = process.platform, arch = process.arch } = here;
  const fits = told.platform === platform && told.arch === arch;
  const order = compareVersions(told.version, here.version);
  return {
    verdict: !fits ? 'other system' : order > 0 ? 'newer' : order === 0 ? 'same' : 'older',
    file: path.basename(file),
    version: told.version,
    current: here.version,
    signer,
    madeAt: told.madeAt,
    notes: told.notes,
  };
}

async function readSignature(file: string, keys: readonly ReleaseKey[]) {
  const found = signatureFile.safeParse(parseJson(await readSmall(file)));
  if (!found.success) throw new DeskFailure('unsupported_type', { reason: 'update' });
  const { formatVersion, signed, key, signature } = found.data;
  if (formatVersion > 1) throw new DeskFailure('newer_version', { reason: 'update' });
  if (keys.length === 0) throw new DeskFailure('update_refused', { reason: 'no_keys' });
  const known = keys.find((one) => one.key === key);
  if (known === undefined) throw new DeskFailure('update_refused', { reason: 'unknown_signer' });
  const described = Buffer.from(signed, 'base64');
  if (!isSignedBy(known, described, Buffer.from(signature, 'base64')))
    throw new DeskFailure('update_refused', { reason: 'changed' });
  return { described, signer: known.name };
}

function isSignedBy({ key }: ReleaseKey, described: Buffer, signature: Buffer): boolean {
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key, 'base64').toString('base64url') };
    return verify(null, signedBytes(described), createPublicKey({ key: jwk, format: 'jwk' }), signature);
  } catch {
    // Bytes that are no key have signed nothing.
    return false;
  }
}

function parseDescription(bytes: Buffer): UpdateDescription {
  const { data } = description.safeParse(parseJson(bytes.toString('utf8')));
  // Signed by one of ours, and not understood: it is of a time to come.
  if (data === undefined) throw new DeskFailure('newer_version', { reason: 'update' });
  return data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function readSmall(file: string): Promise<string> {
  const handle = await openRegularFile(file).catch((cause: unknown) => {
    if (cause instanceof DeskFailure) throw new DeskFailure('unsupported_type', { reason: 'update', cause });
    throw new DeskFailure('not_found', { reason: 'update_signature', cause });
  });
  try {
    if ((await handle.stat()).size > longestSignature)
      throw new DeskFailure('unsupported_type', { reason: 'update' });
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

async function sizeOf(file: string): Promise<number> {
  const seen = await stat(file).catch(() => null);
  if (seen === null) throw new DeskFailure('not_found', { reason: 'file' });
  if (!seen.isFile()) throw new DeskFailure('unsupported_type', { reason: 'update' });
  return seen.size;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  const handle = await openRegularFile(file);
  await pipeline(handle.createReadStream({ highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

/** Above zero where the first one is newer. What stands behind a dash or a tilde comes before the version itself. */
function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split(/[-~+]/u)[0]?.split('.').map(Number) ?? []);
  for (let at = 0; at < 3; at++) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(/[-~]/u.test(other)) - Number(/[-~]/u.test(one));
}
