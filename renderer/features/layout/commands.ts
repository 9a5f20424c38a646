import { auditCommands } from '../audit/audit-commands.ts';
import { entryCommands } from '../entries/entry-commands.ts';
import { gapCommands } from '../gaps/gap-commands.ts';
import { goldenCommands } from '../golden/golden-commands.ts';
import { helpCommands } from '../help/help-commands.ts';
import { learnedCommands } from '../learned/learned-commands.ts';
import { libraryCommands } from '../library/library-commands.ts';
import { feedbackCommands } from '../negative-feedback/feedback-commands.ts';
import { previewCommands } from '../preview/preview-commands.ts';
import { lockCommands } from '../lock/lock-commands.ts';
import { queueCommands } from '../queues/queue-commands.ts';
import { reportCommands } from '../report/report-commands.ts';
import { practiceCommands } from '../quality/practice-commands.ts';
import { recentCommands } from '../recent/recent-commands.ts';
import { reviewCommands } from '../review/review-commands.ts';
import { settingsCommands } from '../settings/settings-commands.ts';
import { snippetCommands } from '../snippets/snippet-commands.ts';
import { spellingCommands } from '../spelling/spelling-commands.ts';
import { answerCommands } from '../workspace/answer-commands.ts';
import { checkCommands } from '../workspace/check-commands.ts';
import { handoverCommands } from '../workspace/handover-commands.ts';
import { messageCommands } from '../workspace/message-commands.ts';
import { replyCommands } from '../workspace/reply-commands.ts';
import { voiceCommands } from '../workspace/voice.ts';
import { worklistCommands } from '../worklist/worklist-commands.ts';
import type { Command } from './command.ts';
import { frameCommands } from './frame-commands.ts';

/** All that a person can do. Of two with the same key, the first that is possible is run. */
export const commands: readonly Command[] = [
  ...frameCommands,
  ...settingsCommands,
  ...helpCommands,
  ...lockCommands,
  ...messageCommands,
  ...recentCommands,
  ...worklistCommands,
  ...queueCommands,
  ...answerCommands,
  ...feedbackCommands,
  ...replyCommands,
  ...checkCommands,
  ...spellingCommands,
  ...handoverCommands,
  ...voiceCommands,
  ...libraryCommands,
  ...previewCommands,
  ...entryCommands,
  ...gapCommands,
  ...goldenCommands,
  ...snippetCommands,
  ...reviewCommands,
  ...reportCommands,
  ...learnedCommands,
  ...practiceCommands,
  ...auditCommands,
];
