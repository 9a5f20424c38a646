import { randomUUID } from 'node:crypto';
import { createAuditSealing } from '../../../main/desk/audit/sealing.ts';
import { createContactHistory } from '../../../main/desk/audit/contact-history.ts';
import { createAuditWriter } from '../../../main/desk/audit/writer.ts';
import type { Conversation, ConversationSummary } from '../../../main/desk/library/conversation.ts';
import { createOutcomesRoom, type OutcomesRoom } from '../../../main/desk/outcomes/outcomes.ts';
import { createVault, type Vault } from '../../../main/desk/privacy/vault.ts';
import { createRareWordFilter } from '../../../main/desk/search/uncommon-words.ts';
import type { Detail } from '../../../preload/contract.ts';
import { defaultSettings } from '../../support/default-settings.ts';
import type { SimulatedCase } from '../../support/simulated-surveys.ts';
import { openReport, type TestReport } from '../report/report-room.ts';
import { keyStore } from '../support/key-store.ts';
import { silent, unheard } from '../support/store.ts';

export interface TestOutcomes extends TestReport {
  readonly vault: Vault;
  readonly outcomes: OutcomesRoom;
  /** Lines of cases that were read and answered, with what is known of who wrote. */
  readonly addCases: (cases: readonly SimulatedCase[]) => void;
}

const detail = (kind: 'email' | 'order', text: string): Detail => ({
  kind,
  text,
  normalized: null,
  start: 0,
  end: 0,
  why: { code: kind },
});

/** Outcomes on a log of their own, with an open key. */
export async function openOutcomes(
  folder: string,
  settings: typeof defaultSettings = defaultSettings,
  now: () => number = Date.now,
  conversations: readonly Conversation[] = [],
  summary: ConversationSummary = {
    conversations: conversations.length,
    messages: 0,
    damaged: 0,
    dropped: 0,
    failed: [],
  },
): Promise<TestOutcomes> {
  const opened = await openReport(folder, now);
  const { store } = opened;
  const vault = await createVault({ folder, keyStore, changes: unheard, log: silent });
  const auditTable = store.auditLog;
  const sealing = createAuditSealing({ who: () => null, auditTable, vault, folder, log: silent });
  const writer = createAuditWriter({
    who: () => null,
    auditTable,
    sealing,
    vault,
    newId: randomUUID,
    now,
    log: silent,
  });
  const contacts = createContactHistory({ contacts: store.contactHistory, auditTable, vault });
  const outcomes = createOutcomesRoom({
    store,
    vault,
    writer,
    report: opened.report,
    rareWords: createRareWordFilter(store.passages, unheard, vault),
    settings: { get: () => settings },
    readMail: (_, take) => {
      take(conversations);
      return Promise.resolve(summary);
    },
    newId: randomUUID,
    now,
    onChanged: () => undefined,
  });
  return {
    ...opened,
    vault,
    outcomes,
    addCases(cases) {
      const lines = cases.flatMap((one) => {
        const details = [
          detail('email', one.email),
          detail('email', 'hello@shop.example'),
          ...(one.order !== null && one.isOrderNamed ? [detail('order', one.order)] : []),
        ];
        const subject = one.isSubjectKnown ? `RE: ${one.subject}` : null;
        const contact = contacts.toRecord({ text: one.caseId, details, subject });
        const common = { caseId: one.caseId, secret: null, chosen: [] };
        const ms = Math.round(one.repliedAt - one.readAt);
        return [
          {
            ...common,
            kind: 'read',
            at: Math.round(one.readAt),
            facts: { caseId: one.caseId, questions: [], queue: 'orders', mood: 'calm', earlier: 0 },
            contact,
          },
          {
            ...common,
            kind: 'reply',
            at: Math.round(one.repliedAt),
            facts: { ms, taken: 'unedited', changed: 0, questions: [] },
          },
        ];
      });
      auditTable.appendAll(
        lines.toSorted((a, b) => a.at - b.at),
        null,
      );
    },
  };
}
