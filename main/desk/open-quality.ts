import { createDataAudit } from './data-audit/data-audit.ts';
import type { LearningRooms } from './open-learning.ts';
import type { LibraryRooms } from './open-library.ts';
import type { ReplyRooms } from './open-replies.ts';
import type { ReportRooms } from './open-report.ts';
import type { Storage } from './open-storage.ts';
import type { Ports } from './ports.ts';
import { createPractice } from './quality/practice.ts';
import { createQuality } from './quality/quality.ts';

export type QualityRooms = ReturnType<typeof openQuality>;

/** How good replies and library are, and practising on past mails. */
export function openQuality(
  { now, newId }: Ports,
  { store, settings, vault, session, peopleList }: Storage,
  { embedder, libraryModel, search, rareWords, previews }: LibraryRooms,
  { writer, reading, router }: ReplyRooms,
  { gaps, similarEntries }: LearningRooms,
  { report }: ReportRooms,
) {
  const common = { auditTable: store.auditLog, writer, vault, peopleList, now };
  return {
    quality: createQuality({ ...common, session }),
    practice: createPractice({ ...common, reading, embedder, search, newId }),
    dataAudit: createDataAudit({
      store,
      vault,
      search,
      rareWords,
      embedder,
      cosineScale: () => libraryModel.cosineScale(),
      gaps,
      similarEntries,
      previews,
      router,
      settings,
      report,
      now,
    }),
  };
}
