import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import { attachedTo, blocksOfConversation } from './mail-blocks.ts';
import type { Letter } from './letter.ts';
import { readLetter, withoutLength } from './mail.ts';
import type { SourceFile } from './source.ts';
import { toDocument } from './write.ts';

/** An `.eml` file: what was written, then what was quoted. */
export const parse = async ({ bytes, name }: SourceFile): Promise<ParsedDocument> =>
  documentOf(await readLetter(bytes), name);

/** An `.emlx` file of Apple Mail. */
export const parseApple = ({ bytes, name }: SourceFile): Promise<ParsedDocument> =>
  parse({ bytes: withoutLength(bytes), name });

/** A message of Outlook. Its reader is loaded when the first one comes. */
export const parseOutlook = async ({ bytes, name }: SourceFile): Promise<ParsedDocument> =>
  documentOf((await import('./outlook.ts')).readOutlook(bytes), name);

/** One mail as a document. Throws DeskFailure `no_text`. */
function documentOf(letter: Letter, name: string): ParsedDocument {
  if (letter.text === '' && letter.subject === '' && letter.attached.length > 0)
    throw new DeskFailure(
      'no_text',
      'This mail holds attachments and no text. Save the attachments and import those.',
    );
  // Nobody would look for the sender alone.
  if (letter.text === '' && letter.subject === '')
    throw new DeskFailure('no_text', 'There is no text in this mail.');
  // Some write all they have to say into the subject.
  const blocks =
    letter.text === ''
      ? [{ type: 'text', text: letter.subject } as const, ...attachedTo(letter)]
      : blocksOfConversation([letter]);
  return toDocument('mail', { blocks, asWritten: true }, name);
}
