import type { DeskHandlers } from '../../../preload/contract.ts';
import type { Learning } from '../learning/feedback/learning.ts';
import type { AuditLog } from '../audit/audit-log.ts';

/** The calls of what replies and feedback taught. */
export function createLearningHandlers(
  learning: Learning,
  auditLog: Pick<AuditLog, 'recordFeedback'>,
): Pick<DeskHandlers, Extract<keyof DeskHandlers, `learning.${string}`>> {
  return {
    'learning.addNegativeFeedback': async (feedback) => {
      const added = await learning.addNegativeFeedback(feedback);
      const { caseId, question, target, reason, comment } = feedback;
      auditLog.recordFeedback({
        kind: 'wrong',
        caseId,
        facts: { target, reason },
        secret: { question, comment },
      });
      return added;
    },
    'learning.list': ({ offset, limit }) => learning.list(offset, limit),
    'learning.accept': ({ ids }) => {
      learning.accept(ids);
      return null;
    },
    'learning.undo': async (given) => ({ undone: await learning.undo('all' in given ? null : given.ids) }),
  };
}
