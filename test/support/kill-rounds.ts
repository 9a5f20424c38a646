import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '../contract/support/seeded-random.ts';
import { launchApp, type RunningApp } from './app.ts';
import { familyOf } from './family.ts';
import { importPaths } from './window.ts';

const passphrase = 'kill it nine times';

/** What was confirmed to whoever worked, so that the next start must have it. */
interface Ledger {
  readonly entries: Map<string, string>;
  readonly drafts: Map<string, string>;
  readonly documents: Set<string>;
  replies: number;
  /** Confirmed last, and what may have been written behind it. */
  shop: readonly string[];
}

export interface KillResult {
  readonly rounds: number;
  /** Things that were confirmed, over all rounds. */
  readonly confirmed: number;
  /** One line for each that was not there, or not whole. */
  readonly lost: readonly string[];
}

/** Kills the whole app, window and engine and all, at a random moment of a day's work, so many times on one data folder (Linux). The prepared sample shop is in it. */
export async function killRounds(
  rounds: number,
  { seed, said = () => undefined }: { readonly seed: number; readonly said?: (line: string) => void },
): Promise<KillResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-kills-'));
  const random = seededRandom(seed);
  const ledger: Ledger = {
    entries: new Map(),
    drafts: new Map(),
    documents: new Set(),
    replies: 0,
    shop: [''],
  };
  const lost: string[] = [];
  let confirmed = 0;
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const desk = await launchApp({
        dataFolder: path.join(folder, 'data'),
        ...(round === 0 && { sampleShop: 'ready' }),
      });
      await open(desk);
      for (const line of await missing(desk, ledger)) lost.push(`round ${round}: ${line}`);
      if (round === rounds) {
        await desk.close();
        break;
      }
      const pid = desk.app.process().pid ?? 0;
      const day = work(desk, ledger, { folder, round, random, confirm: () => (confirmed += 1) });
      await wait(200 + random() * 2_300);
      for (const one of familyOf(pid)) {
        try {
          process.kill(one, 'SIGKILL');
        } catch {
          // It ended with its parent.
        }
      }
      await day;
      await desk.close();
      if (round % 10 === 9) said(`${round + 1} rounds, ${confirmed} confirmed, ${lost.length} lost`);
    }
    return { rounds, confirmed, lost };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function open(desk: RunningApp): Promise<void> {
  for (;;) {
    const reply = await desk.request('desk.status', {});
    if (reply.ok) break;
    await wait(50);
  }
  const { vault } = await desk.call('desk.status', {});
  if (vault.state === 'absent') await desk.call('vault.create', { passphrase });
  if (vault.state === 'locked') await desk.call('vault.unlock', { passphrase });
}

/** One thing after the other until the app is gone; what is not confirmed by then counts for nothing. */
async function work(
  desk: RunningApp,
  ledger: Ledger,
  {
    folder,
    round,
    random,
    confirm,
  }: {
    readonly folder: string;
    readonly round: number;
    readonly random: () => number;
    readonly confirm: () => void;
  },
): Promise<void> {
  for (let step = 0; ; step += 1) {
    const name = `${round}-${step}`;
    try {
      await steps[Math.floor(random() * steps.length)]?.(desk, ledger, name, folder);
      confirm();
    } catch {
      return;
    }
  }
}

type Step = (desk: RunningApp, ledger: Ledger, name: string, folder: string) => Promise<void>;

const steps: readonly Step[] = [
  async (desk, { entries }, name) => {
    const { id } = await desk.call('entries.save', {
      id: null,
      fields: {
        question: `How long does loaf ${name} keep?`,
        answer: `Loaf ${name} keeps five days.`,
        variants: [],
        tags: [],
        collection: null,
        language: null,
        internal: false,
        reviewBy: null,
      },
    });
    entries.set(id, `Loaf ${name} keeps five days.`);
  },
  async (desk, ledger, name) => {
    const message = `Hello, how long does loaf ${name} keep? Anna`;
    const { caseId, draft } = await desk.call('messages.read', { text: message });
    await desk.call('replies.commit', {
      caseId,
      message,
      pieces: [...draft.pieces],
      suggested: draft.text,
      reply: `Dear Anna, ${name}`,
      questions: [],
    });
    ledger.replies += 1;
  },
  async (desk, { drafts }, name) => {
    const subject = `s${name.length}`;
    const before = drafts.get(subject);
    // Between two that were saved either may stand.
    drafts.set(subject, `${before ?? ''}|typed ${name}`);
    await desk.call('formDrafts.save', {
      form: 'message',
      subject,
      caseId: null,
      content: JSON.stringify({ text: `typed ${name}` }),
    });
    drafts.set(subject, `typed ${name}`);
  },
  async (desk, ledger, name) => {
    ledger.shop = [...ledger.shop, name];
    await desk.call('settings.change', { shopName: name });
    ledger.shop = [name];
  },
  async (desk, { documents }, name, folder) => {
    const file = path.join(folder, `doc-${name}.md`);
    writeFileSync(file, `## Is oven ${name} hot?\n\nOven ${name} is hot from four.\n`);
    await importPaths(desk, [file]);
    documents.add(path.basename(file));
  },
];

async function missing(desk: RunningApp, ledger: Ledger): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [id, answer] of ledger.entries) {
    const reply = await desk.request('entries.get', { id });
    if (!JSON.stringify(reply).includes(answer)) found.push(`entry ${answer}`);
  }
  const drafts = JSON.stringify(await desk.call('formDrafts.list', {}));
  for (const [subject, texts] of ledger.drafts)
    if (!texts.split('|').some((text) => text === '' || drafts.includes(text)))
      found.push(`draft ${subject}`);
  const { total } = await desk.call('audit.list', { offset: 0, limit: 1, kinds: ['reply'] });
  if (total < ledger.replies) found.push(`${ledger.replies - total} replies in the log`);
  const verified = await desk.call('audit.verify', {});
  if (verified.firstBroken !== null) found.push(`log ${JSON.stringify(verified.firstBroken)}`);
  const { shopName } = await desk.call('settings.get', {});
  if (!ledger.shop.includes(shopName)) found.push(`setting ${shopName}`);
  // What was on its way has come, or never will.
  ledger.shop = [shopName];
  const listed = JSON.stringify(
    await desk.call('library.list', {
      show: 'documents',
      filter: 'doc-',
      sort: 'name',
      descending: false,
      offset: 0,
      limit: 500,
    }),
  );
  for (const name of ledger.documents) if (!listed.includes(name)) found.push(`document ${name}`);
  return found;
}
