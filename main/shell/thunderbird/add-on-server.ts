import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import {
  addOnGreeting,
  frameLimits,
  fromAddOn,
  givenMailId,
  type FromAddOn,
  type GivenMail,
  type ToAddOn,
  type WireRefusal,
} from '../../../preload/shapes/thunderbird.ts';
import { DeskFailure } from '../../desk/failure.ts';
import type { Log } from '../../desk/ports.ts';
import { createFrameReader, decodeFrame, encodeFrame } from '../../wire/frames.ts';

/** Where the host of the add-on finds the app. */
export interface AddOnServer {
  /** Listens at a socket file, which is its owner's alone, for who knows the secret. Rejects where it cannot be made, or is stopped meanwhile. */
  start(file: string, secret: string): Promise<void>;
  stop(): void;
  /** Puts a reply into a draft of the mail that was given by this id. Rejects with `mail_failed`. */
  reply(given: { readonly id: string; readonly text: string; readonly html: string }): Promise<void>;
}

export interface AddOnServerDeps {
  /** Takes a mail that a person gave; null when it is taken. */
  readonly take: (id: string, mail: GivenMail) => Promise<WireRefusal | null>;
  readonly log: Log;
  /** Milliseconds that a host has to greet, and that the add-on has to put a reply into a draft. */
  readonly greetMs?: number;
  readonly replyMs?: number;
}

/** More hosts than mail programs that run here. */
const mostHosts = 8;
/** Mails that are taken at the same time. */
const mostTaking = 8;
const greetingLimit = 1_000;
/** Share of the time for a reply in which the add-on may type; the rest is for its answer to come back. */
const typingShare = 0.75;
/** Ids of mails whose host is known. */
const mostMails = 2_000;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Serves the add-on's host: what comes is checked as if a stranger had sent it, and what is not asked for is not answered. */
export function createAddOnServer({
  take,
  log,
  greetMs = 5_000,
  replyMs = 20_000,
}: AddOnServerDeps): AddOnServer {
  const hosts = new Set<Socket>();
  /** By the id of the mail: the host that gave it, which alone gets its reply. */
  const givenBy = new Map<string, Socket>();
  const waiting = new Map<
    string,
    { readonly id: string; readonly host: Socket; readonly done: (failure: DeskFailure | null) => void }
  >();
  let taking = 0;
  let server: ReturnType<typeof createServer> | null = null;

  const send = (host: Socket, message: ToAddOn): void => {
    if (!host.destroyed) host.write(encodeFrame(message, frameLimits.toAddOn));
  };
  const refuse = (host: Socket, code: WireRefusal, id: string | null = null): void => {
    log.write('warn', 'thunderbird.refused', { code });
    send(host, { do: 'refused', id, code });
  };

  async function takeMail(host: Socket, { id, mail }: Extract<FromAddOn, { do: 'take' }>): Promise<void> {
    // An id is given once: a second mail of the same would get the first one's reply.
    if (givenBy.has(id)) return refuse(host, 'bad_message', id);
    if (taking >= mostTaking) return refuse(host, 'busy', id);
    givenBy.set(id, host);
    const [oldest] = givenBy.keys();
    if (givenBy.size > mostMails && oldest !== undefined) givenBy.delete(oldest);
    taking += 1;
    const refused = await take(id, mail).catch((): WireRefusal => 'failed');
    taking -= 1;
    if (refused === null) return send(host, { do: 'taken', id });
    givenBy.delete(id);
    refuse(host, refused, id);
  }

  function settle(host: Socket, answer: Exclude<FromAddOn, { do: 'take' }>): void {
    const asked = waiting.get(answer.reply);
    if (asked?.host !== host || asked.id !== answer.id) return refuse(host, 'unknown_reply', answer.id);
    if (answer.do === 'placed') return asked.done(null);
    asked.done(
      new DeskFailure('mail_failed', { reason: answer.code === 'unknown_mail' ? 'mail_gone' : 'no_draft' }),
    );
  }

  function serve(host: Socket, secret: Buffer): void {
    if (hosts.size >= mostHosts) return void host.destroy();
    hosts.add(host);
    let isGreeted = false;
    const end = (code: WireRefusal): void => {
      refuse(host, code);
      host.removeAllListeners('data');
      host.destroySoon();
    };
    const patience = setTimeout(() => host.destroy(), greetMs);
    const hear = (body: Buffer): void => {
      // The rest of what came with what ended it.
      if (host.writableEnded) return;
      const value = decodeFrame(body);
      if (!isGreeted) {
        const greeting = addOnGreeting.safeParse(value);
        if (!greeting.success || !timingSafeEqual(digest(greeting.data.secret), secret))
          return end('not_allowed');
        clearTimeout(patience);
        isGreeted = true;
        return;
      }
      const { data } = fromAddOn.safeParse(value);
      if (data === undefined) return refuse(host, 'bad_message', idIn(value));
      if (data.do === 'take') void takeMail(host, data);
      else settle(host, data);
    };
    const read = createFrameReader(() => (isGreeted ? frameLimits.fromAddOn : greetingLimit), hear);
    host.on('data', (chunk: Buffer) => {
      try {
        read(chunk);
      } catch {
        end('too_large');
      }
    });
    host.on('error', () => host.destroy());
    host.on('close', () => {
      clearTimeout(patience);
      hosts.delete(host);
      for (const [id, by] of givenBy) if (by === host) givenBy.delete(id);
      for (const { host: by, done } of waiting.values())
        if (by === host) done(new DeskFailure('mail_failed', { reason: 'add_on_away' }));
    });
  }

  const stop = (): void => {
    server?.close();
    server = null;
    for (const host of hosts) host.destroy();
  };

  return {
    async start(file, secret) {
      stop();
      const known = digest(secret);
      const made = createServer((host) => serve(host, known));
      // Of a run that ended without taking leave; this folder has one app at a time.
      rmSync(file, { force: true });
      // What stops the server stops it also while it begins to listen.
      server = made;
      await new Promise<void>((resolve, reject) => {
        made.once('error', reject);
        made.once('close', () => reject(new Error('Stopped while it was started')));
        made.listen(file, resolve);
      });
      chmodSync(file, 0o600);
    },
    stop,
    async reply({ id, text, html }) {
      const host = givenBy.get(id);
      if (host === undefined) throw new DeskFailure('mail_failed', { reason: 'add_on_away' });
      const reply = randomUUID();
      const frame = frameOf({
        do: 'reply',
        id,
        reply,
        text,
        html,
        until: Date.now() + replyMs * typingShare,
      });
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(
          () => waiting.get(reply)?.done(new DeskFailure('mail_failed', { reason: 'no_draft' })),
          replyMs,
        );
        const done = (failure: DeskFailure | null): void => {
          clearTimeout(timer);
          waiting.delete(reply);
          if (failure === null) resolve();
          else reject(failure);
        };
        waiting.set(reply, { id, host, done });
        host.write(frame);
      });
    },
  };
}

function frameOf(message: ToAddOn): Buffer {
  try {
    return encodeFrame(message, frameLimits.toAddOn);
  } catch (error) {
    throw new DeskFailure('mail_failed', { reason: 'no_draft', cause: error });
  }
}

/** Of a message that is none: what it calls itself, if that is an id. */
function idIn(value: unknown): string | null {
  const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : null;
  return givenMailId.safeParse(id).data ?? null;
}
