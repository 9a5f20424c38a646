import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAddOnServer, type AddOnServer } from '../../../main/shell/thunderbird/add-on-server.ts';
import { createFrameReader, decodeFrame, encodeFrame } from '../../../main/wire/frames.ts';
import { wireRefusals, type GivenMail, type WireRefusal } from '../../../preload/shapes/thunderbird.ts';
import { seededRandom } from '../support/seeded-random.ts';

const secret = randomBytes(32).toString('hex');
const mail: GivenMail = {
  headers: { from: 'Jo <jo@customer.example>', subject: 'Rolls' },
  text: 'Do you deliver?',
  html: '',
  attachments: [],
};

let folder: string;
let file: string;
let server: AddOnServer;
let taken: string[];
let verdict: WireRefusal | null;
const hosts: Socket[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-add-on-'));
  file = path.join(folder, 'socket');
  taken = [];
  verdict = null;
  server = createAddOnServer({
    take: (id) => {
      taken.push(id);
      return Promise.resolve(verdict);
    },
    log: { write: () => {} },
    replyMs: 300,
  });
  await server.start(file, secret);
});
afterEach(() => {
  for (const host of hosts.splice(0)) host.destroy();
  server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A host as the add-on's own is, in the hand of the test. */
async function startHost(greeting: unknown = { do: 'greet', secret }) {
  const socket = connect(file);
  hosts.push(socket);
  await new Promise((resolve) => socket.once('connect', resolve));
  const came: unknown[] = [];
  const listeners = new Set<() => void>();
  const read = createFrameReader(
    () => 1_000_000,
    (body) => {
      came.push(decodeFrame(body));
      for (const hear of listeners) hear();
    },
  );
  socket.on('data', read);
  socket.on('error', () => socket.destroy());
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  if (greeting !== null) socket.write(encodeFrame(greeting, 4_000_000));
  const count = (wanted: number): Promise<void> =>
    new Promise((resolve) => {
      const hear = (): void => {
        if (came.length < wanted) return;
        listeners.delete(hear);
        resolve();
      };
      listeners.add(hear);
      hear();
    });
  return {
    came,
    count,
    closed,
    socket,
    send: (value: unknown) => socket.write(encodeFrame(value, 4_000_000)),
  };
}

describe('the wire of the add-on', () => {
  test('is open to its owner alone, by the modes of the file', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('whoever does not know the secret is refused and hears nothing more', async () => {
    for (const greeting of [{ do: 'greet', secret: 'x' }, { do: 'greet' }, { do: 'take' }, null, 'greet']) {
      const host = await startHost(greeting === null ? 0 : greeting);
      host.send({ do: 'take', id: randomUUID(), mail });
      await host.closed;
      expect(host.came).toEqual([{ do: 'refused', id: null, code: 'not_allowed' }]);
    }
    expect(taken).toEqual([]);
  });

  test('a frame that is too long ends the connection, and before the greeting a kilobyte is', async () => {
    const early = await startHost({ do: 'greet', secret: 'x'.repeat(2_000) });
    await early.closed;
    expect(early.came).toEqual([{ do: 'refused', id: null, code: 'too_large' }]);
    const late = await startHost();
    late.socket.write(Buffer.from([0, 0, 0, 0x40]));
    await late.closed;
    expect(late.came).toEqual([{ do: 'refused', id: null, code: 'too_large' }]);
  });

  test('a mail is taken once by its id, and the answer says no more than that', async () => {
    const host = await startHost();
    const id = randomUUID();
    host.send({ do: 'take', id, mail });
    await host.count(1);
    host.send({ do: 'take', id, mail });
    await host.count(2);
    expect(host.came).toEqual([
      { do: 'taken', id },
      { do: 'refused', id, code: 'bad_message' },
    ]);
    expect(taken).toEqual([id]);
  });

  test('while the desk is locked a mail is refused by that word, and its id can be given again', async () => {
    const host = await startHost();
    const id = randomUUID();
    verdict = 'locked';
    host.send({ do: 'take', id, mail });
    await host.count(1);
    await expect(server.reply({ id, text: 'a', html: 'a' })).rejects.toThrow('mail_failed (add_on_away)');
    verdict = null;
    host.send({ do: 'take', id, mail });
    await host.count(2);
    expect(host.came).toEqual([
      { do: 'refused', id, code: 'locked' },
      { do: 'taken', id },
    ]);
  });

  test('a reply goes to the host that gave its mail, under the id of that mail, whatever other hosts say', async () => {
    const [one, other] = [await startHost(), await startHost()];
    const ids = [randomUUID(), randomUUID()] as const;
    one.send({ do: 'take', id: ids[0], mail });
    other.send({ do: 'take', id: ids[1], mail });
    await Promise.all([one.count(1), other.count(1)]);
    const placed = server.reply({ id: ids[0], text: 'Yes', html: '<div>Yes</div>' });
    await one.count(2);
    const asked = one.came[1] as { readonly reply: string; readonly until: number };
    expect(asked).toEqual({
      do: 'reply',
      id: ids[0],
      reply: asked.reply,
      text: 'Yes',
      html: '<div>Yes</div>',
      until: asked.until,
    });
    // The add-on types no more by then, which is before the app gives up.
    expect(asked.until - Date.now()).toBeLessThan(300);
    // Another host, and the same one for another mail, cannot answer for it.
    other.send({ do: 'placed', id: ids[0], reply: asked.reply });
    one.send({ do: 'placed', id: ids[1], reply: asked.reply });
    await Promise.all([other.count(2), one.count(3)]);
    expect([other.came[1], one.came[2]]).toEqual([
      { do: 'refused', id: ids[0], code: 'unknown_reply' },
      { do: 'refused', id: ids[1], code: 'unknown_reply' },
    ]);
    one.send({ do: 'placed', id: ids[0], reply: asked.reply });
    await placed;
    expect(other.came).toHaveLength(2);
  });

  test.each([
    ['the add-on says that the mail is gone', 'unknown_mail', 'mail_gone'],
    ['the add-on makes no draft', 'no_draft', 'no_draft'],
    ['the add-on says nothing', null, 'no_draft'],
    ['the host goes meanwhile', 'gone', 'add_on_away'],
  ])('%s: the reply fails and says so', async (_name, code, reason) => {
    const host = await startHost();
    const id = randomUUID();
    host.send({ do: 'take', id, mail });
    await host.count(1);
    const failed = server.reply({ id, text: 'a', html: 'a' }).then(
      () => 'placed',
      (error: unknown) => String(error),
    );
    await host.count(2);
    const { reply } = host.came[1] as { readonly reply: string };
    if (code === 'gone') host.socket.destroy();
    else if (code !== null) host.send({ do: 'refused', id, reply, code });
    expect(await failed).toContain(`mail_failed (${reason})`);
  });

  test('10,000 hostile messages are refused with a code and nothing else, and the next honest one is taken', async () => {
    const host = await startHost();
    const random = seededRandom(14);
    const codes: ReadonlySet<unknown> = new Set(wireRefusals);
    for (let sent = 0; sent < 10_000; sent += 500) {
      const frames = Array.from({ length: 500 }, () => framed(hostileBody(random)));
      host.socket.write(Buffer.concat(frames));
      await host.count(sent + 500);
    }
    expect(host.came).toHaveLength(10_000);
    for (const answer of host.came) {
      const { do: what, id, code, ...rest } = answer as Record<string, unknown>;
      expect([what, codes.has(code), id === null || typeof id === 'string', rest]).toEqual([
        'refused',
        true,
        true,
        {},
      ]);
    }
    expect(taken).toEqual([]);
    const id = randomUUID();
    host.send({ do: 'take', id, mail });
    await host.count(10_001);
    expect(host.came.at(-1)).toEqual({ do: 'taken', id });
  });
});

function framed(body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
}

/** A message that is nearly right, or nothing like it: one defect each, of many kinds. */
function hostileBody(random: () => number): Buffer {
  const pick = <One>(list: readonly One[]): One => list[Math.floor(random() * list.length)] as One;
  const id = randomUUID();
  const take = { do: 'take', id, mail };
  const wrong = pick<unknown>([null, 0, -1, 1e308, true, [], {}, '', 'x'.repeat(3_000), '\u0000', [[]]]);
  const field = pick(['do', 'id', 'mail']);
  const inMail = pick(['headers', 'attachments']);
  const value = pick<() => unknown>([
    () => wrong,
    () => ({ ...take, [field]: wrong }),
    () => ({ ...take, [pick(['path', 'call', '__proto__x', 'constructor', 'toString'])]: wrong }),
    () => ({ ...take, mail: { ...mail, [inMail]: pick([null, 7, 'text', { from: 1 }, [1], { bcc: 'x' }]) } }),
    () => ({ ...take, mail: { ...mail, [pick(['text', 'html'])]: pick([null, 7, [], {}]) } }),
    () => ({ ...take, mail: { ...mail, path: '/etc/passwd' } }),
    () => ({ ...take, mail: { ...mail, attachments: Array.from({ length: 300 }, () => 'a') } }),
    () => ({ ...take, mail: { ...mail, headers: { subject: 'x'.repeat(20_001) } } }),
    () => ({
      ...take,
      do: pick(['send', 'reply', 'taken', 'greet', 'settings.get', 'messages.read', 'eval']),
    }),
    () => ({ do: 'greet', secret }),
    () => ({ do: pick(['placed', 'refused']), id, reply: randomUUID(), code: 'no_draft' }),
    () => ({ do: 'placed', id, reply: pick([id, '*', '__proto__', 0]) }),
    () => ({ do: 'take', id: pick(['__proto__', '../../x', '1', id.toUpperCase().slice(1)]), mail }),
  ])();
  const json = Buffer.from(JSON.stringify(value) ?? '');
  return pick<() => Buffer>([
    () => json,
    () => json,
    () => json,
    () => json.subarray(0, Math.floor(random() * json.length)),
    () => Buffer.concat([json, Buffer.from('}')]),
    () => Buffer.from(`{"__proto__":${json.toString()}}`),
    () => Buffer.from(`{"do":"take","id":"${id}","mail":{"__proto__":{}}}`),
    () => randomBytes(Math.floor(random() * 200)),
    () => Buffer.alloc(0),
    () => Buffer.from('['.repeat(2_000)),
  ])();
}
