import type { HandoverSummary, HandoverQuestion } from '../../../../preload/contract.ts';

type Part = { readonly title: string; readonly lines: readonly string[] };

const decided = { chosen: 'taken', rejected: 'not taken' } as const;

/** Lines of an answer that was shown: its title, its source, how sure it was, what became of it. */
const shownLine = ({ title, source, confidence, decision }: HandoverQuestion['shown'][number]): string =>
  [`“${title}”${source === null ? '' : ` in ${source}`}`, confidence, decided[decision]].join(', ');

function aboutQuestion({ verdict, shown }: HandoverQuestion): readonly string[] {
  return [...beforeShown(verdict, shown), ...shown.map(shownLine)];
}

/** What is shown is no answer, or nothing is. */
function beforeShown(verdict: string, shown: HandoverQuestion['shown']): readonly string[] {
  if (verdict === 'nothing was suggested') return ['Nothing was suggested.'];
  if (shown.length === 0) return ['The library has nothing on it.'];
  const isSilent = verdict === 'no good answer' && !shown.some(({ decision }) => decision === 'chosen');
  return isSilent ? ['The library has no good answer. Closest:'] : [];
}

/** What stands before the message, in the order in which it is read; empty parts are left out. */
function partsOf(summary: HandoverSummary): readonly Part[] {
  const { to, note, reasons, alarms, excerpt, mood, facts } = summary;
  // An alarm that is a reason already is not written twice.
  const why = [...reasons, ...alarms.filter((alarm) => !reasons.includes(alarm))];
  return [
    { title: 'For', lines: to === '' ? [] : [to] },
    { title: 'Note', lines: note === '' ? [] : note.split('\n') },
    { title: 'Why', lines: why },
    { title: 'In short', lines: excerpt === '' ? [] : [excerpt] },
    {
      title: 'Mood',
      lines:
        mood === null
          ? []
          : [
              mood.words.length === 0
                ? mood.word
                : `${mood.word}: ${mood.words.map((word) => `“${word}”`).join(', ')}`,
            ],
    },
    { title: 'Facts', lines: facts.map(({ kind, text }) => `${kind}: ${text}`) },
  ].filter(({ lines }) => lines.length > 0);
}

const opening = 'Please take over this message.';

/** The pack as plain text, for a chat, a mail or a file. */
export function formatText(summary: HandoverSummary): string {
  const sections = partsOf(summary).map(({ title, lines }) =>
    lines.length === 1
      ? `${title}: ${lines[0]}`
      : `${title}:\n${lines.map((line) => `- ${line}`).join('\n')}`,
  );
  const asked = summary.questions.map((one, at) =>
    [`${at + 1}. ${one.question}`, ...aboutQuestion(one).map((line) => `   ${line}`)].join('\n'),
  );
  return [
    opening,
    ...sections,
    ...(asked.length === 0 ? [] : [`Asked:\n${asked.join('\n')}`]),
    `Message:\n${quoted(summary.message)}`,
  ].join('\n\n');
}

/** The pack as Markdown. What is not ours is escaped, so that no word of a customer becomes a link or a heading. */
export function formatMarkdown(summary: HandoverSummary): string {
  const sections = partsOf(summary).map(({ title, lines }) =>
    lines.length === 1
      ? `**${title}:** ${escaped(lines[0] ?? '')}`
      : `**${title}:**\n\n${lines.map((line) => `- ${escaped(line)}`).join('\n')}`,
  );
  const asked = summary.questions.map((one, at) =>
    [
      `${at + 1}. ${escaped(one.question)}`,
      ...aboutQuestion(one).map((line) => `   - ${escaped(line)}`),
    ].join('\n'),
  );
  return `${[
    `# ${escaped(summary.subject)}`,
    ...sections,
    ...(asked.length === 0 ? [] : [`## Asked\n\n${asked.join('\n')}`]),
    // Two blanks at the end of a line keep the customer's lines apart.
    `## Message\n\n${quoted(summary.message.split('\n').map(escaped).join('  \n'))}`,
  ].join('\n\n')}\n`;
}

const quoted = (text: string): string => text.replaceAll(/^/gm, '> ');

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]<>#|~!&]/g, String.raw`\$&`)
    // A list, a rule or a heading begins a line.
    .replace(/^(\s*)([-+=]|\d+(?=[.)]))/, (_, blanks: string, mark: string) =>
      /\d/.test(mark) ? `${blanks}${mark}\\` : `${blanks}\\${mark}`,
    );
