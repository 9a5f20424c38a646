import { longNumber, mask } from '../../privacy/pii/mask.ts';
import {
  correspondentNames,
  createNameMasker,
  greetedNames,
  maskPattern,
} from '../../privacy/pii/mask-names.ts';
import type { Block } from './blocks.ts';
import type { MailMessage } from './mail-message.ts';
import type { ParseWarnings } from './parse-warnings.ts';

/** Addresses of nobody: what their senders are called is what the shop or its department is called. */
const role =
  /^(?:info|hello|hi|contact|kontakt|support|service|kunden\w*|customer\w*|help\w*|hilfe|shop|store|orders?|bestell\w*|sales|office|mail|team|post|no-?reply|noreply|do-?not-?reply|billing|accounts?|returns?|newsletter|news|admin|enquiries|inquiries|verkauf|vertrieb|buero|atencion\w*|pedidos|ventas|commandes?|accueil)(?:[.+_-].*)?@/i;

/** A year, or a day as it stands above each mail: no number of a case. */
const day = /^(?:19|20)\d{2}(?:-\d{2}-\d{2})?$/;

/**
 * Mails in the library without personal data: who reads a document there sees what was asked and answered, and not whom. What
 * the senders are called is masked wherever it stands, as no list has all names.
 */
export interface MailMasker {
  text(text: string): string;
  /** The mails' blocks; each thing that was masked is told. */
  blocks(blocks: readonly Block[]): readonly Block[];
}

export function createMailMasker(
  mails: readonly Pick<MailMessage, 'from' | 'to' | 'text'>[],
  warnings: ParseWarnings | undefined,
): MailMasker {
  const names = new Set(
    mails.flatMap(({ from, to, text }) => [
      ...[from, ...to].filter(({ address }) => !role.test(address)).flatMap(correspondentNames),
      ...greetedNames(text),
    ]),
  );
  const maskNames = createNameMasker([...names]);
  const masked = (text: string): string =>
    maskNames(mask(text).replaceAll(longNumber, (found) => (day.test(found) ? found : '[NUMBER]')));
  return {
    text: masked,
    blocks: (blocks) =>
      blocks.map((block) => {
        if (block.type === 'entry') return block;
        const text = masked(block.text);
        for (const [placeholder] of text.matchAll(maskPattern)) warnings?.add('masked', placeholder);
        return { ...block, text };
      }),
  };
}

/** Nobody is above it, and what is attached is told by its kind: files are often called like their sender. */
export const withoutNames = (mail: MailMessage): MailMessage => ({
  ...mail,
  from: { name: mail.from.name === '' && mail.from.address === '' ? '' : '[NAME]', address: '' },
  attachmentNames: mail.attachmentNames.map((name) => `*${/\.\w{1,8}$/.exec(name)?.[0] ?? ''}`),
});
