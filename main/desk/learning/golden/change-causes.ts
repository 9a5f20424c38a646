import type { GoldenRegression } from '../../../../preload/contract.ts';
import type { ChangeCause } from '../../changes.ts';
import { assertNever } from '../../failure.ts';

/** Causes that can be undone. */
export type RevertibleCause = Extract<
  ChangeCause,
  { readonly kind: 'entry_saved' | 'learning_accepted' } | { readonly undo: string }
>;

export const isRevertible = (cause: ChangeCause): cause is RevertibleCause =>
  cause.kind === 'entry_saved' || cause.kind === 'learning_accepted' || 'undo' in cause;

/** Several causes in words, the last ones first; each once. */
export function toRegression(worse: number, causes: readonly ChangeCause[]): GoldenRegression {
  const descriptions = [...new Set(causes.toReversed().map((cause) => describe(cause).description))];
  const since =
    descriptions.length > 2
      ? `${descriptions[0] ?? ''} and ${descriptions.length - 1} other changes`
      : descriptions.join(' and ');
  const stuck = causes.find((cause) => !isRevertible(cause));
  const canRevert = causes.length > 0 && stuck === undefined;
  return {
    worse,
    since,
    canRevert,
    cannotRevertReason: canRevert ? '' : ((stuck && describe(stuck).wayOut) ?? unknown),
  };
}

const unknown =
  'What changed cannot be taken back by itself. Open what comes first now, change it, or keep it as it is.';

/** `description` follows "since"; `wayOut` is what can be done instead of undoing it, where there is more to say. */
function describe(cause: ChangeCause): { readonly description: string; readonly wayOut?: string } {
  switch (cause.kind) {
    case 'entry_saved':
      return {
        description: `the entry “${cause.question}” was ${cause.versionBefore === null ? 'written' : 'changed'}`,
      };
    case 'entries_removed':
      return { description: 'entries were removed' };
    case 'entries_merged':
      return { description: 'entries were merged' };
    case 'entries_added':
      return { description: 'entries were added' };
    case 'documents_removed':
      return { description: 'documents were removed' };
    case 'document_imported':
      return {
        description: `“${cause.name}” was changed`,
        wayOut: `“${cause.name}” says something else now, and Sidedesk never changes your files: correct it there, or keep this.`,
      };
    case 'pack_imported':
      return {
        description: `a pack of “${cause.from}” was imported`,
        wayOut: 'Bring back the earlier versions of its entries, or keep this.',
      };
    case 'files_gone':
      return {
        description: 'files left a watched folder',
        wayOut: 'Put them back into the folder, or keep this.',
      };
    case 'restored':
      return { description: 'something was brought back' };
    case 'sample_removed':
      return {
        description: 'the sample shop was removed',
        wayOut: 'Add the sample shop again, or keep this.',
      };
    case 'model_changed':
      return {
        description: 'the library is searched by another model',
        wayOut: 'Choose the other model again in the settings, or keep this.',
      };
    case 'glossary_changed':
      return {
        description: 'the words that mean the same were changed',
        wayOut: 'Change these words back in the settings, or keep this.',
      };
    case 'reply_learned':
      return {
        description: 'a reply was learned from',
        wayOut: 'Forget the last lessons under “What was learned”, or keep this.',
      };
    case 'feedback_given':
      return {
        description: 'an answer was marked as wrong',
        wayOut: 'Forget this under “What was learned”, or keep it.',
      };
    case 'learning_accepted':
      return { description: 'what was learned was accepted' };
    case 'learning_undone':
      return { description: 'something learned was forgotten' };
    default:
      return assertNever(cause);
  }
}
