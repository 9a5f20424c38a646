import type { ReadDeps } from './messages/read-message.ts';
import { createCaseCache } from './audit/case-cache.ts';
import { createAuditWriter } from './audit/writer.ts';
import { createPseudonyms } from './audit/pseudonyms.ts';
import { createAuditLog } from './audit/audit-log.ts';
import { createContactHistory } from './audit/contact-history.ts';
import type { Ports } from './ports.ts';
import type { Vault } from './privacy/vault.ts';
import { createReplyChecker } from './replies/checks/reply-checker.ts';
import type { InternalTextCache } from './replies/checks/internal-text-index.ts';
import { createDrafts } from './replies/compose/drafts.ts';
import type { Snippets } from './replies/snippets/snippets.ts';
import type { Search } from './search/search.ts';
import type { SettingsService } from './settings/settings.ts';
import type { Store } from './store/store.ts';

/** What a reply goes through: composed, checked, decided and logged, with the case that it answers. */
export function createReplyServices({
  ports: { clipboard, newId, now, log },
  store,
  vault,
  settings,
  search,
  snippets,
  internal,
  reading,
}: {
  readonly ports: Ports;
  readonly store: Store;
  readonly vault: Vault;
  readonly settings: SettingsService;
  readonly search: Search;
  readonly snippets: Snippets;
  readonly internal: InternalTextCache;
  readonly reading: ReadDeps;
}) {
  const cases = createCaseCache();
  const pseudonyms = createPseudonyms(store.meta);
  const contacts = createContactHistory({
    contacts: store.contactHistory,
    auditTable: store.auditLog,
    vault,
  });
  const writer = createAuditWriter({ auditTable: store.auditLog, vault, newId, now, log });
  const auditLog = createAuditLog({ writer, cases, pseudonyms, contacts, settings, now });
  return {
    cases,
    pseudonyms,
    writer,
    auditLog,
    drafts: createDrafts({ search, settings, cases, snippets }),
    replyChecker: createReplyChecker({
      passages: store.passages,
      internal: () => internal.index(),
      search,
      settings,
      cases,
      reading,
    }),
    committing: { clipboard, auditLog },
  };
}
