/**
 * Signs around words that Markdown shows as emphasis; they must stand tight, or 2 * 3 * 4 would lose its signs. What they
 * and brackets hold has a bound, or a line that opens many and closes none would be read to its end for each.
 */
const emphasis =
  /(?<![\p{L}\p{N}\\*_])(\*\*\*|\*\*|__|\*|_)(?=[^\s*_])([^\n]{0,600}?[^\s*_])\1(?![\p{L}\p{N}*_])/gu;
const image = /!\[([^\]\n]{0,600})\]\([^()\s]{0,2000}\)/g;
const link = /\[([^\]\n]{1,600})\]\(((?:[^()\s]|\([^()\s]{0,200}\)){1,2000})\)/g;

/** A text as a plain mail shows it: the same words, without the marks of Markdown; lists begin with "- ". */
export function stripMarkdown(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const kept = lines.filter(
    (line) => !/^\s*(```|~~~)/.test(line) && !/^\s*([-*_])(\s*\1){2,}\s*$/.test(line),
  );
  return kept
    .map(plainLine)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function plainLine(line: string): string {
  const begun = line
    .trimEnd()
    .replace(/^\s{0,3}#{1,6}\s+(.*)$/, (_, heading: string) => withoutClosingHashes(heading))
    .replace(/^\s{0,3}>\s?/, '')
    .replace(/^(\s*)[*+•]\s+/, '$1- ');
  return begun
    .replaceAll(image, '$1')
    .replaceAll(link, (_, words: string, address: string) =>
      words === address ? address : `${words} (${address.replace(/^mailto:/, '')})`,
    )
    .replaceAll(emphasis, '$2')
    .replaceAll(/(?<!`)`([^`\n]+)`(?!`)/g, '$1');
}

/** "Delivery ##" has been closed, "C#" has not. */
function withoutClosingHashes(heading: string): string {
  let end = heading.length;
  while (heading.charAt(end - 1) === '#') end--;
  const words = heading.slice(0, end).trimEnd();
  return end < heading.length && words.length < end ? words : heading;
}
