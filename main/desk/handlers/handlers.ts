import type { DeskHandlers, DeskStatus } from '../../../preload/contract.ts';
import type { Changes } from '../changes.ts';
import { createPackHandlers } from './packs.ts';
import type { Fairness } from '../fairness/fairness.ts';
import type { Backups } from '../backups/backups.ts';
import type { Retention } from '../retention/retention.ts';
import type { LearningRooms } from '../open-learning.ts';
import type { LibraryRooms } from '../open-library.ts';
import type { ReplyRooms } from '../open-replies.ts';
import type { QualityRooms } from '../open-quality.ts';
import type { ReportRooms } from '../open-report.ts';
import type { Storage } from '../open-storage.ts';
import type { People } from '../people/people.ts';
import type { Ports } from '../ports.ts';
import { createAuditHandlers } from './audit.ts';
import { createBackupHandlers } from './backups.ts';
import { createDataAuditHandlers } from './data-audit.ts';
import { createCustomerHandlers } from './customers.ts';
import { createDiagnosticsHandlers } from './diagnostics.ts';
import { createSimilarEntryHandlers } from './similar-entries.ts';
import { createEntryHandlers } from './entries.ts';
import { createFairnessHandlers } from './fairness.ts';
import { createFormDraftHandlers } from './form-drafts.ts';
import { createGapHandlers, withGapDetection } from './gaps.ts';
import { createGoldenHandlers } from './golden.ts';
import { createHandoverHandlers } from './handovers.ts';
import { createLearningHandlers } from './learning.ts';
import { createLibraryHandlers } from './library.ts';
import { createMessageHandlers } from './messages.ts';
import { createOutcomeHandlers } from './outcomes.ts';
import { createPeopleHandlers } from './people.ts';
import { createPracticeHandlers } from './practice.ts';
import { createPreviewHandlers } from './preview.ts';
import { createProposalHandlers } from './proposals.ts';
import { createQualityHandlers } from './quality.ts';
import { createQueueHandlers } from './queues.ts';
import { createReplyHandlers } from './replies.ts';
import { createRetentionHandlers } from './retention.ts';
import { createReportHandlers } from './report.ts';
import { createSampleHandlers } from './sample.ts';
import { createSettingsHandlers } from './settings.ts';
import { createSnippetHandlers } from './snippets.ts';
import { createSpellingHandlers } from './spelling.ts';
import { createUpdateHandlers } from './updates.ts';
import { createWorklistHandlers, withWorklist } from './worklist.ts';
import { createVaultHandlers } from './vault.ts';
import { refuseWhileShut } from './while-shut.ts';

export interface Rooms extends Storage, LibraryRooms, ReplyRooms, LearningRooms, ReportRooms, QualityRooms {
  readonly people: People;
  readonly backups: Backups;
  readonly retention: Retention;
  readonly fairness: Fairness;
}

/** The calls of all rooms. */
export function createHandlers(
  ports: Ports,
  rooms: Omit<Rooms, 'start'>,
  changes: Changes,
  status: () => DeskStatus,
): DeskHandlers {
  const { now, newId, log, mail, paths, t } = ports;
  const completing = {
    ...createReplyHandlers(rooms),
    ...createHandoverHandlers({ ...rooms, mail, t }),
  };
  const handlers: DeskHandlers = {
    'desk.status': status,

    ...createLibraryHandlers({ ...rooms, changes }),
    ...createPreviewHandlers(rooms.previews, rooms.library, rooms.store),
    ...createEntryHandlers(rooms.entries),
    ...createPackHandlers({ ...rooms, folder: paths.data, now, newId, changes }),
    ...createSampleHandlers(rooms),

    ...createMessageHandlers({ ...rooms, newId }),
    ...createQueueHandlers(rooms.queues, rooms.router, rooms.reading, { ...rooms, t }),
    ...completing,
    ...withWorklist(withGapDetection(completing, { ...rooms, log }), rooms),
    ...createWorklistHandlers(rooms.worklist),
    ...createSnippetHandlers(rooms),
    ...createSpellingHandlers(rooms),
    ...createAuditHandlers({ ...rooms, now, changes, t }),
    ...createReportHandlers(rooms.report),
    ...createFairnessHandlers(rooms.fairness),
    ...createQualityHandlers(rooms.quality),
    ...createPracticeHandlers(rooms.practice),
    ...createDataAuditHandlers(rooms.dataAudit),
    ...createOutcomeHandlers(rooms.outcomes),
    ...createCustomerHandlers(rooms.customers),

    ...createBackupHandlers(rooms.backups),
    ...createRetentionHandlers(rooms.retention),
    ...createDiagnosticsHandlers({ ...rooms, folder: paths.data, version: ports.version, now, status }),
    ...createLearningHandlers(rooms.learning, rooms.auditLog),
    ...createSimilarEntryHandlers(rooms.similarEntries, rooms.entries),
    ...createProposalHandlers(rooms),
    ...createGapHandlers(rooms.gaps),
    ...createGoldenHandlers(rooms),

    ...createPeopleHandlers(rooms),
    ...createSettingsHandlers(rooms),
    ...createVaultHandlers({
      ...rooms,
      hasKeyStore: ports.keyStore !== null,
      changes,
      eraseTexts: async () => {
        await rooms.erasures.erase({ everything: true });
        changes.publish('reload', null);
        changes.publish('formDrafts', null);
      },
    }),
    ...createUpdateHandlers({ version: ports.version }),
    ...createFormDraftHandlers(rooms.formDrafts),
  };
  return refuseWhileShut(handlers, rooms.vault);
}
