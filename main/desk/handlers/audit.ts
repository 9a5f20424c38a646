import type { Translate } from '../../../locales/keys.ts';
import type { AuditRowDetail, DeskHandlers } from '../../../preload/contract.ts';
import type { Changes } from '../changes.ts';
import { DeskFailure } from '../failure.ts';
import type { AuditWriter } from '../audit/writer.ts';
import type { Erasures } from '../audit/erasures.ts';
import { exportAuditLog } from '../audit/export-audit-log.ts';
import { toAuditRow } from '../audit/facts.ts';
import { listAuditLog } from '../audit/list-audit-log.ts';
import { experimentResults } from '../experiment/results.ts';
import type { Pseudonyms } from '../audit/pseudonyms.ts';
import type { People } from '../people/people.ts';
import type { AuditSealing } from '../audit/sealing.ts';
import { verifyAuditLog } from '../audit/verify.ts';
import { toEventTexts } from '../audit/event-texts.ts';
import type { FormDrafts } from '../privacy/form-drafts.ts';
import type { Vault } from '../privacy/vault.ts';
import { customerIdentifiers } from '../messages/customer-identifiers.ts';
import type { ReadDeps } from '../messages/read-message.ts';
import type { SettingsService } from '../settings/settings.ts';
import { encryptedTables } from '../store/encrypted-columns.ts';
import type { UnfinishedFiles } from '../store/unfinished-files.ts';
import type { AuditRecord, Store } from '../store/store.ts';

type Calls = Extract<keyof DeskHandlers, `audit.${string}` | `experiment.${string}`>;

/** The calls of the audit log and of the experiment. */
export function createAuditHandlers({
  store: { auditLog: auditTable },
  vault,
  writer,
  sealing,
  erasures,
  reading,
  pseudonyms,
  people,
  settings,
  formDrafts,
  unfinished,
  now,
  changes,
  t,
}: {
  readonly store: Pick<Store, 'auditLog'>;
  readonly vault: Vault;
  readonly writer: AuditWriter;
  readonly sealing: AuditSealing;
  readonly erasures: Erasures;
  readonly reading: ReadDeps;
  readonly pseudonyms: Pseudonyms;
  readonly people: Pick<People, 'nameOf'>;
  readonly settings: Pick<SettingsService, 'get'>;
  readonly formDrafts: Pick<FormDrafts, 'deleteOfCases'>;
  readonly unfinished: UnfinishedFiles;
  readonly now: () => number;
  readonly changes: Changes;
  readonly t: Translate;
}): Pick<DeskHandlers, Calls> {
  /** Names that stand in the settings; whoever is not there any more is shown by the pseudonym. */
  function namesByPseudonym(): ReadonlyMap<string | null, string> {
    const { agentName, experiment } = settings.get();
    const names = [...experiment.agents, agentName].filter((name) => name.trim() !== '');
    return new Map(names.map((name) => [pseudonyms.of(name), name]));
  }
  const nameOf = (by: string | null, names = namesByPseudonym()): string | null =>
    by === null ? null : (people.nameOf(by) ?? names.get(by) ?? null);
  function toDetail(line: AuditRecord): AuditRowDetail {
    const facts: unknown = JSON.parse(line.facts);
    const row = toAuditRow({ ...line, hasSecret: line.secret !== null });
    const texts =
      line.secret === null || !vault.isOpen()
        ? null
        : toEventTexts(vault.decrypt(line.secret, encryptedTables.auditLog.columns.secret, line.id), t);
    const agent = texts?.find(({ name }) => name === 'agent')?.text ?? null;
    return {
      ...row,
      by: nameOf(row.by) ?? agent,
      facts: JSON.stringify(facts, null, 2),
      texts,
      hash: line.hash,
    };
  }
  return {
    'audit.list': (query) => {
      writer.flush();
      const names = namesByPseudonym();
      return listAuditLog(query, { auditTable, vault, nameOf: (by) => nameOf(by, names) });
    },
    'audit.get': ({ id }) => {
      const line = auditTable.get(id);
      if (line === null) throw new DeskFailure('not_found', { reason: 'audit_line' });
      return { lines: (line.caseId === null ? [line] : auditTable.ofCase(line.caseId)).map(toDetail) };
    },
    'audit.verify': () => verifyAuditLog({ auditTable, sealing, vault, writer }),
    'audit.export': (input) => exportAuditLog(input, { auditTable, vault, writer, unfinished }),
    'audit.findCustomer': async ({ customer }) => {
      writer.flush();
      return { identifiers: await customerIdentifiers(customer, { auditTable, vault, reading }) };
    },
    'audit.erase': async (wanted) => {
      try {
        const erased = await erasures.erase(wanted);
        if ('caseIds' in wanted) formDrafts.deleteOfCases(wanted.caseIds);
        return erased;
      } finally {
        changes.publish('reload', null);
        changes.publish('formDrafts', null);
      }
    },
    'experiment.results': () => {
      writer.flush();
      return experimentResults(auditTable, settings.get().experiment, now());
    },
  };
}
