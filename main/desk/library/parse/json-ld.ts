import type { Element, Root } from 'hast';
import { type Block, collapseWhitespace, type EntryBlock, plainTextOf, trimBlankLines } from './blocks.ts';
import { attribute, textOf, visitElements } from './hast-clean.ts';
import { isObject, textsOf } from './json-objects.ts';

/**
 * Questions that a page tells search engines (FAQPage of schema.org) and that do not stand in its text, as in shops whose
 * pages a script writes.
 */
export function entriesInJsonLd(
  root: Root,
  blocks: readonly Block[],
  readHtml: (html: string) => readonly Block[],
): readonly EntryBlock[] {
  const scripts: Element[] = [];
  visitElements(root, (node) => {
    if (node.tagName === 'script' && /^application\/ld\+json/i.test(attribute(node.properties['type'])))
      scripts.push(node);
  });
  const page = collapseWhitespace(plainTextOf(blocks));
  const found = scripts.flatMap((script) => questionsIn(parsed(textOf(script)), readHtml, 0));
  const isNew = ({ question, answer }: EntryBlock): boolean =>
    !(page.includes(question) && page.includes(collapseWhitespace(answer).slice(0, 60)));
  return [...new Map(found.map((entry) => [entry.question, entry])).values()].filter(isNew);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ''));
  } catch {
    return null;
  }
}

const deepest = 20;

function questionsIn(
  value: unknown,
  readHtml: (html: string) => readonly Block[],
  depth: number,
): readonly EntryBlock[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((item) => questionsIn(item, readHtml, depth + 1));
  if (!isObject(value)) return [];
  if (![value['@type']].flat().some((type) => typeof type === 'string' && /(?:^|[/:])Question$/.test(type)))
    return Object.values(value).flatMap((inner) => questionsIn(inner, readHtml, depth + 1));
  const [question = ''] = textsOf(value['name'] ?? value['text']);
  const [answer = ''] = textsOf(value['acceptedAnswer'] ?? value['suggestedAnswer']);
  const entry = {
    question: collapseWhitespace(plainTextOf(readHtml(question))),
    answer: trimBlankLines(plainTextOf(readHtml(answer))),
  };
  return entry.question === '' || entry.answer === ''
    ? []
    : [{ type: 'entry', ...entry, variants: [], tags: [] }];
}
