import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createPathGrants } from '../../../main/shell/path-grants.ts';
import { createRelay } from '../../../main/shell/relay.ts';
import type { CallResult } from '../../../preload/client.ts';
import { deskCalls } from '../../../preload/contract.ts';
import { accessNeeded, isEnough, type Role } from '../../../preload/roles.ts';
import { howMany } from '../../support/how-many.ts';
import { malformedInput } from '../../support/malformed-input.ts';
import { sampleShopFolder, temporaryFolder } from '../support/folder.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { fakeEmbedder } from '../support/fake-embedder.ts';
import { seededRandom } from '../support/seeded-random.ts';

type Who = Role | 'nobody';
const names = Object.keys(deskCalls) as (keyof typeof deskCalls)[];
const wanted = howMany(150, 'SIDEDESK_MALFORMED');
const rounds = Math.max(1, Math.ceil(wanted / names.length));
/** Calls that may take away the ground that the test stands on. */
const mayEnd = /^(?:vault|people|backups|models|audit\.erase|retention)/;
const passphrases = { owner: 'the owner bakes', editor: 'the editor reads', agent: 'the agent writes' };

const closers: (() => Promise<void>)[] = [];
const atEnd = (close: () => Promise<void>): void => void closers.push(close);
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

interface Shop {
  readonly desk: TestDesk;
  readonly request: (name: string, input: unknown) => Promise<CallResult>;
  readonly jail: string;
  readonly isRestoring: () => boolean;
}

const opened = (folder: string): Promise<TestDesk> =>
  openTestDesk({ folder, embedder: fakeEmbedder(realEmbedder()) }, atEnd);

let prepared: { readonly folder: string; readonly ids: Readonly<Record<Role, string>> } | null = null;

/** The sample shop with an owner, an editor and an agent, closed again. */
async function prepare() {
  const folder = sampleShopFolder(atEnd);
  const desk = await opened(folder);
  await desk.api.call('vault.create', { passphrase: 'before there were people' });
  const { id: owner } = await desk.api.call('people.start', { name: 'Olga', passphrase: passphrases.owner });
  const add = async (name: string, role: 'editor' | 'agent') =>
    (await desk.api.call('people.add', { name, role, passphrase: passphrases[role] })).id;
  const ids = { owner, editor: await add('Ed', 'editor'), agent: await add('Anna', 'agent') };
  await desk.close();
  return { folder, ids };
}

/** The prepared shop as whoever is there finds it, behind the wire that the window has: no other path than those in a folder of its own. */
async function openShop(who: Who): Promise<Shop> {
  prepared ??= await prepare();
  const folder = temporaryFolder(atEnd);
  cpSync(prepared.folder, folder, { recursive: true });
  const jail = temporaryFolder(atEnd);
  for (const [name, words] of Object.entries(files)) writeFileSync(path.join(jail, name), words);
  mkdirSync(path.join(jail, 'folder'));
  const desk = await opened(folder);
  let isRestoring = false;
  void desk.restoring.then(() => (isRestoring = true));
  if (who !== 'nobody')
    await desk.api.call('people.unlock', { person: prepared.ids[who], passphrase: passphrases[who] });
  const grants = createPathGrants();
  grants.grant('read', [jail]);
  grants.grant('write into', [path.join(jail, 'folder')]);
  grants.grant(
    'write',
    newNames.map((name) => path.join(jail, name)),
  );
  const relay = createRelay({
    engine: (name, input) => desk.wire.request(name, input),
    shell: () => Promise.resolve({ ok: false, error: { code: 'unknown_call' } }),
    refusalOfPaths: (call, input) => grants.refusalOf(call, input),
    isWanted: () => true,
  });
  return { desk, jail, isRestoring: () => isRestoring, request: (name, input) => relay(true, name, input) };
}

