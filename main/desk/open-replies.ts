import { createAuditLog } from './audit/audit-log.ts';
import { createCaseCache } from './audit/case-cache.ts';
import { createContactHistory } from './audit/contact-history.ts';
import { createErasures } from './audit/erasures.ts';
import { createPseudonyms } from './audit/pseudonyms.ts';
import { createAuditSealing } from './audit/sealing.ts';
import { createAuditWriter } from './audit/writer.ts';
import type { Changes } from './changes.ts';
import { createMoodClassifier } from './messages/mood/mood-classifier.ts';
import type { ReadDeps } from './messages/read-message.ts';
import { shopIdentityOf } from './messages/scam/shop-domains.ts';
import { createQueues } from './messages/routing/queues.ts';
import { createRouter } from './messages/routing/router.ts';
import type { LibraryRooms } from './open-library.ts';
import type { Storage } from './open-storage.ts';
import type { Ports } from './ports.ts';
import { clearWhenLocked } from './privacy/clear-when-locked.ts';
import { createInternalTextCache } from './replies/checks/internal-text-index.ts';
import { createReplyChecker } from './replies/checks/reply-checker.ts';
import { createDrafts } from './replies/compose/drafts.ts';
import { createSnippets } from './replies/snippets/snippets.ts';
import { createSpelling } from './replies/spelling/spelling.ts';
import { createWorklist } from './worklist/worklist.ts';

export type ReplyRooms = ReturnType<typeof openReplies>;

/** What a message goes through, from reading it to the reply: routed, composed, checked, decided and logged. */
export function openReplies(
  ports: Ports,
  { store, settings, vault, session }: Storage,
  { library, embedder, bundledEmbedder, search, titleSearch }: LibraryRooms,
  changes: Changes,
) {
  const { clipboard, mail, paths, searchActivity, newId, now, log, t } = ports;
  const { sampleShop } = paths;
  const internal = createInternalTextCache(store, changes);
  const router = createRouter({ embedder, settings, store, vault, newId, changes, log });
  const queues = createQueues({ settings, router, newId, sampleShop });
  const snippets = createSnippets({
    store,
    settings,
    changes,
    log,
    embedder,
    searchActivity,
    newId,
    now,
    sampleShop,
  });
  const reading: ReadDeps = {
    search,
    router,
    mood: createMoodClassifier({ embedder: bundledEmbedder, log }),
    get languages() {
      return embedder.languages;
    },
    get translatedLanguages() {
      return embedder.translatedLanguages ?? [];
    },
    now,
    region: new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).maximize().region ?? 'US',
    identity: () => shopIdentityOf(settings.get()),
    shop: () => ({ orderNumbers: settings.get().orderNumbers, products: titleSearch.productNames() }),
  };
  const cases = createCaseCache(() => vault.isShut());
  clearWhenLocked(changes, vault, () => cases.clear());
  const pseudonyms = createPseudonyms(store.meta);
  const contacts = createContactHistory({
    contacts: store.contactHistory,
    auditTable: store.auditLog,
    vault,
  });
  const who = () => session.who();
  const sealing = createAuditSealing({ auditTable: store.auditLog, vault, folder: paths.data, who, log });
  const onAppended = (): void => changes.publish('audit', null);
  const writer = createAuditWriter({
    auditTable: store.auditLog,
    sealing,
    vault,
    who,
    newId,
    now,
    log,
    onAppended,
  });
  const erasures = createErasures({ folder: paths.data, store, vault, sealing, writer, newId, log });
  // Before anything of it is read: at once, and what waits for the key when it is opened. With it goes what this run wrote
  // before and vouches for.
  erasures.redo();
  changes.subscribe('vault', 'index', () => {
    if (erasures.redo()) changes.publish('reload', null);
  });
  const auditLog = createAuditLog({ writer, cases, pseudonyms, contacts, settings, changes, now, t });
  const drafts = createDrafts({ search, settings, cases, snippets, t });
  const replyChecker = createReplyChecker({
    passages: store.passages,
    snippets,
    internal: () => internal.index(),
    search,
    settings,
    cases,
    reading,
  });
  const spelling = createSpelling({
    passages: store.passages,
    snippets,
    settings,
    cases,
    productNames: () => titleSearch.productNames(),
    changes,
  });
  const worklist = createWorklist({
    store,
    vault,
    settings,
    reading,
    readMail: (file) => library.readMail(file),
    expectMail: () => library.expectMail(),
    readGivenMail: (given) => library.readGivenMail(given),
    isBusy: () => search.isSearchActive(),
    watches: ports.watchFolders,
    newId,
    now,
    changes,
    log,
  });
  return {
    worklist,
    router,
    queues,
    snippets,
    reading,
    cases,
    pseudonyms,
    writer,
    sealing,
    erasures,
    auditLog,
    drafts,
    replyChecker,
    spelling,
    committing: { clipboard, mail, worklist, cases, auditLog },
  };
}
