/**
 * Run as a process of its own and killed in the middle: opens a desk, says what of a ledger is missing, then does one piece of
 * work, and prints a line for each thing that was confirmed. Arguments: data folder, ledger file, work.
 */
import { mkdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDesk } from '../../main/desk/desk.ts';
import { createSearchActivity } from '../../main/desk/search-activity.ts';
import { DeskFailure } from '../../main/desk/failure.ts';
import { createDirectWire, createDispatch } from '../../main/wire/dispatch.ts';
import { createClient, type DeskApi } from '../../preload/client.ts';
import { deskCalls } from '../../preload/contract.ts';
import { fakeEmbedder } from '../contract/support/fake-embedder.ts';
import { entryFields } from '../contract/support/entry-fields.ts';
import { quickScrypt } from '../contract/support/scrypt.ts';
import { t } from './i18n.ts';
import { sharedParsers } from './parse-worker.ts';

export interface WorkLedger {
  /** Entries by id, with their answers. */
  readonly entries: Record<string, string>;
  /** Replies that can be read, by their words. */
  readonly replies: string[];
  readonly erased: string[];
  readonly documents: string[];
  readonly backups: string[];
}

const [folder = '', ledgerFile = '', work = '', days = '0'] = process.argv.slice(2);
const ledger = JSON.parse(readFileSync(ledgerFile, 'utf8')) as WorkLedger;
const beside = path.join(path.dirname(ledgerFile), 'beside');
mkdirSync(beside, { recursive: true });
const passphrases = { alone: 'she works alone here', person: 'olga bakes with rye' };
const silent = { write: () => undefined };
const name = `${Date.now()}-${process.pid}`;
let ids = 0;

const say = (kind: string, what: unknown = null): void =>
  void writeSync(1, `${JSON.stringify({ kind, what })}\n`);

async function open() {
  const desk = await createDesk({
    version: '0.0.0',
    seed: 'nothing',
    watchFolders: false,
    paths: { data: folder, sampleShop: path.join(import.meta.dirname, '../../main/sample-shop') },
    startParser: sharedParsers,
    now: () => Date.now() + Number(days) * 86_400_000,
    newId: () => `id-${name}-${(ids += 1)}`,
    embedder: fakeEmbedder({ model: 'fake', dimensions: 384, maxTokens: 256, languages: ['en'] } as never),
    searchActivity: createSearchActivity(),
    openModel: () => Promise.reject(new DeskFailure('not_found')),
    keyStore: null,
    scrypt: quickScrypt,
    clipboard: { write: () => Promise.resolve() },
    mail: { open: () => Promise.resolve(), reply: () => Promise.resolve() },
    log: silent,
    t,
  });
  await desk.modelSettled;
  const wire = createDirectWire(createDispatch(deskCalls, desk, silent), (listener) =>
    desk.subscribe(listener),
  );
  return { desk, api: createClient(wire) };
}

async function unlock(api: DeskApi): Promise<void> {
  const { vault } = await api.call('desk.status', {});
  if (vault.state === 'absent') await api.call('vault.create', { passphrase: passphrases.alone });
  if (vault.state !== 'locked') return;
  const [person] = await api.call('people.names', {});
  const { slots } = await api.call('vault.ways', {});
  if (!person && slots.every(({ kind }) => kind === 'person')) {
    say('lost', 'the list of people, and the lock says so');
    process.exit(0);
  }
  if (person) await api.call('people.unlock', { person: person.id, passphrase: passphrases.person });
  else
    await api
      .call('vault.unlock', { passphrase: passphrases.alone })
      .catch(() => api.call('vault.unlock', { passphrase: passphrases.person }));
}

async function saveEntry(api: DeskApi, at: number): Promise<void> {
  const answer = `Loaf ${name}-${at} keeps five days.`;
  const fields = entryFields(`How long does loaf ${name}-${at} keep?`, answer);
  say('entry', [(await api.call('entries.save', { id: null, fields })).id, answer]);
}

async function reply(api: DeskApi, customer: string): Promise<void> {
  const message = `Hello, how long does rye keep?\n\nBest regards\n${customer}\n${customer.toLowerCase()}@post.example`;
  const { caseId, draft } = await api.call('messages.read', { text: message });
  await api.call('replies.commit', {
    caseId,
    message,
    pieces: [...draft.pieces],
    suggested: draft.text,
    reply: `Dear ${customer}, five days.`,
    questions: [],
  });
  say('reply', customer);
}

