import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { MailLink } from '../parsed.ts';
import { collapseWhitespace, trimBlankLines } from './blocks.ts';
import { textOf } from './hast-clean.ts';
import { nodesOfTree } from './html.ts';
import { blocksOf } from './mdast.ts';

/** What the HTML part of a mail says, as its plain text would: quotes marked, without what its reader does not see. */
export function textOfMailHtml(html: string): string {
  const root = fromHtml(html, { fragment: true });
  const parts = nodesOfTree({ ...root, children: seenIn(root) }).map((node) => {
    const text = blocksOf([node], () => [])
      .map((block) => (block.type === 'entry' ? `${block.question}\n${block.answer}` : block.text))
      .join('\n\n');
    return node.type === 'blockquote' ? text.replace(/^/gm, '> ') : text;
  });
  return trimBlankLines(parts.filter((part) => part.trim() !== '').join('\n\n'));
}

/** As many links are read of a mail. */
const mostLinks = 300;
const longestLinkText = 200;

/** The links of the HTML part of a mail that its reader sees, in order, without those of what it quotes. Nothing is opened. */
export function linksOfMailHtml(html: string): readonly MailLink[] {
  if (!/<a\s/i.test(html)) return [];
  const links: MailLink[] = [];
  const visit = (nodes: readonly ElementContent[]): boolean =>
    nodes.every((node) => {
      if (node.type !== 'element') return true;
      if (hasName(node, quotedBelow)) return false;
      if (node.tagName === 'blockquote' || hasName(node, quoted)) return true;
      const { href } = node.properties;
      if (node.tagName === 'a' && typeof href === 'string' && links.length < mostLinks) {
        const text = collapseWhitespace(textOf(node)).slice(0, longestLinkText);
        links.push({ text, url: href.trim() });
      }
      return visit(node.children);
    });
  visit(seenIn(fromHtml(html, { fragment: true })));
  return links;
}

/** What Gmail, Yahoo and Thunderbird set around a quote, and what Outlook sets above one. */
const quoted = /^(?:x_)?(?:gmail_quote|gmail_quote_container|yahoo_quoted|moz-cite-prefix)$/;
const quotedBelow = /^(?:x_)?divRplyFwdMsg$/;

/** No script shows anything in a mail: what is hidden stays so, as the lines do that mailings put above. */
const hiding =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:font-size|max-height|line-height)\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!))/i;

function isHidden({ tagName, properties }: Element): boolean {
  const { style, hidden } = properties;
  if (tagName === 'br' || tagName === 'img') return false;
  return hidden === true || hidden === '' || (typeof style === 'string' && hiding.test(style));
}

const hasName = ({ properties }: Element, names: RegExp): boolean =>
  [properties['id'], properties['className'], properties['dataSmartmail']]
    .flat()
    .some((name) => typeof name === 'string' && names.test(name));

/** "On 3 March, Fay wrote:" as Gmail and Thunderbird name it. */
const attribution = /^(?:x_)?(?:gmail_attr|moz-cite-prefix)$/;
const signature =
  /^(?:x_)?(?:gmail_signature|moz-signature|signature|ms-outlook-mobile-signature|applemailsignature)$/i;

function seenIn(parent: Root | Element): ElementContent[] {
  const children = parent.children.flatMap((child) => (child.type === 'doctype' ? [] : [child]));
  return children.flatMap((child, at): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (isHidden(child)) return [];
    const node: Element = { ...child, children: seenIn(child) };
    const next = children
      .slice(at + 1, at + 4)
      .find((other) => other.type === 'element' && other.tagName !== 'br');
    const isAbove = next?.type === 'element' && next.tagName === 'blockquote';
    if (isAbove && hasName(node, attribution)) return [{ ...node, tagName: 'blockquote' }];
    return hasName(node, signature) ? [delimiter, node] : [node];
  });
}

/** As plain mails set their signature off. */
const delimiter: Element = {
  type: 'element',
  tagName: 'p',
  properties: {},
  children: [{ type: 'text', value: '--' }],
};
