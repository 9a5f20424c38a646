import type { Correspondent } from '../conversation.ts';
import { trimBlankLines } from './blocks.ts';
import { nodesOfHtml } from './html.ts';
import { blocksOf } from './mdast.ts';

/** A mail as parsers hand it on, whatever it was stored in. */
export interface MailMessage {
  /** '' where there is none. */
  readonly subject: string;
  readonly from: Correspondent;
  readonly to: readonly Correspondent[];
  /** ISO 8601, or '' where none is known. */
  readonly date: string;
  /** Message-ID, '' where there is none. */
  readonly id: string;
  /** Ids of mails that it answers, oldest first. */
  readonly references: readonly string[];
  readonly text: string;
  /** Names of what is attached; nothing attached is opened. */
  readonly attachmentNames: readonly string[];
  /** A program wrote it: an absence note, a delivery failure, a newsletter. */
  readonly automatic: boolean;
}

const longestStandIn = 300;

/** The text part of a mail or, where it has none, what its HTML part says. */
export function bodyTextOf(text: string | undefined, html: string | undefined): string {
  const plain = trimBlankLines((text ?? '').replace(/\r\n?/g, '\n'));
  if (!html || plain.length > longestStandIn) return plain;
  // A short text beside a long page says that this program cannot show pages.
  const page = textOfHtml(html);
  return page.length > plain.length * 4 ? page : plain || page;
}

/** What was quoted gets the marks that it has in plain text. */
function textOfHtml(html: string): string {
  const parts = nodesOfHtml(html).map((node) => {
    const text = blocksOf([node], () => [])
      .map((block) => (block.type === 'entry' ? `${block.question}\n${block.answer}` : block.text))
      .join('\n\n');
    return node.type === 'blockquote' ? text.replace(/^/gm, '> ') : text;
  });
  return trimBlankLines(parts.filter((part) => part.trim() !== '').join('\n\n'));
}
