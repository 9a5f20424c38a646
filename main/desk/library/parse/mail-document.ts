import { DeskFailure } from '../../failure.ts';
import type { ParsedDocument } from '../parsed.ts';
import { attachmentBlocks, blocksOfConversation } from './mail-blocks.ts';
import type { MailMessage } from './mail-message.ts';
import { createMailMasker, withoutNames } from './mask-mail.ts';
import { readMailMessage, unwrapEmlx } from './mail.ts';
import type { SourceFile } from './source.ts';
import { toDocument } from './to-document.ts';

/** An `.eml` file: what was written, then what was quoted. */
export const parse = async ({ bytes, ...file }: SourceFile): Promise<ParsedDocument> =>
  documentOf(await readMailMessage(bytes), file);

/** An `.emlx` file of Apple Mail. */
export const parseApple = ({ bytes, ...file }: SourceFile): Promise<ParsedDocument> =>
  parse({ bytes: unwrapEmlx(bytes), ...file });

/** A message of Outlook. Its reader is loaded when the first one comes. */
export const parseOutlook = async ({ bytes, ...file }: SourceFile): Promise<ParsedDocument> =>
  documentOf((await import('./outlook.ts')).readOutlook(bytes), file);

/** One mail as a document, personal data masked. Throws DeskFailure `no_text`. */
function documentOf(
  given: MailMessage,
  { name, warnings }: Pick<SourceFile, 'name' | 'warnings'>,
): ParsedDocument {
  const mail = withoutNames(given);
  const masker = createMailMasker([given], warnings);
  if (mail.text === '' && mail.subject === '' && mail.attachmentNames.length > 0)
    throw new DeskFailure('no_text', { reason: 'attachments_only' });
  // Nobody would look for the sender alone.
  if (mail.text === '' && mail.subject === '') throw new DeskFailure('no_text', { reason: 'mail' });
  // Some write all they have to say into the subject.
  const blocks =
    mail.text === ''
      ? [{ type: 'text', text: mail.subject } as const, ...attachmentBlocks(mail)]
      : blocksOfConversation([mail]);
  return toDocument(
    'mail',
    { blocks: masker.blocks(blocks), skipQuestionDetection: true },
    masker.text(name),
  );
}
