import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { trimBlankLines } from './blocks.ts';
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
