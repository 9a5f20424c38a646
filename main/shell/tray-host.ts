import { connect, type Socket } from 'node:net';
import { z } from 'zod';

/**
 * Whether anything shows icons of the tray. Linux alone leaves that open: there a tray is a program of its own, which registers on the
 * session bus. Null where that cannot be told: there is no bus, or it does not answer. Never rejects.
 */
export async function hasTrayHost(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean | null> {
  if (platform !== 'linux') return true;
  const place = socketOf(environment['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  return place === null ? null : askBus(place);
}

/** Milliseconds; a bus answers in one or two. */
const patienceMs = 1_000;

/** The socket that an address of a bus names; null for a way that is not read here. */
function socketOf(address: string): string | null {
  const [, kind, place] = /(?:^|;)unix:(?:[^;,]*,)*(path|abstract)=([^;,]+)/.exec(address) ?? [];
  if (place === undefined) return null;
  const decoded = decodeURIComponent(place);
  return kind === 'abstract' ? `\0${decoded}` : decoded;
}

function askBus(place: string): Promise<boolean | null> {
  return new Promise((resolve) => {
    const socket = connect(place);
    const settle = (answer: boolean | null): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => settle(null), patienceMs);
    socket.on('error', () => settle(null));
    socket.on('close', () => settle(null));
    speak(socket, settle);
  });
}

/** The bus takes whoever has the same user id, and calls once it was greeted. */
function speak(socket: Socket, settle: (answer: boolean | null) => void): void {
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  let isGreeted = false;
  let held = Buffer.alloc(0);
  socket.on('connect', () => socket.write(`\0AUTH EXTERNAL ${user}\r\n`));
  socket.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    if (!isGreeted) {
      const end = held.indexOf('\r\n');
      if (end < 0) return;
      if (!held.subarray(0, end).toString().startsWith('OK')) return settle(null);
      held = held.subarray(end + 2);
      isGreeted = true;
      socket.write(Buffer.concat([Buffer.from('BEGIN\r\n'), hello, question]));
    }
    for (let message = readMessage(held); message !== null; message = readMessage(held)) {
      held = held.subarray(message.length);
      if (message.repliesTo !== questionSerial) continue;
      // An error: nobody has the name, so that nothing shows icons.
      return settle(message.isAnswer && message.isTrue);
    }
  });
}

const aligned = (offset: number, to: number): number => Math.ceil(offset / to) * to;

/** A string, or the place of an object, as the protocol writes it. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes, Buffer.alloc(1)]);
}

/** A field of a message's head. */
function field(code: number, signature: 'o' | 's' | 'g', value: string): Buffer {
  const written =
    signature === 'g' ? Buffer.concat([Buffer.from([value.length]), Buffer.from(`${value}\0`)]) : text(value);
  return Buffer.concat([Buffer.from([code, 1, signature.charCodeAt(0), 0]), written]);
}

/** One behind the other, each from a place that so much divides. */
const joined = (parts: readonly Buffer[], to: number): Buffer =>
  parts.reduce(
    (all, part) => Buffer.concat([all, Buffer.alloc(aligned(all.length, to) - all.length), part]),
    Buffer.alloc(0),
  );

function call(
  serial: number,
  { to, path, of, member }: Readonly<Record<'to' | 'path' | 'of' | 'member', string>>,
  ...words: readonly string[]
): Buffer {
  const body = joined(words.map(text), 4);
  const fields = [field(1, 'o', path), field(2, 's', of), field(3, 's', member), field(6, 's', to)];
  if (words.length > 0) fields.push(field(8, 'g', 's'.repeat(words.length)));
  const head = joined(fields, 8);
  const begin = Buffer.alloc(16);
  // Little-endian, a call, nothing is started for it, version 1.
  begin.set([0x6c, 1, 2, 1]);
  begin.writeUInt32LE(body.length, 4);
  begin.writeUInt32LE(serial, 8);
  begin.writeUInt32LE(head.length, 12);
  return joined([begin, head, body], 8);
}

const bus = { to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', of: 'org.freedesktop.DBus' };
const watcher = 'org.kde.StatusNotifierWatcher';
const questionSerial = 2;
const hello = call(1, { ...bus, member: 'Hello' });
const question = call(
  questionSerial,
  { to: watcher, path: '/StatusNotifierWatcher', of: 'org.freedesktop.DBus.Properties', member: 'Get' },
  watcher,
  'IsStatusNotifierHostRegistered',
);

interface BusMessage {
  /** In bytes. */
  readonly length: number;
  readonly isAnswer: boolean;
  readonly repliesTo: number | null;
  /** Whether its body is a boolean that is true, by itself or as a property. */
  readonly isTrue: boolean;
}

const answerType = 2;
/** More than a bus says of these. */
const longest = 65_536;
const sizes = z.object({ body: z.int().max(longest), head: z.int().max(longest) });

/** The first message of these bytes; null where it is not whole, or nothing that a bus says here. */
function readMessage(bytes: Buffer): BusMessage | null {
  if (bytes.length < 16 || bytes[0] !== 0x6c) return null;
  const { data } = sizes.safeParse({ body: bytes.readUInt32LE(4), head: bytes.readUInt32LE(12) });
  if (data === undefined) return null;
  const bodyAt = aligned(16 + data.head, 8);
  const length = bodyAt + data.body;
  if (bytes.length < length) return null;
  const body = bytes.subarray(bodyAt, length);
  return {
    length,
    isAnswer: bytes[1] === answerType,
    repliesTo: replySerial(bytes.subarray(16, 16 + data.head)),
    // A property: the length of its type, the type, an end, and the number at the next place that four divides.
    isTrue: body.length >= 8 && body[1] === 'b'.charCodeAt(0) && body.readUInt32LE(4) === 1,
  };
}

/** Which call a head answers. */
function replySerial(head: Buffer): number | null {
  let at = 0;
  while (at + 4 < head.length) {
    const [code, , type] = head.subarray(at, at + 3);
    at += 4;
    if (type === 'u'.charCodeAt(0)) {
      if (at + 4 > head.length) return null;
      if (code === 5) return head.readUInt32LE(at);
      at += 4;
    } else if (type === 'g'.charCodeAt(0)) at += (head[at] ?? 0) + 2;
    else {
      if (at + 4 > head.length) return null;
      at += 4 + head.readUInt32LE(at) + 1;
    }
    at = aligned(at, 8);
  }
  return null;
}