async function missing(api: DeskApi): Promise<readonly string[]> {
  const found: string[] = [];
  const { access } = await api.call('people.session', {});
  if (access !== 'owner') found.push(`access ${access}`);
  for (const [id, answer] of Object.entries(ledger.entries))
    if ((await api.call('entries.get', { id }).catch(() => null))?.answer !== answer)
      found.push(`entry ${answer}`);
  const verified = await api.call('audit.verify', {});
  if (verified.firstBroken !== null) found.push(`log ${JSON.stringify(verified.firstBroken)}`);
  const where = { since: null, outcome: null, queue: null };
  const named = async (text: string): Promise<number> =>
    (await api.call('audit.list', { offset: 0, limit: 5, kinds: [], where: { ...where, text } })).total;
  for (const customer of ledger.replies.slice(-12))
    if ((await named(customer)) === 0) found.push(`words of the reply to ${customer}`);
  for (const customer of ledger.erased.slice(-6))
    if ((await named(customer)) > 0) found.push(`${customer} came back`);
  const query = {
    show: 'documents',
    filter: '',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 500,
  } as const;
  const { rows } = await api.call('library.list', query);
  const ready = new Set(
    rows.flatMap((row) => (row.type === 'document' && row.state === 'ready' ? [row.name] : [])),
  );
  for (const document of ledger.documents) if (!ready.has(document)) found.push(`document ${document}`);
  for (const file of ledger.backups.slice(-2))
    await api
      .call('backups.verify', { from: { path: path.join(beside, file) } })
      .catch((error: unknown) => found.push(`backup ${file}: ${String(error)}`));
  return found;
}

let { desk, api } = await open();
await unlock(api);
await desk.services.library.whenIdle();
say('notices', (await api.call('desk.status', {})).notices.map(({ code }) => code).join());
for (const line of await missing(api)) say('lost', line);
say('ready');

const makeBackup = async (): Promise<string> => {
  const before = new Set((await import('node:fs')).readdirSync(beside));
  await api.call('backups.make', { folder: beside });
  return (await import('node:fs')).readdirSync(beside).find((file) => !before.has(file)) ?? '';
};

const works: Readonly<Record<string, () => Promise<void>>> = {
  async day() {
    for (let at = 0; at < 6; at += 1) {
      await saveEntry(api, at);
      await reply(api, `Anna${name.replaceAll('-', 'x')}x${at}`);
    }
  },
  async 'new key'() {
    await reply(api, `Kay${name.replaceAll('-', 'x')}`);
    await api.call('vault.makeNewKey', {});
    say('begun');
    await desk.services.newKey.whenIdle();
  },
  async people() {
    await reply(api, `Pia${name.replaceAll('-', 'x')}`);
    const { kind } = await api.call('people.session', {});
    if (kind === 'alone') await api.call('people.start', { name: 'Olga', passphrase: passphrases.person });
    else await api.call('people.stop', { passphrase: passphrases.person });
    say('begun');
    await saveEntry(api, 0);
  },
  async backup() {
    await saveEntry(api, 0);
    say('backup', await makeBackup());
  },
  async restore() {
    const status = await api.call('backups.status', {});
    if (status.restored !== null) await api.call('backups.keepRestored', {});
    await reply(api, `Rae${name.replaceAll('-', 'x')}`);
    await saveEntry(api, 0);
    const from = { path: path.join(beside, await makeBackup()) };
    const { digest } = await api.call('backups.preview', { from });
    await api.call('backups.restore', { from, digest });
    await desk.restoring;
    await desk.close();
    ({ desk, api } = await open());
    await unlock(api);
    await saveEntry(api, 1);
  },
  async erase() {
    const customer = `Zoe${name.replaceAll('-', 'x')}`;
    const other = `Zac${name.replaceAll('-', 'x')}`;
    const message = `Hello, is rye fresh? Best regards\n${customer}\n${customer.toLowerCase()}@post.example`;
    await api.call('messages.read', { text: message });
    await reply(api, other);
    await api.call('audit.erase', { customer: `${customer.toLowerCase()}@post.example`, also: [customer] });
    say('erased', customer);
  },
  async retention() {
    const months = { cases: 1, handovers: 1, gaps: 1, minedMail: 1, formDrafts: 1, learned: 1 };
    await api.call('settings.change', { retention: months });
    await api.call('retention.confirmClock', { now: Date.now() + Number(days) * 86_400_000 });
    await api.call('retention.agree', { months });
    for (let at = 0; at < 4; at += 1)
      await api.call('messages.read', { text: `Is loaf ${name}-${at} fresh?` });
    await saveEntry(api, 0);
    const gone = await desk.services.retention.run();
    say('gone', gone);
  },
  async import() {
    const files = Array.from({ length: 12 }, (_, at) => path.join(beside, `doc-${name}-${at}.md`));
    for (const file of files)
      writeFileSync(file, `## Is ${path.basename(file)} hot?\n\nIt is hot from four.\n`);
    await api.call('library.import', { paths: files });
    for (const file of files) say('document', path.basename(file));
    await desk.services.library.whenIdle();
  },
  async opening() {
    await wait(1);
  },
};

await works[work]?.();
say('done');
await wait(30);
process.exit(0);
