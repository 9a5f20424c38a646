import { readdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type DeskStatus, type Settings, settingsSchema, type WireError } from '../../preload/contract.ts';
import { excerptLog } from './log-excerpt.ts';
import { factsOf } from './settings-facts.ts';
import type { StoreFacts } from './store/store.ts';

/** What is asked of a desk that is open. */
export interface DiagnosedDesk {
  readonly store: { readonly facts: () => StoreFacts };
  readonly settings: { readonly get: () => Settings };
  readonly status: () => DeskStatus;
}

interface Given {
  /** Data folder. */
  readonly folder: string;
  readonly version: string;
  readonly now: () => number;
  /** Or why it could not be opened. */
  readonly desk: DiagnosedDesk | WireError;
}

const logs = ['engine.log', 'shell.log', 'desk.log'] as const;
/** Of each log. */
const mostLines = 300;

/** What lies in a data folder, by its beginning; everything else counts as other. */
const fileKinds = [
  'desk.db',
  'settings.json',
  'vault.json',
  'erasures.jsonl',
  'audit-log.seal',
  'pack-key.pem',
  'backups.json',
  'window.json',
] as const;

/**
 * Everything that support needs to know of an installation, and not a word of anybody: versions, counts, times, codes, and the
 * facts of the logs. Only what is known to be such goes in; names of files, folders, people, queues and customers never do.
 */
export function collectDiagnostics({ folder, version, now, desk }: Given): object {
  return {
    format: 'sidedesk-diagnostics',
    formatVersion: 1,
    madeAt: new Date(now()).toISOString(),
    app: { version, ...versionsOfRuntime() },
    system: systemFacts(),
    process: processFacts(),
    files: fileFacts(folder, now()),
    desk: 'store' in desk ? deskFacts(desk) : { failure: codeOf(desk) },
    log: Object.fromEntries(logs.map((name) => [name, linesOf(path.join(folder, 'logs', name))])),
  };
}

function versionsOfRuntime() {
  const { node, v8, electron, chrome, sqlite } = process.versions;
  return { node, v8, electron: electron ?? null, chrome: chrome ?? null, sqlite: sqlite ?? null };
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

function systemFacts() {
  return {
    platform: process.platform,
    arch: process.arch,
    // Whoever builds a kernel may write anything behind its number.
    release: /^\d+(?:\.\d+)*/u.exec(os.release())?.[0] ?? null,
    processors: os.cpus().length,
    memoryMegabytes: megabytes(os.totalmem()),
    freeMegabytes: megabytes(os.freemem()),
    locale: /^[a-z]{2,3}(?:-[A-Z]{2})?/u.exec(Intl.DateTimeFormat().resolvedOptions().locale)?.[0] ?? null,
  };
}

function processFacts() {
  const { rss, heapUsed, external } = process.memoryUsage();
  return {
    seconds: Math.round(process.uptime()),
    residentMegabytes: megabytes(rss),
    heapMegabytes: megabytes(heapUsed),
    externalMegabytes: megabytes(external),
  };
}

/** How many files of each kind, how large they are together, and how many hours ago one was last written. */
function fileFacts(folder: string, at: number) {
  const facts: Record<string, { count: number; bytes: number; hoursAgo: number }> = {};
  for (const entry of listed(folder)) {
    const seen = entry.isFile()
      ? statSync(path.join(folder, entry.name), { throwIfNoEntry: false })
      : undefined;
    if (seen === undefined) continue;
    const kind = fileKinds.find((start) => entry.name.startsWith(start)) ?? 'other';
    const name = kind === entry.name || kind === 'other' ? kind : `${kind} (beside)`;
    const hoursAgo = Math.round((at - seen.mtimeMs) / 3_600_000);
    const { count = 0, bytes = 0, hoursAgo: before = hoursAgo } = facts[name] ?? {};
    facts[name] = { count: count + 1, bytes: bytes + seen.size, hoursAgo: Math.min(before, hoursAgo) };
  }
  return facts;
}

function listed(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function deskFacts({ store, settings, status }: DiagnosedDesk) {
  const now = status();
  const { documents, entries, passages, gaps, sample, model, libraryModel, vault, session, importing } = now;
  const { running, filesDone, filesTotal } = importing;
  return {
    store: store.facts(),
    settings: factsOf(settingsSchema, settings.get()),
    library: { documents, entries, passages, gaps, sample },
    model: { state: model.state, error: model.error === null ? null : codeOf(model.error) },
    libraryModel: {
      isOwn: libraryModel.folder !== null,
      isChanging: libraryModel.next !== null,
      problem: libraryModel.problem === null ? null : codeOf(libraryModel.problem),
    },
    vault: { state: vault.state, by: vault.by, problem: vault.problem ?? null },
    session: { kind: session.kind, access: session.access },
    importing: { running, filesDone, filesTotal },
    notices: now.notices.map(codeOf),
  };
}

/** Without what fills its sentence. */
const codeOf = ({ code, reason }: WireError) => ({ code, reason: reason ?? null });

function linesOf(file: string) {
  const text = [`${file}.1`, file].map(readIfThere).join('');
  return excerptLog(text, mostLines);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
