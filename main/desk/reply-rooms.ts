import type { ReadDeps } from './messages/read.ts';
import { createCases } from './oversight/cases.ts';
import { createDecisions } from './oversight/decisions.ts';
import { createMarks } from './oversight/marks.ts';
import { createOversight } from './oversight/oversight.ts';
import { createVisits } from './oversight/visits.ts';
import type { Ports } from './ports.ts';
import type { Vault } from './privacy/vault.ts';
import { createChecker } from './replies/checks/checker.ts';
import type { InternalTexts } from './replies/checks/internal-words.ts';
import { createDrafts } from './replies/compose/drafts.ts';
import type { Snippets } from './replies/snippets/snippets.ts';
import type { Search } from './search/search.ts';
import type { SettingsRoom } from './settings/settings.ts';
import type { Store } from './store/store.ts';

/** What a reply goes through: composed, checked, decided and logged, with the case that it answers. */
export function createReplyRooms({
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
  readonly settings: SettingsRoom;
  readonly search: Search;
  readonly snippets: Snippets;
  readonly internal: InternalTexts;
  readonly reading: ReadDeps;
}) {
  const cases = createCases();
  const marks = createMarks(store.meta);
  const visits = createVisits({ visits: store.visits, journal: store.journal, vault });
  const decisions = createDecisions({ journal: store.journal, vault, newId, now, log });
  const oversight = createOversight({ decisions, cases, marks, visits, settings, now });
  return {
    cases,
    marks,
    decisions,
    oversight,
    drafts: createDrafts({ search, settings, cases, snippets }),
    checker: createChecker({
      passages: store.passages,
      internal: () => internal.words(),
      search,
      settings,
      cases,
      reading,
    }),
    committing: { clipboard, oversight },
  };
}
