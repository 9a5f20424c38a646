/**
 * Checks an audit log by docs/audit-log-format.md alone: it shares no code with the product, so that a mistake in either is seen
 * when they disagree.
 */
import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  scryptSync,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

type Verdict = 'intact' | 'unproven' | 'broken';
type Range = readonly [number, number];
interface Head {
  readonly sequence: number;
  readonly hash: string;
}

const zeros = '0'.repeat(64);
const sha256 = (value: string | Uint8Array): string => createHash('sha256').update(value).digest('hex');
const hmac = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const base64 = (text: unknown): Buffer => Buffer.from(String(text), 'base64');

function unseal(key: Uint8Array, bytes: Buffer, context: string): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13));
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(bytes.subarray(13, 29));
    return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
  } catch {
    return null;
  }
}

interface Keys {
  readonly data: Buffer;
  readonly audit: Buffer;
}

/**
 * The keys of a folder that a passphrase opens, or, without one, a key store that hands back what it was given; null for a wrong
 * one.
 */
export function keysOf(folder: string, passphrase?: string): Keys | null {
  const file = JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8')) as Record<string, unknown>;
  const kind = passphrase === undefined ? 'key store' : 'passphrase';
  const slot = (file['slots'] as Record<string, unknown>[]).find((one) => one['kind'] === kind) ?? {};
  const privateKey =
    passphrase === undefined
      ? base64(slot['wrapped'])
      : unseal(wrappingKey(slot, passphrase), base64(slot['wrapped']), 'slot');
  const master = privateKey && masterKey(privateKey, base64(slot['publicKey']), base64(slot['sealed']));
  const ring = master && unseal(master, base64(file['keys']), 'key ring');
  return ring && { data: ring.subarray(1, 33), audit: ring.subarray(33, 65) };
}

function wrappingKey(slot: Record<string, unknown>, passphrase: string): Buffer {
  const [cost, blockSize] = [Number(slot['cost']), Number(slot['blockSize'])];
  return scryptSync(passphrase.normalize('NFKC'), base64(slot['salt']), 32, {
    N: cost,
    r: blockSize,
    p: Number(slot['parallel']),
    maxmem: 256 * cost * blockSize,
  });
}

function masterKey(privateKey: Buffer, publicKey: Buffer, sealed: Buffer): Buffer | null {
  const once = sealed.subarray(0, 44);
  const shared = diffieHellman({
    privateKey: createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }),
    publicKey: createPublicKey({ key: once, format: 'der', type: 'spki' }),
  });
  const key = hkdfSync('sha256', shared, Buffer.concat([once, publicKey]), 'sidedesk slot', 32);
  return unseal(Buffer.from(key), sealed.subarray(44), 'master key');
}

function toHead(text: string): Head | null {
  const [sequence = '', hash = ''] = text.split(' ');
  return hash === '' ? null : { sequence: Number(sequence), hash };
}

const within = (ranges: readonly Range[], number: number): boolean =>
  ranges.some(([first, last]) => number >= first && number <= last);

/** What can be said of the log in a folder with its keys. */
export function verifyIndependently(folder: string, { data: dataKey, audit: auditKey }: Keys): Verdict {
  const db = new DatabaseSync(join(folder, 'desk.db'), { readOnly: true });
  const meta = (key: string) => db.prepare('SELECT value FROM meta WHERE key = ?').get(key)?.['value'];
  const sealed = [meta('audit_log.seal'), readSealFile(folder)].map((seal) =>
    toHead(String(seal === undefined ? '' : (unseal(dataKey, base64(seal), 'journal head') ?? ''))),
  );
  const head = toHead(String(meta('audit_log.head') ?? ''));
  const hashes = new Map<number, string>([[0, zeros]]);
  const withoutMac: number[] = [];
  const withWrongMac: number[] = [];
  let earlier = 0;
  const wordless: number[] = [];
  const excused: Range[] = [];
  /** Numbers that no line has, and those that a line with the key gives up. */
  const missing: number[] = [];
  const givenUp: Range[] = [];
  const erasures: { readonly by: number; readonly lines: readonly Range[] }[] = [];
  let last: Head = { sequence: 0, hash: zeros };
  let isBroken = sealed.includes(null);
  try {
    for (const row of db.prepare('SELECT * FROM audit_log ORDER BY sequence').iterate()) {
      const sequence = Number(row['sequence']);
      const [hash, facts] = [
        String(row['hash']),
        JSON.parse(String(row['facts'])) as Record<string, unknown>,
      ];
      const fields = ['id', 'at', 'case_id', 'kind', 'facts', 'secret_hash', 'previous'].map(
        (name) => row[name],
      );
      for (let gone = last.sequence + 1; gone < sequence; gone += 1) missing.push(gone);
      isBroken ||= sequence <= last.sequence;
      isBroken ||= sequence === last.sequence + 1 && row['previous'] !== last.hash;
      isBroken ||= hash !== sha256(JSON.stringify([sequence, ...fields]));
      const { secret, mac } = row;
      if (secret instanceof Uint8Array) {
        const layer = `journal:${String(row['id'])}:layer`;
        const words = secret[0] === 2 ? unseal(dataKey, Buffer.from(secret.subarray(1)), layer) : secret;
        isBroken ||= words === null || sha256(words) !== row['secret_hash'];
      } else if (row['secret_hash'] !== null) wordless.push(sequence);
      const lines = (facts['lines'] ?? []) as readonly Range[];
      if (!(mac instanceof Uint8Array)) withoutMac.push(sequence);
      else if (!hmac(auditKey, hash).equals(mac)) withWrongMac.push(sequence);
      else {
        if (row['kind'] === 'begun') earlier = Math.max(earlier, Number(facts['earlier']));
        if (row['kind'] === 'unlocked') excused.push(...lines);
        if (row['kind'] === 'restored') givenUp.push(...lines);
      }
      if (row['kind'] === 'erased') erasures.push({ by: sequence, lines });
      hashes.set(sequence, hash);
      last = { sequence, hash };
    }
  } catch {
    isBroken = true;
  }
  db.close();
  isBroken ||= [...sealed, head].some((one) => one !== null && hashes.get(one.sequence) !== one.hash);
  isBroken ||= head !== null && head.sequence !== last.sequence;
  isBroken ||= missing.some((sequence) => !within(givenUp, sequence));
  isBroken ||= withWrongMac.some((sequence) => sequence > earlier);
  const unproven = new Set(withoutMac.filter((sequence) => sequence > earlier && !within(excused, sequence)));
  isBroken ||= wordless.some(
    (sequence) =>
      !erasures.some(({ by, lines }) => by > sequence && !unproven.has(by) && within(lines, sequence)),
  );
  return isBroken ? 'broken' : unproven.size > 0 ? 'unproven' : 'intact';
}

function readSealFile(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, 'audit-log.seal'), 'utf8').trim();
  } catch {
    return undefined;
  }
}
