import type { GoldenRegression, GoldenWayOut, Statement } from '../../../../preload/contract.ts';
import type { ChangeCause } from '../../changes.ts';
import { assertNever } from '../../failure.ts';

/** Causes that can be undone. */
export type RevertibleCause = Extract<
  ChangeCause,
  { readonly kind: 'entry_saved' | 'learning_accepted' } | { readonly undo: string }
>;

export const isRevertible = (cause: ChangeCause): cause is RevertibleCause =>
  cause.kind === 'entry_saved' || cause.kind === 'learning_accepted' || 'undo' in cause;

/** What several causes come to. */
export function toRegression(worse: number, causes: readonly ChangeCause[]): GoldenRegression {
  const described = causes.toReversed().map(describe);
  const isFirst = (one: object, at: number): boolean =>
    described.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at;
  const stuck = causes.find((cause) => !isRevertible(cause));
  const canRevert = causes.length > 0 && stuck === undefined;
  return {
    worse,
    causes: described.filter(isFirst),
    canRevert,
    wayOut: canRevert ? null : wayOutOf(stuck),
  };
}

function describe(cause: ChangeCause): GoldenRegression['causes'][number] {
  switch (cause.kind) {
    case 'entry_saved':
      return {
        code: cause.versionBefore === null ? 'entry_written' : 'entry_changed',
        params: { question: cause.question },
      };
    case 'document_imported':
      return { code: cause.kind, params: { name: cause.name } };
    case 'pack_imported':
      return { code: cause.kind, params: { from: cause.from } };
    case 'entries_removed':
    case 'entries_merged':
    case 'entries_added':
    case 'documents_removed':
    case 'files_gone':
    case 'restored':
    case 'sample_removed':
    case 'model_changed':
    case 'glossary_changed':
    case 'reply_learned':
    case 'feedback_given':
    case 'learning_accepted':
    case 'learning_undone':
      return { code: cause.kind };
    default:
      return assertNever(cause);
  }
}

function wayOutOf(cause: ChangeCause | undefined): Statement<GoldenWayOut> {
  if (cause === undefined) return { code: 'unknown' };
  switch (cause.kind) {
    case 'document_imported':
      return { code: cause.kind, params: { name: cause.name } };
    case 'pack_imported':
    case 'files_gone':
    case 'sample_removed':
    case 'model_changed':
    case 'glossary_changed':
    case 'reply_learned':
    case 'feedback_given':
      return { code: cause.kind };
    // These can be undone: what stands in the way is something else.
    case 'entry_saved':
    case 'entries_added':
    case 'entries_removed':
    case 'entries_merged':
    case 'documents_removed':
    case 'learning_accepted':
    case 'learning_undone':
    case 'restored':
      return { code: 'unknown' };
    default:
      return assertNever(cause);
  }
}
