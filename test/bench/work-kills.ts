/**
 * Kills a desk without a window in the middle of one piece of work, so many times each, drops what was not synced from SQLite's log
 * as a power cut would, and counts what was confirmed and is lost: `npm run bench work-kills [rounds] [work]`.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { WorkLedger } from '../support/killed-work.ts';
import { seededRandom } from '../contract/support/seeded-random.ts';
import { committedEnd } from '../support/wal-frames.ts';

const [rounds = '5', only = '', seed = '1'] = process.argv.slice(2);
const works = ['day', 'new key', 'people', 'backup', 'restore', 'erase', 'retention', 'import'];
const random = seededRandom(Number(seed));
const child = path.join(import.meta.dirname, '../support/killed-work.ts');

interface Said {
  readonly kind: string;
  readonly what: unknown;
}

/** Runs the work and kills it so long after it began; what it said, and how long it took where it came to its end. */
async function run(args: readonly string[], killAfterMs: number | null) {
  const flags = ['--disable-warning=ExperimentalWarning'];
  const running = spawn(process.execPath, [...flags, child, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors, tookMs, beganAt] = ['', '', null as number | null, 0];
  running.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  running.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (beganAt === 0 && output.includes('"ready"')) {
      beganAt = performance.now();
      if (killAfterMs !== null) setTimeout(() => running.kill('SIGKILL'), killAfterMs);
    }
    if (tookMs === null && output.includes('"done"')) tookMs = performance.now() - beganAt;
  });
  await new Promise((resolve) => running.once('close', resolve));
  const lines = output.split('\n').slice(0, -1);
  return { said: lines.map((line) => JSON.parse(line) as Said), tookMs, errors };
}

/**
 * Spoils the log behind its last whole transaction, in one of the ways in which a disk may lose what was not synced; says which.
 * A transaction itself is synced before anybody hears of it, and before its lines are sealed.
 */
function cutPower(folder: string): string {
  const file = path.join(folder, 'desk.db-wal');
  const found = readFileSync(file, { flag: 'a+' });
  const { end, frame } = committedEnd(found);
  if (frame === 0 || found.length <= 32) return 'no log';
  const from = Math.max(32, end);
  // A frame of a transaction that was under way, as far as it came.
  const torn = Buffer.alloc(Math.floor(random() * 3 * frame) + 1, 1);
  found.copy(torn, 0, Math.max(32, end - frame), end);
  const wal = found.length > from ? found : Buffer.concat([found, torn]);
  const left = wal.length - from;
  const at = from + Math.floor(random() * left);
  const way =
    ['cut anywhere', 'cut at a frame', 'zeros', 'noise', 'first frame lost'][Math.floor(random() * 5)] ?? '';
  const cut = Buffer.from(wal);
  if (way === 'cut anywhere') writeFileSync(file, wal.subarray(0, at));
  else if (way === 'cut at a frame')
    writeFileSync(file, wal.subarray(0, from + Math.floor((at - from) / frame) * frame));
  else {
    if (way === 'zeros') cut.fill(0, at);
    else if (way === 'noise')
      for (let each = at; each < cut.length; each += 1) cut[each] = Math.floor(random() * 256);
    else cut.fill(0, from, Math.min(cut.length, from + frame));
    writeFileSync(file, cut);
  }
  return way;
}

