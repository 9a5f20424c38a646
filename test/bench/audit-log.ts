/**
 * The audit log with ten thousand cases (a line for what was read, one for the reply): how many are appended in a second,
 * each on the disk before the next or all of them at once, and how long the check of all of it takes. One by one is the
 * disk's speed: each case waits until it is safe from a power cut.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { createAuditWriter, type AuditEvent } from '../../main/desk/audit/writer.ts';
import { eraseContent } from '../../main/desk/audit/erase.ts';
import { createAuditSealing } from '../../main/desk/audit/sealing.ts';
import { verifyAuditLog } from '../../main/desk/audit/verify.ts';
import { createChanges } from '../../main/desk/changes.ts';
import type { Log } from '../../main/desk/ports.ts';
import { createVault } from '../../main/desk/privacy/vault.ts';
import { openStore } from '../../main/desk/store/open-store.ts';
import { keyStore } from '../contract/support/key-store.ts';

const [count = 10_000] = process.argv.slice(2).map(Number);
const silent: Log = { write: () => undefined };
const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-bench-'));
try {
  const { store } = openStore({
    folder,
    now: Date.now,
    newId: () => newId(),
    log: silent,
    ownName: 'Written here',
  });
  const vault = await createVault({ folder, keyStore, changes: createChanges(silent), log: silent });
  const sealing = createAuditSealing({
    who: () => null,
    auditTable: store.auditLog,
    vault,
    folder,
    log: silent,
  });
  const writer = createAuditWriter({
    who: () => null,
    auditTable: store.auditLog,
    sealing,
    vault,
    newId: () => newId(),
    now: Date.now,
    log: silent,
  });
  const message = 'My parcel came squashed and two loaves were missing, what can you do about it? '.repeat(8);
  const shown = [1, 2, 3].map((number) => ({ target: `e:${newId()}`, confidence: 0.9 - number / 10 }));

  const addCase = (at: number, add: (event: AuditEvent) => void): void => {
    const caseId = newId();
    const questions = [
      { shown, verdict: 'likely' },
      { shown, verdict: 'a guess' },
    ];
    writer.recordLater(() => ({
      kind: 'read',
      caseId,
      facts: { caseId, questions, queue: 'damage', topic: 'sure', alarms: [], mood: 'unhappy', ms: 41 },
      secret: { agent: 'Ines', message, questions: [{ text: message.slice(0, 80), suggestions: shown }] },
    }));
    add({
      kind: 'reply',
      caseId,
      facts: { questions, changed: 0.1, taken: 'edited', ms: 61_000 },
      secret: { agent: 'Ines', message, reply: message, suggested: message, customer: `Customer ${at}` },
    });
  };
  const half = count / 2;
  let started = performance.now();
  for (let at = 0; at < half; at += 1) addCase(at, (event) => writer.record(event));
  const oneByOne = half / ((performance.now() - started) / 1000);
  started = performance.now();
  for (let at = half; at < count; at += 1) addCase(at, (event) => writer.recordLater(() => event));
  writer.flush();
  const together = half / ((performance.now() - started) / 1000);

  const verifying = performance.now();
  let longestTurn = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longestTurn = Math.max(longestTurn, performance.now() - last);
    last = performance.now();
  }, 1);
  const verified = await verifyAuditLog({ auditTable: store.auditLog, sealing, vault, writer });
  clearInterval(watch);
  const verifyMs = performance.now() - verifying;

  const erasing = performance.now();
  const erased = await eraseContent(
    { customer: 'Customer 4711' },
    {
      auditTable: store.auditLog,
      encryptedRows: store.encryptedRows,
      mailDocuments: store.mailDocuments,
      vault,
      sealing,
      writer,
      onBegin: () => undefined,
    },
  );
  const eraseMs = performance.now() - erasing;
  const after = await verifyAuditLog({ auditTable: store.auditLog, sealing, vault, writer });
  store.close();

  const whole = verified.verdict === 'intact' && after.verdict === 'intact';
  console.log(
    'cases     lines     one by one      at once         verified    longest turn  one erased  file      chain',
  );
  console.log(
    [
      String(count).padEnd(8),
      String(verified.lines).padEnd(8),
      `${Math.round(oneByOne)} cases/s`.padEnd(14),
      `${Math.round(together)} cases/s`.padEnd(14),
      `${Math.round(verifyMs)} ms`.padEnd(10),
      `${Math.round(longestTurn)} ms`.padEnd(12),
      `${Math.round(eraseMs)} ms (${erased.lines})`.padEnd(10),
      `${Math.round(statSync(path.join(folder, 'desk.db')).size / 1e6)} MB`.padEnd(8),
      whole ? 'whole' : 'BROKEN',
    ].join('  '),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