const files: Readonly<Record<string, string>> = {
  'a.md': '## Is it fresh?\n\nBaked at four.\n',
  'b.csv': 'question,answer\nHow long?,Five days\n',
  'c.eml': 'From: Anna <anna@example.org>\nSubject: Bread\n\nIs the rye bread fresh?\n',
  'd.zip': 'PK\u0003\u0004 and no more of it',
  'e.sidedesk': '{"kind":"pack"}',
  'f.sidedesk-backup': 'sidedesk backup',
};
const newNames = ['new-1.csv', 'new-2.json', 'new-3', 'a.md'];

/** Every string of a value that could be an id or a name. */
function stringsIn(value: unknown, into: string[], depth = 0): void {
  if (typeof value === 'string' && value.length > 0 && value.length <= 64) into.push(value);
  if (typeof value !== 'object' || value === null || depth > 5 || into.length > 60) return;
  for (const part of Object.values(value)) stringsIn(part, into, depth + 1);
}

const isThere = async ({ desk }: Shop, who: Who): Promise<boolean> => {
  const { access } = await desk.api.call('people.session', {});
  return who === 'nobody' ? access === 'anyone' : access === who;
};

// Catches: an input that the contract lets through and a handler does not expect (`internal`, a crash, an answer that never comes),
// and one by which somebody reaches what she may not.
describe('whatever a call is given, the real desk answers with a value or a code, and does nothing beyond the role of', () => {
  const crashes: unknown[] = [];
  const crash = (error: unknown): void => void crashes.push(error);
  process.on('unhandledRejection', crash);
  afterAll(() => void process.off('unhandledRejection', crash));

  test.each<Who>(['owner', 'editor', 'agent', 'nobody'])(
    '%s',
    async (who) => {
      const random = seededRandom(7 + who.length);
      const unforeseen: unknown[] = [];
      const beyond: unknown[] = [];
      const answers = new Map<string, number>();
      let said: string[] = [];
      let calls = 0;
      let shop = await openShop(who);
      let shops = 1;
      const sources = {
        random,
        known: () => said[Math.floor(random() * said.length)] ?? null,
        pathFor: (access: string) => {
          const all =
            access === 'read'
              ? [...Object.keys(files), 'folder', '', 'none']
              : access === 'write'
                ? newNames
                : ['folder'];
          return path.join(shop.jail, all[Math.floor(random() * all.length)] ?? '');
        },
      };
      for (let round = 0; round < rounds; round += 1)
        for (const name of names) {
          const input = malformedInput(deskCalls[name].input, sources);
          const reply = await shop.request(name, input);
          calls += 1;
          const code = reply.ok ? 'ok' : reply.error.code;
          answers.set(code, (answers.get(code) ?? 0) + 1);
          if (code === 'internal') unforeseen.push([name, input]);
          const has = who === 'nobody' ? 'anyone' : who;
          if (reply.ok && !isEnough(has, accessNeeded(deskCalls[name].access, input)))
            beyond.push([name, input]);
          const strings: string[] = [];
          if (reply.ok) stringsIn(reply.value, strings);
          for (const text of strings)
            if (said.length < 300) said.push(text);
            else said[Math.floor(random() * 300)] = text;
          if (shop.isRestoring() || (mayEnd.test(name) && !(await isThere(shop, who)))) {
            await shop.desk.close();
            rmSync(shop.desk.folder, { recursive: true, force: true, maxRetries: 5 });
            shop = await openShop(who);
            shops += 1;
            said = [];
          }
        }
      if (wanted > 1_000)
        console.log(
          `${who}: ${calls} calls of ${names.length} kinds on ${shops} desks, ${unforeseen.length} unforeseen, ${beyond.length} beyond, ${crashes.length} crashes; ${JSON.stringify(Object.fromEntries(answers))}`,
        );
      expect(unforeseen.slice(0, 10)).toEqual([]);
      expect(beyond.slice(0, 10)).toEqual([]);
      expect(crashes).toEqual([]);
      expect((await shop.desk.api.call('desk.status', {})).version).toBe('0.0.0');
      await shop.desk.close();
    },
    howMany(60, 'SIDEDESK_MALFORMED') * 1_000,
  );
});
