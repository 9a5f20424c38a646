import { localeOfChoice } from '../../locales/languages.ts';
import type { Changes } from './changes.ts';
import type { LearningRooms } from './open-learning.ts';
import type { LibraryRooms } from './open-library.ts';
import type { ReplyRooms } from './open-replies.ts';
import type { Storage } from './open-storage.ts';
import type { Ports } from './ports.ts';
import { createCustomersRoom, riskDays } from './customers/customers.ts';
import { scoreLibrary, scoredDays } from './data-audit/coverage-score.ts';
import { createConversationReader } from './library/parse/conversation-reader.ts';
import { figuresOfOtherPages } from './outcomes/figures-of-other-pages.ts';
import { satisfiedIn } from './outcomes/outcome-figures.ts';
import { createOutcomesRoom } from './outcomes/outcomes.ts';
import { ratedCases } from './outcomes/rated-cases.ts';
import { createReportRoom } from './report/report.ts';

export type ReportRooms = ReturnType<typeof openReport>;

/** What is counted of all the others did. */
export function openReport(
  { log, now, newId, startParser, t }: Ports,
  { store, settings, vault, peopleList, unfinished }: Storage,
  { search, rareWords }: LibraryRooms,
  { writer, reading, drafts, snippets }: ReplyRooms,
  { gaps, similarEntries }: LearningRooms,
  changes: Changes,
) {
  const isBusy = (): boolean => search.isSearchActive();
  const report = createReportRoom({
    store,
    settings,
    writer,
    isBusy,
    changes,
    log,
    unfinished,
    t,
    locale: () => localeOfChoice(settings.get().language, [Intl.DateTimeFormat().resolvedOptions().locale]),
    csat: (at) => satisfiedIn(store.ratingFacts, at),
    ratedCases: (figure, query) => ratedCases(store.ratingFacts, figure, query),
    beside: (days) =>
      figuresOfOtherPages(days, {
        store,
        vault,
        settings: () => settings.get(),
        now,
        library: {
          days: scoredDays,
          measure: async () => {
            const { score } = await scoreLibrary({ store, vault, search, rareWords, now });
            return score === null ? null : score.value;
          },
        },
        customersAtRisk: { days: riskDays, measure: () => customers.countAtRisk() },
      }),
    // What customers asked is left out while no key is open.
    gaps: {
      overview: () => (vault.isOpen() ? gaps.overview() : { clusters: [], unreadable: 0, clustering: false }),
    },
    rareWords,
    similarEntries,
    colleagues: () => [settings.get().agentName, ...(peopleList.read() ?? []).map(({ name }) => name)],
    now,
  });
  const mail = createConversationReader({ startParser, log });
  const outcomes = createOutcomesRoom({
    store,
    vault,
    writer,
    report,
    rareWords,
    settings,
    readMail: (files, take) => mail.read(files, take),
    newId,
    now,
    onChanged: () => changes.publish('audit', null),
  });
  const customers = createCustomersRoom({
    store,
    vault,
    settings,
    report,
    reading,
    drafts,
    snippets,
    now,
    changes,
    isBusy,
    log,
  });
  return { report, outcomes, customers };
}
