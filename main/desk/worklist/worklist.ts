import { setTimeout as later } from 'node:timers/promises';
import type { GivenMail } from '../../../preload/contract.ts';
import type { Worklist } from '../../../preload/shapes/worklist.ts';
import type { Changes } from '../changes.ts';
import { DeskFailure } from '../failure.ts';
import type { ParsedMail } from '../library/parsed.ts';
import type { ReadDeps } from '../messages/read-message.ts';
import { triageMessage } from '../messages/triage.ts';
import type { Log } from '../ports.ts';
import type { Vault } from '../privacy/vault.ts';
import type { SettingsService } from '../settings/settings.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { Store } from '../store/store.ts';
import { sortMails } from './sort-mails.ts';
import { comesBack, findSameIn, isIn, wholeMailIn } from './known-mails.ts';
import { findMailFiles, type MailFile } from './mail-files.ts';
import { createMailFolders } from './mail-folders.ts';
import { mailContent, decodeContent, encodeContent, type WorklistContent } from './worklist-mail.ts';
import { dayMs } from '../../../preload/shared/days.ts';

/** The mails that wait for an answer. What is known of them is encrypted on the disk, and in memory while a key is open. */
export interface WorklistRoom {
  list(): Worklist;
  /** Resolves with the number of files that are read from now on. Throws as the vault does. */
  add(paths: readonly string[]): Promise<{ readonly files: number }>;
  /** A mail that a mail program gave under an id of its own; the same mail, given again, is known by its new id from then on. */
  takeGiven(givenAs: string, given: GivenMail): Promise<{ readonly id: string }>;
  cancel(): null;
  setDone(ids: readonly string[], isDone: boolean): null;
  watch(path: string): null;
  stopWatching(index: number): null;
  /** As it was read from its file. Throws `not_found`, and as the vault does. */
  mail(id: string): ParsedMail;
  /** As which a mail program gave it last; null where none did, and for a mail that is not in the list. */
  givenAs(id: string): string | null;
  /** It was opened as that case, and goes when that is answered or erased. */
  opened(id: string, caseId: string): void;
  /** A message was answered or handed over: by its cases, or by its words where it was pasted. */
  answered(caseIds: readonly string[], text: string | null): void;
  /** Looks through the watched folders, now and whenever a key is opened. */
  start(): void;
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

interface Item {
  readonly id: string;
  readonly at: number;
  doneAt: number | null;
  caseId: string | null;
  content: WorklistContent;
}

/** Milliseconds for which an answered mail is kept, so that its thread is known when it comes back. */
const keepDoneMs = 30 * dayMs;
/** Milliseconds after which a file counts as written. */
const writtenMs = 1_000;
const busyPollMs = 100;
/** The first mails of many are told of one by one, later ones this many milliseconds apart: the list goes out whole each time. */
const toldAtOnce = 20;
const toldEveryMs = 1_000;
const { content: column } = encryptedTables.worklistMails.columns;

export function createWorklist({
  store,
  vault,
  settings,
  reading,
  readMail,
  expectMail,
  readGivenMail,
  isBusy,
  watches,
  newId,
  now,
  changes,
  log,
}: {
  readonly store: Pick<Store, 'worklistMails' | 'meta'>;
  readonly vault: Vault;
  readonly settings: Pick<SettingsService, 'get'>;
  readonly reading: Omit<ReadDeps, 'search'>;
  readonly readMail: (file: string) => Promise<ParsedMail>;
  /** Starts what reads mails while their files are still looked for. */
  readonly expectMail: () => void;
  readonly readGivenMail: (given: GivenMail) => Promise<ParsedMail>;
  /** Somebody searches: reading in the background waits. */
  readonly isBusy: () => boolean;
  readonly watches: boolean;
  readonly newId: () => string;
  readonly now: () => number;
  readonly changes: Pick<Changes, 'publish' | 'subscribe'>;
  readonly log: Log;
}): WorklistRoom {
  const table = store.worklistMails;
  const changed = (): void => changes.publish('worklist', null);
  /** Null until it is asked for, and while no key is open. */
  let items: Map<string, Item> | null = null;
  let unreadable = 0;
  let queue: MailFile[] = [];
  let run: { done: number; total: number } | null = null;
  let failed = 0;
  let working: Promise<void> | null = null;
  const closing = new AbortController();
  const isClosed = (): boolean => closing.signal.aborted;

  const folders = createMailFolders({
    meta: store.meta,
    watches,
    onChanged: (paths) => void takeNew(paths),
    onMissing: changed,
    log,
  });

  function load(): Map<string, Item> {
    if (items !== null) return items;
    vault.requireOpen();
    table.purge(now() - keepDoneMs);
    unreadable = 0;
    items = new Map();
    for (const { id, at, doneAt, caseId, content } of table.list()) {
      const json = vault.decryptIfReadable(content, column, id);
      const opened = json === null ? null : decodeContent(json);
      if (opened === null) unreadable += 1;
      else items.set(id, { id, at, doneAt, caseId, content: opened });
    }
    return items;
  }

  // What is erased, restored or locked is nothing that memory may still have.
  const invalidate = (): void => {
    items = null;
    if (!vault.isOpen()) queue = [];
    changed();
  };
  changes.subscribe('reload', 'derive', invalidate);
  changes.subscribe('vault', 'derive', () => {
    invalidate();
    if (vault.isOpen() && isStarted) folders.start();
  });
  changes.subscribe('settings', 'derive', ({ before, after }) => {
    if (before.openingHours !== after.openingHours || before.queues !== after.queues) changed();
  });
  let isStarted = false;

  const isWaiting = ({ doneAt }: Pick<Item, 'doneAt'>): boolean => doneAt === null;

  const keep = (item: Item, content: WorklistContent): void => {
    table.setContent(item.id, vault.encrypt(encodeContent(content), column, item.id));
    item.content = content;
  };

  const isKnown = (mail: ParsedMail): boolean => isIn(load().values(), mail);

  /** Null where it is in the list already. */
  async function take(mail: ParsedMail, source: string, isHere = isKnown): Promise<Item | null> {
    const { header, ...rest } = mail;
    const triage = await triageMessage({ ...rest, fileHeader: header }, reading);
    if (isHere(mail)) return null;
    const content = mailContent(mail, triage, { source, now: now(), isBack: false });
    const whole = { ...content, isBack: comesBack(load().values(), mail, content.customer) };
    const id = newId();
    const at = now();
    table.add({ id, at, content: vault.encrypt(encodeContent(whole), column, id) });
    const item: Item = { id, at, doneAt: null, caseId: null, content: whole };
    load().set(id, item);
    return item;
  }

  const findSame = (mail: ParsedMail): Item | undefined => findSameIn(load().values(), mail);

  /** Reads what is queued, one after the other; the next file is parsed while one is sorted. */
  async function work(): Promise<void> {
    let toldAt = 0;
    let next = queue.shift();
    let parsed = next && readMail(next.path);
    while (next !== undefined && parsed !== undefined && !isClosed()) {
      const { source } = next;
      const mail = await parsed.catch(() => null);
      while (isBusy() && !isClosed()) await later(busyPollMs);
      next = queue.shift();
      parsed = next && readMail(next.path);
      // It is awaited in the next turn, where it may have failed by then.
      parsed?.catch(() => undefined);
      try {
        if (mail === null) failed += 1;
        else if (!isClosed()) await take(mail, source);
      } catch (error) {
        failed += 1;
        log.write('warn', 'worklist.not-taken', { name: error instanceof Error ? error.name : 'unknown' });
      }
      if (run !== null) run.done += 1;
      if (run !== null && run.done > toldAtOnce && performance.now() - toldAt < toldEveryMs) continue;
      toldAt = performance.now();
      changed();
    }
  }

  function begin(files: readonly MailFile[]): void {
    if (files.length === 0 || isClosed()) return;
    if (run === null) failed = 0;
    run = { done: run?.done ?? 0, total: (run?.total ?? 0) + files.length };
    queue.push(...files);
    working ??= work().finally(() => {
      working = null;
      run = null;
      if (!isClosed()) changed();
      // What came while the last one was read.
      if (queue.length > 0) begin(queue.splice(0));
    });
    changed();
  }

  /** The files that are not in the list, as far as they are written. */
  async function newFilesIn(
    paths: readonly string[],
  ): Promise<{ readonly files: readonly MailFile[]; readonly isWriting: boolean }> {
    const found = await findMailFiles(paths);
    const seen = new Set([
      ...[...load().values()].map(({ content }) => content.source),
      ...queue.map((one) => one.source),
    ]);
    const isWritten = ({ changedAt }: MailFile): boolean => Date.now() - changedAt >= writtenMs;
    return {
      files: found.filter((file) => isWritten(file) && !seen.has(file.source)),
      isWriting: !found.every(isWritten),
    };
  }

  async function takeNew(paths: readonly string[]): Promise<void> {
    if (!vault.isOpen() || isClosed()) return;
    try {
      let { files, isWriting } = await newFilesIn(paths);
      begin(files);
      while (isWriting && !isClosed() && vault.isOpen()) {
        await later(writtenMs);
        ({ files, isWriting } = await newFilesIn(paths));
        begin(files);
      }
    } catch (error) {
      log.write('warn', 'worklist.folder-not-read', {
        name: error instanceof Error ? error.name : 'unknown',
      });
    }
  }

  function setDone(ids: readonly string[], isDone: boolean): void {
    const doneAt = isDone ? now() : null;
    table.setDone(ids, doneAt);
    for (const id of ids) {
      const item = items?.get(id);
      if (item !== undefined) item.doneAt = doneAt;
    }
    changed();
  }

  return {
    list() {
      const known = vault.isOpen() ? [...load().values()] : [];
      return {
        mails: sortMails(known.filter(isWaiting), { now: now(), settings: settings.get() }),
        reading: run && { ...run },
        failed,
        unreadable: vault.isOpen() ? unreadable : 0,
        folders: folders.list(),
      };
    },
    async add(paths) {
      vault.requireOpen();
      expectMail();
      const found = await findMailFiles(paths);
      const seen = new Set([...load().values()].map(({ content }) => content.source));
      const files = found.filter(({ source }) => !seen.has(source));
      begin(files);
      return { files: files.length };
    },
    async takeGiven(givenAs, given) {
      vault.requireOpen();
      const mail = await readGivenMail(given);
      vault.requireOpen();
      const item =
        findSame(mail) ?? (await take(mail, '', (other) => findSame(other) !== undefined)) ?? findSame(mail);
      if (item === undefined) throw new DeskFailure('not_found', { reason: 'worklist_mail' });
      keep(item, { ...item.content, givenAs });
      if (isWaiting(item)) changed();
      else setDone([item.id], false);
      return { id: item.id };
    },
    givenAs: (id) => (vault.isOpen() ? (load().get(id)?.content.givenAs ?? null) : null),
    cancel() {
      queue = [];
      if (run !== null) run.total = run.done;
      changed();
      return null;
    },
    setDone(ids, isDone) {
      vault.requireOpen();
      setDone(ids, isDone);
      return null;
    },
    watch(path) {
      vault.requireOpen();
      folders.add(path);
      changed();
      return null;
    },
    stopWatching(index) {
      folders.remove(index);
      changed();
      return null;
    },
    mail(id) {
      const item = load().get(id);
      if (item === undefined) throw new DeskFailure('not_found', { reason: 'worklist_mail' });
      return item.content.mail;
    },
    opened(id, caseId) {
      table.setCase(id, caseId);
      const item = load().get(id);
      if (item !== undefined) item.caseId = caseId;
    },
    answered(caseIds, text) {
      const isOf = ({ caseId }: Pick<Item, 'caseId'>, ids: readonly string[]): boolean =>
        caseId !== null && ids.includes(caseId);
      const alike = (): readonly Item[] => {
        const isWholeMail = text === null ? () => false : wholeMailIn(text);
        return [...load().values()].filter(
          (item) => isWaiting(item) && (isOf(item, caseIds) || isWholeMail(item.content.mail)),
        );
      };
      // The very mail, another with the same words waits on; known also where the desk was locked while a draft was placed.
      const opened = table.list().filter((row) => isWaiting(row) && isOf(row, caseIds.slice(0, 1)));
      const done = (opened.length > 0 || !vault.isOpen() ? opened : alike()).map(({ id }) => id);
      if (done.length > 0) setDone(done, true);
    },
    start() {
      isStarted = true;
      if (vault.isOpen()) folders.start();
    },
    async whenIdle() {
      for (let one = working; one !== null; one = working) await one;
    },
    async close() {
      closing.abort();
      queue = [];
      await folders.close();
      await working;
    },
  };
}
