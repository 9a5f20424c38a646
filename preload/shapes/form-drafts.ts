/**
 * The forms in which something is typed that takes more than a moment, and `recent`: the messages that left the window last. A form
 * whose fields change their meaning gets another name.
 */
export const formNames = [
  'bulk-edit',
  'entry',
  'handover',
  'mark-wrong',
  'message',
  'proposal',
  'queue',
  'recent',
  'reply',
  'rule',
  'shop-addresses',
  'snippet',
] as const;
export type FormName = (typeof formNames)[number];

/** What was typed in a form and was not saved. */
export interface FormDraft {
  readonly form: FormName;
  /** Id of what the form is about: an entry, a case, a queue …; `new` for what is not there yet. */
  readonly subject: string;
  /** Milliseconds since 1970 of the last change. */
  readonly at: number;
  /** The message that it is about: erased with it. */
  readonly caseId: string | null;
  /** As the window wrote it. */
  readonly content: string;
  /** Encrypted on disk; false while it lives only as long as the engine, because no key is open. */
  readonly isStored: boolean;
}
