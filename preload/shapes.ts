/**
 * The shapes of everything that crosses the wire: what the library holds, what was read of a message, what is suggested.
 * `contract.ts` passes them on, so that nobody needs to know which file a shape is in.
 */
export * from './shapes/audience.ts';
export * from './shapes/audit.ts';
export * from './shapes/backups.ts';
export * from './shapes/base.ts';
export * from './shapes/checks.ts';
export * from './shapes/data-audit.ts';
export * from './shapes/entries.ts';
export * from './shapes/customers.ts';
export * from './shapes/errors.ts';
export * from './shapes/experiment.ts';
export * from './shapes/fairness.ts';
export * from './shapes/form-drafts.ts';
export * from './shapes/gaps.ts';
export * from './shapes/golden.ts';
export * from './shapes/handover.ts';
export * from './shapes/learning.ts';
export * from './shapes/library.ts';
export * from './shapes/messages.ts';
export * from './shapes/models.ts';
export * from './shapes/mood.ts';
export * from './shapes/outcomes.ts';
export * from './shapes/packs.ts';
export * from './shapes/people.ts';
export * from './shapes/practice.ts';
export * from './shapes/omissions.ts';
export * from './shapes/preview.ts';
export * from './shapes/quality.ts';
export * from './shapes/replies.ts';
export * from './shapes/retention.ts';
export * from './shapes/report.ts';
export * from './shapes/review.ts';
export * from './shapes/routing.ts';
export * from './shapes/scam.ts';
export * from './shapes/snippets.ts';
export * from './shapes/spelling.ts';
export * from './shapes/status.ts';
export * from './shapes/targets.ts';
export * from './shapes/thunderbird.ts';
export * from './shapes/updates.ts';
export * from './shapes/worklist.ts';
export * from './shapes/whole-report.ts';
