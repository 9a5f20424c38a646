/**
 * What of customers and colleagues gets into the report, its files, the exported log and the pages, in simulated shops whose mails
 * have personal data in and around their questions: `npm run bench report-privacy 500 1` (shops, first seed).
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDesk } from '../../main/desk/desk.ts';
import { createSearchActivity } from '../../main/desk/search-activity.ts';
import { createDirectWire, createDispatch } from '../../main/wire/dispatch.ts';
import { createClient } from '../../preload/client.ts';
import { deskCalls } from '../../preload/contract.ts';
import { fakeEmbedder } from '../contract/support/fake-embedder.ts';
import { keyStore } from '../contract/support/key-store.ts';
import { silent } from '../contract/support/store.ts';
import { answerMails, reportOf } from '../support/report-of-shop.ts';
import { personalDataIn, simulatedShop } from '../support/simulated-shops.ts';
import { t } from '../support/i18n.ts';

const [shops = 50, firstSeed = 1] = process.argv.slice(2).map(Number);
const model = { model: 'none', dimensions: 384, maxTokens: 256, languages: ['en'] };
const days = { firstDay: '2026-10-01', lastDay: '2026-10-31' };
const now = (): number => new Date(2026, 9, 14, 12).getTime();
const leaks = new Map<string, string[]>();
let planted = 0;
let ids = 0;

/** Desks wait for quiet before they work: several at once wait together. */
const atOnce = 10;
for (let seed = firstSeed; seed < firstSeed + shops; seed += atOnce)
  await Promise.all(
    Array.from({ length: Math.min(atOnce, firstSeed + shops - seed) }, (_, nth) => checkShop(seed + nth)),
  );

async function checkShop(seed: number): Promise<void> {
  const shop = simulatedShop(seed);
  planted += new Set(shop.personal.map(({ words }) => words)).size;
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
  try {
    mkdirSync(path.join(folder, 'out'));
    const embedder = fakeEmbedder({
      ...model,
      load: never,
      embed: never,
      countTokens: () => 0,
      close: never,
    });
    const desk = await createDesk({
      version: '0.0.0',
      seed: 'nothing',
      watchFolders: false,
      now,
      newId: () => `id-${ids++}`,
      embedder,
      paths: { data: folder, sampleShop: folder },
      startParser: never,
      openModel: never,
      searchActivity: createSearchActivity(),
      keyStore,
      clipboard: { write: () => Promise.resolve() },
      mail: { open: () => Promise.resolve(), reply: () => Promise.resolve() },
      log: silent,
      t,
    });
    const wire = createDirectWire(createDispatch(deskCalls, desk, silent), (listener) =>
      desk.subscribe(listener),
    );
    const api = createClient(wire);
    await answerMails(api, shop);
    await desk.services.gaps.whenIdle();
    for (const [place, said] of await reportOf(api, path.join(folder, 'out'), days)) {
      const found = personalDataIn(said, shop, place);
      leaks.set(place, [...(leaks.get(place) ?? []), ...found]);
    }
    await desk.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function never(): never {
  throw new Error('There is no model here.');
}

console.log(`${shops} shops, ${planted} names, addresses and numbers in their mails`);
for (const [place, found] of leaks)
  console.log(
    `${place.padEnd(18)}${String(found.length).padStart(5)}  ${[...new Set(found)].slice(0, 6).join(' · ')}`,
  );