/** What a disk that lies about syncing would leave: the log cut in the midst of what was confirmed. Damage must be told, and none be there. */
async function lieAboutSync(folder: string, ledgerFile: string): Promise<string> {
  const copy = mkdtempSync(path.join(tmpdir(), 'sidedesk-lie-'));
  try {
    cpSync(folder, copy, { recursive: true });
    const file = path.join(copy, 'desk.db-wal');
    const wal = readFileSync(file, { flag: 'a+' });
    const { end, frame } = committedEnd(wal);
    if (end <= 32 + frame) return 'nothing to lose';
    /** The newest line of the audit log; -1 where SQLite says that the file is damaged. */
    const lines = (): number => {
      const db = new DatabaseSync(path.join(copy, 'desk.db'));
      try {
        if (Object.values(db.prepare('PRAGMA integrity_check').get() ?? {})[0] !== 'ok') return -1;
        if (!db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'audit_log'").get()) return 0;
        return Number(db.prepare('SELECT max(sequence) AS newest FROM audit_log').get()?.['newest'] ?? 0);
      } catch {
        return -1;
      } finally {
        db.close();
      }
    };
    writeFileSync(file, wal.subarray(0, 32 + Math.floor(random() * (end - 32))));
    const cut = readFileSync(file);
    const kept = mkdtempSync(path.join(tmpdir(), 'sidedesk-lie-'));
    cpSync(copy, kept, { recursive: true });
    const after = lines();
    writeFileSync(file, wal);
    cpSync(path.join(folder, 'desk.db'), path.join(copy, 'desk.db'));
    rmSync(path.join(copy, 'desk.db-shm'), { force: true });
    const before = lines();
    writeFileSync(path.join(kept, 'desk.db-wal'), cut);
    writeFileSync(`${ledgerFile}.lie`, JSON.stringify(emptyLedger()));
    const { said, errors } = await run([kept, `${ledgerFile}.lie`, 'opening'], null);
    rmSync(kept, { recursive: true, force: true });
    if (said.some(({ what }) => String(what).startsWith('the list of people'))) return 'people lost and told';
    if (!said.some(({ kind }) => kind === 'ready')) return `NOT OPENED ${errors.slice(0, 300)}`;
    const isDamageTold = said.some(({ what }) => String(what).includes('store_damaged'));
    if (after < 0) return isDamageTold ? 'damaged and told' : 'UNTOLD: damage';
    const isTold = said.some(({ kind, what }) => kind === 'lost' && String(what).startsWith('log'));
    if (before > after && !isTold && !isDamageTold) return `UNTOLD: ${before - after} lines of the log`;
    return before > after ? 'lines lost and told' : 'nothing lost of the log';
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const emptyLedger = (): WorkLedger => ({ entries: {}, replies: [], erased: [], documents: [], backups: [] });

let isWorse = false;
for (const work of works.filter((each) => each.includes(only))) {
  const home = mkdtempSync(path.join(tmpdir(), 'sidedesk-work-'));
  const [folder, ledgerFile] = [path.join(home, 'data'), path.join(home, 'ledger.json')];
  const ledger = emptyLedger();
  const counts: Record<string, number> = {};
  const count = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);
  let [typicalMs, confirmed, killed] = [2_000, 0, 0];
  const lost: string[] = [];
  for (let round = 0; round <= Number(rounds); round += 1) {
    writeFileSync(ledgerFile, JSON.stringify(ledger));
    const isLast = round === Number(rounds);
    // Each round of retention is forty days later.
    const days = work === 'retention' ? String(round * 40) : '0';
    const after = isLast || round === 0 ? null : random() * typicalMs * 1.1;
    if (work === 'retention') ledger.replies.length = 0;
    const { said, tookMs, errors } = await run([folder, ledgerFile, isLast ? 'opening' : work, days], after);
    if (!said.some(({ kind }) => kind === 'ready'))
      lost.push(`round ${round}: did not open: ${errors.slice(0, 400)}`);
    else if (tookMs === null && after === null)
      lost.push(`round ${round}: did not end: ${errors.slice(0, 400)}`);
    for (const { kind, what } of said) {
      if (kind === 'lost') lost.push(`round ${round}: ${String(what)}`);
      if (kind === 'entry' && Array.isArray(what)) ledger.entries[String(what[0])] = String(what[1]);
      if (kind === 'reply') ledger.replies.push(String(what));
      if (kind === 'erased') ledger.erased.push(String(what));
      if (kind === 'document') ledger.documents.push(String(what));
      if (kind === 'backup') ledger.backups.push(String(what));
      if (['entry', 'reply', 'erased', 'document', 'backup', 'begun', 'gone'].includes(kind)) confirmed += 1;
    }
    if (tookMs !== null && !isLast) typicalMs = tookMs;
    if (after !== null && tookMs === null) killed += 1;
    if (isLast) break;
    count(await lieAboutSync(folder, ledgerFile));
    count(`power: ${cutPower(folder)}`);
    if (lost.length > 10) break;
  }
  console.log(
    `${work}: ${rounds} rounds, ${killed} killed within it, ${confirmed} confirmed, ${lost.length} lost; ${JSON.stringify(counts)}`,
  );
  for (const line of lost) console.log(`  ${line}`);
  isWorse ||= lost.length > 0 || Object.keys(counts).some((what) => /^[A-Z]{3}/u.test(what));
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
process.exitCode = isWorse ? 1 : 0;
