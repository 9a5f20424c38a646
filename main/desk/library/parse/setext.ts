/** Of more underlined headings than this the parser would look at all before it for each. */
const mostUnderlined = 100;
const underline = /^ {0,3}(?:=+|-+)[ \t\r]*$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
/** What begins another block than a paragraph. */
const otherBlock = /^(?: {4}|\t| {0,3}(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|\||<))/;

/**
 * Markdown with the headings that are underlined written with hashes, where there are very many. Lines in fences of code
 * and in front matter stay.
 */
export function withHashHeadings(source: string): string {
  const lines = source.split('\n');
  if (lines.filter((line) => underline.test(line)).length <= mostUnderlined) return source;
  const out: string[] = [];
  let open: string | null = null;
  let inMatter = /^---\s*$/.test(lines[0] ?? '');
  for (const [at, line] of lines.entries()) {
    const [, mark = ''] = fence.exec(line) ?? [];
    if (inMatter) inMatter = at === 0 || !/^---\s*$/.test(line);
    else if (open !== null) {
      if (mark.startsWith(open)) open = null;
    } else if (mark !== '') open = mark;
    else {
      const title = out.at(-1) ?? '';
      if (
        underline.test(line) &&
        at > 0 &&
        title.trim() !== '' &&
        !otherBlock.test(title) &&
        !fence.test(title)
      ) {
        out[out.length - 1] = `${line.trimStart().startsWith('=') ? '#' : '##'} ${title.trim()}`;
        out.push('');
        continue;
      }
    }
    out.push(line);
  }
  return out.join('\n');
}
