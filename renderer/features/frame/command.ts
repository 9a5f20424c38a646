import type { Desk } from '../../desk.ts';

/** Something a person can do, with the keys that do it. The key list, the command palette and the keyboard all read these. */
export interface Command {
  readonly group:
    'Everywhere' | 'Message' | 'Answers' | 'Reply' | 'Library' | 'Gaps' | 'Golden questions' | 'Review';
  readonly name: string;
  readonly keys: readonly string[];
  /** Acts also while a text is being typed. */
  readonly whileTyping?: true;
  /** Known by the list of keys alone: the keyboard reaches it in another way. */
  readonly listedOnly?: true;
  readonly isEnabled: (desk: Desk) => boolean;
  readonly run: (desk: Desk) => void;
}
