import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { RestoreDialog } from '../backups/restore-dialog.tsx';
import { BulkEditDialog } from '../entries/bulk-edit-dialog.tsx';
import { EntryDialog } from '../entries/entry-dialog.tsx';
import { FindDialog } from '../find/find-dialog.tsx';
import { HelpDialog } from '../help/help-dialog.tsx';
import { ShortcutsDialog } from '../help/shortcuts-dialog.tsx';
import { LearnedDialog } from '../learned/learned-dialog.tsx';
import { AuditDialog } from '../audit/audit-dialog.tsx';
import { ChooseQueueDialog } from '../queues/choose-queue-dialog.tsx';
import { QueuesDialog } from '../queues/queues-dialog.tsx';
import { RemoveDialog } from '../library/remove-dialog.tsx';
import { StopFolderDialog } from '../library/stop-folder-dialog.tsx';
import { PackDialog } from '../packs/pack-dialog.tsx';
import { PackMadeDialog } from '../packs/pack-made-dialog.tsx';
import { PracticeDialog } from '../quality/practice-dialog.tsx';
import { PreviewDialog } from '../preview/preview-dialog.tsx';
import { RecentDialog } from '../recent/recent-dialog.tsx';
import { LostKeyDialog } from '../settings/lost-key-dialog.tsx';
import { sectionsFor } from '../settings/setting-access.ts';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import { PickSnippetDialog } from '../snippets/pick-snippet-dialog.tsx';
import { SnippetsDialog } from '../snippets/snippets-dialog.tsx';
import { SourceDialog } from '../source/source-dialog.tsx';
import { MarkWrongDialog } from '../negative-feedback/mark-wrong-dialog.tsx';
import { HandoverDialog } from '../workspace/handover-dialog.tsx';

/** What lies over the window, if anything. */
export function Dialogs() {
  const desk = useDesk();
  const dialog = useStore(desk.window, (state) => state.dialog);
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'find':
      return <FindDialog />;
    case 'help':
      return <HelpDialog topic={dialog.topic ?? 'start'} from={dialog.from ?? null} />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'settings':
      return <SettingsDialog section={dialog.section ?? sectionsFor(desk)[0] ?? 'look'} />;
    case 'restore':
      return <RestoreDialog from={dialog.from} />;
    case 'lost-key':
      return <LostKeyDialog />;
    case 'recent':
      return <RecentDialog />;
    case 'choose-queue':
      return <ChooseQueueDialog />;
    case 'audit':
      return <AuditDialog />;
    case 'learned':
      return <LearnedDialog />;
    case 'snippets':
      return <SnippetsDialog />;
    case 'pick-snippet':
      return <PickSnippetDialog at={dialog.at} chosen={dialog.chosen ?? null} />;
    case 'mark-wrong':
      return <MarkWrongDialog index={dialog.index} suggestion={dialog.suggestion} />;
    case 'queues':
      return <QueuesDialog />;
    case 'handover':
      return <HandoverDialog />;
    case 'entry':
      return <EntryDialog />;
    case 'bulk-edit':
      return <BulkEditDialog />;
    case 'practice':
      return <PracticeDialog />;
    case 'preview':
      return <PreviewDialog />;
    case 'pack':
      return <PackDialog path={dialog.path} pack={dialog.pack} />;
    case 'pack-made':
      return <PackMadeDialog entries={dialog.entries} path={dialog.path} fingerprint={dialog.fingerprint} />;
    case 'remove':
      return <RemoveDialog row={dialog.row} />;
    case 'stop-folder':
      return <StopFolderDialog folder={dialog.folder} />;
    case 'source':
      return <SourceDialog documentId={dialog.documentId} entryId={dialog.entryId} at={dialog.at} />;
  }
}
