import { plainTextOf, trimBlankLines } from './blocks.ts';
import { blocksOfHtml } from './html.ts';
import { createParseWarnings } from './parse-warnings.ts';

export const isHtml = (text: string): boolean =>
  /<(?:p|br|div|ul|ol|li|a|b|i|u|s|del|strong|em|span|h[1-6]|table|img)(?=[\s/>])[^>]*>/i.test(text);

const entity = /&(?:[a-z]{2,8}\d{0,2}|#\d{2,6}|#x[\da-f]{2,5});/i;

/** Help desks keep HTML; an answer is text. */
export const toPlainText = (text: string, warnings = createParseWarnings()): string =>
  isHtml(text)
    ? trimBlankLines(plainTextOf(blocksOfHtml(text, warnings)).replaceAll('\u00A0', ' '))
    : trimBlankLines(withoutEntities(text));

/** Signs that HTML writes as words, in a text that has no tags; the tags that it speaks of stay. */
function withoutEntities(text: string): string {
  if (!entity.test(text)) return text;
  const known = new Map<string, string>();
  return text.replace(new RegExp(entity, 'gi'), (sign) => {
    const read = known.get(sign) ?? signOf(sign);
    known.set(sign, read);
    return read;
  });
}

function signOf(entityWords: string): string {
  const [block] = blocksOfHtml(`<p>x${entityWords}x</p>`);
  return block?.type === 'text' ? block.text.slice(1, -1) : entityWords;
}
