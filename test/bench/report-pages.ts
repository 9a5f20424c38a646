/**
 * The pages of outcomes and customers at 20,000 and 200,000 cases of a year, with a rating for every third of them and the words of
 * every message: how long each takes when it is opened first, until all messages are looked into, and again (processor, so that it is
 * the same on a busy machine).
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contactHash } from '../../main/desk/audit/contact-history.ts';
import { createChanges } from '../../main/desk/changes.ts';
import { createCustomersRoom } from '../../main/desk/customers/customers.ts';
import { encryptedTables } from '../../main/desk/store/encrypted-columns.ts';
import type { NewAuditRecord } from '../../main/desk/store/store.ts';
import { openOutcomes } from '../contract/outcomes/outcomes-room.ts';
import { seededRandom } from '../contract/support/seeded-random.ts';
import { silent } from '../contract/support/store.ts';
import { defaultSettings } from '../support/default-settings.ts';
import { simulatedYear } from '../support/simulated-year.ts';

const now = (): number => new Date(2025, 11, 31, 18).getTime();
const { secret: secretColumn } = encryptedTables.auditLog.columns;
const days = { firstDay: '2025-12-01', lastDay: '2025-12-31' };
const year = { firstDay: '2025-01-01', lastDay: '2025-12-31' };
const sentences = [
  'My parcel with the sourdough has not arrived and nobody answers.',
  'Could you tell me whether the brioche is gluten-free?',
  'I ordered two rye loaves on Monday, and one of them was squashed.',
  'If this happens again I will buy elsewhere.',
  'Where is my order? It should have been here on Saturday.',
  'Thank you for the quick answer, the bread was lovely.',
  'We would like to order forty rolls for a party on the fourth.',
  'The invoice has the wrong address, please send it again.',
];
const sizes = process.argv.slice(2).map(Number);

console.log(
  'cases     outcomes: month  year          customers: first  all read      again         one more',
);
for (const cases of sizes.length > 0 ? sizes : [20_000, 200_000]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
  try {
    const { store, vault, report, outcomes } = await openOutcomes(folder, defaultSettings, now);
    const random = seededRandom(cases);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const customers = Math.round(cases / 2.5);
    let line = 0;
    const toRow = (one: ReturnType<typeof simulatedYear>[number]): readonly NewAuditRecord[] => {
      const plain = { ...one, secret: null, chosen: [] };
      if (one.kind !== 'read') return [plain];
      const customer = Math.floor(random() * customers);
      const email = `customer${customer}@mail.example`;
      const id = randomUUID();
      const said = Array.from({ length: 5 }, () => pick(sentences)).join(' ');
      const message = `Hello, this is customer ${customer}, order BB-${20_000 + line++}.\n\n${said}\n\nBest wishes\n${email}`;
      const secret = vault.encrypt(JSON.stringify({ message, questions: [] }), secretColumn, id);
      const hash = contactHash(vault, 'email', email);
      const read = {
        ...plain,
        id,
        secret,
        contact: { hashes: [{ kind: 'email', hash }], messageHash: contactHash(vault, 'subject', id) },
      };
      if (line % 3 !== 0) return [read];
      const facts = {
        import: `file ${line % 12}`,
        measure: 'csat',
        value: pick([0, 1, 1, 1]),
        ratedAt: one.at + 7_200_000,
      };
      return [read, { ...plain, kind: 'rating', facts }];
    };
    const lines = simulatedYear({ seed: 1, cases }).flatMap(toRow);
    for (let at = 0; at < lines.length; at += 2_000)
      store.auditLog.appendAll(lines.slice(at, at + 2_000), null);
    await report.upToDate();
    const never = (): never => {
      throw new Error('Nothing is drafted here.');
    };
    const room = createCustomersRoom({
      store,
      vault,
      settings: { get: () => defaultSettings },
      report,
      reading: {
        languages: ['en'],
        translatedLanguages: [],
        now,
        region: 'GB',
        shop: () => ({ orderNumbers: 'BB-#####', products: ['sourdough', 'brioche', 'rye'] }),
      },
      drafts: { fromChoices: never },
      snippets: { byKind: () => [], fillFromMessage: never },
      now,
      changes: createChanges(silent),
      isBusy: () => false,
      log: silent,
    });
    const took = async (work: () => Promise<unknown>): Promise<number> => {
      const started = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 1000;
    };
    const median = async (work: () => Promise<unknown>): Promise<number> => {
      const all = [await took(work), await took(work), await took(work)];
      return all.toSorted((a, b) => a - b)[1] ?? 0;
    };
    const page = (of: typeof days) => async (): Promise<unknown> => {
      await outcomes.figures(of);
      return outcomes.comments(of);
    };
    const times = [
      await median(page(days)),
      await median(page(year)),
      await took(() => room.list()),
      await took(() => room.countAtRisk()),
      await median(() => room.list()),
    ];
    store.auditLog.appendAll(simulatedYear({ seed: 2, cases: 1 }).slice(0, 1).flatMap(toRow), null);
    times.push(await took(() => room.list()));
    const listed = (await room.list()).atRisk.length;
    store.close();
    console.log(
      `${String(cases).padEnd(10)}${times.map((ms) => `${Math.round(ms)} ms`.padEnd(14)).join('')}${listed} at risk`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
