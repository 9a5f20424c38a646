import { stripMarkdown } from '../../replies/compose/strip-markdown.ts';

export interface FaqEntry {
  readonly question: string;
  /** In Markdown, as it stands in the library. */
  readonly answer: string;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** For a site that takes Markdown: answers as they are, each under its question. */
export function faqAsMarkdown(title: string, entries: readonly FaqEntry[]): string {
  const one = ({ question, answer }: FaqEntry): string =>
    `## ${question.replaceAll(/\s+/g, ' ').trim()}\n\n${answer.trim()}\n`;
  return [`# ${title}\n`, ...entries.map(one)].join('\n');
}

/** A page that loads nothing and runs nothing; its body can be pasted into another one. */
export function faqAsHtml(title: string, entries: readonly FaqEntry[], locale: string): string {
  const paragraph = (text: string): string => `<p>${escaped(text).replaceAll('\n', '<br>\n')}</p>`;
  const one = ({ question, answer }: FaqEntry): string => {
    const paragraphs = stripMarkdown(answer)
      .split(/\n{2,}/)
      .map((text) => text.trim())
      .filter((text) => text !== '');
    return `<details>
<summary>${escaped(question.trim())}</summary>
${paragraphs.map(paragraph).join('\n')}
</details>`;
  };
  return `<!doctype html>
<html lang="${escaped(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
</head>
<body>
<h1>${escaped(title)}</h1>
${entries.map(one).join('\n')}
</body>
</html>
`;
}
