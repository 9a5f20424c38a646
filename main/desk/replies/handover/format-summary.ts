import type { Translate } from '../../../../locales/keys.ts';
import { wordStatements } from '../../../../locales/word.ts';
import type { HandoverSummary, HandoverQuestion } from '../../../../preload/contract.ts';

type Part = { readonly title: string; readonly lines: readonly string[] };

/** The subject of a mail with the summary. */
export const subjectOf = ({ about }: HandoverSummary, t: Translate): string =>
  about === '' ? t('handover.text.subject') : t('handover.text.subjectAbout', { about });

/** An answer that was shown: its title, its source, how sure it was, what became of it. */
const shownLine = (
  { title, source, confidence, decision }: HandoverQuestion['shown'][number],
  t: Translate,
): string =>
  source === null
    ? t('handover.text.found', { title, decision })
    : t('handover.text.shown', { title, source, confidence, decision });

const aboutQuestion = ({ verdict, shown }: HandoverQuestion, t: Translate): readonly string[] => [
  ...beforeShown(verdict, shown, t),
  ...shown.map((one) => shownLine(one, t)),
];

/** What is shown is no answer, or nothing is. */
function beforeShown(
  verdict: HandoverQuestion['verdict'],
  shown: HandoverQuestion['shown'],
  t: Translate,
): readonly string[] {
  if (verdict === 'nothing was suggested') return [t('handover.text.nothingSuggested')];
  if (shown.length === 0) return [t('handover.text.noAnswer')];
  const isSilent = verdict === 'no good answer' && !shown.some(({ decision }) => decision === 'chosen');
  return isSilent ? [t('handover.text.noGoodAnswer')] : [];
}

/** The mood, what deserves attention, and the words that say so. */
function moodLine({ word, signals, words }: NonNullable<HandoverSummary['mood']>, t: Translate): string {
  const text =
    signals.length === 0
      ? t('handover.text.mood', { word })
      : t('handover.text.moodSignals', { word, signals });
  return words.length === 0 ? text : t('handover.text.moodWords', { mood: text, words });
}

/** What stands before the message, in the order in which it is read; empty parts are left out. */
function partsOf(summary: HandoverSummary, t: Translate): readonly Part[] {
  const { to, note, reasons, alarms, excerpt, mood, facts } = summary;
  // An alarm that is a reason already is not written twice.
  const why = new Set([...reasons, ...alarms].map((reason) => wordStatements(t, 'why.routing', reason)));
  return [
    { title: t('handover.text.parts.to'), lines: to === '' ? [] : [to] },
    { title: t('handover.text.parts.note'), lines: note === '' ? [] : note.split('\n') },
    { title: t('handover.text.parts.why'), lines: [...why] },
    { title: t('handover.text.parts.excerpt'), lines: excerpt === '' ? [] : [excerpt] },
    { title: t('handover.text.parts.mood'), lines: mood === null ? [] : [moodLine(mood, t)] },
    {
      title: t('handover.text.parts.details'),
      lines: facts.map(({ kind, text }) => t('handover.text.detail', { kind, text })),
    },
  ].filter(({ lines }) => lines.length > 0);
}

/** The summary as plain text, for a chat, a mail or a file. */
export function formatText(summary: HandoverSummary, t: Translate): string {
  const sections = partsOf(summary, t).map(({ title, lines }) =>
    lines.length === 1
      ? `${title}: ${lines[0]}`
      : `${title}:\n${lines.map((line) => `- ${line}`).join('\n')}`,
  );
  const asked = summary.questions.map((one, at) =>
    [`${at + 1}. ${one.question}`, ...aboutQuestion(one, t).map((line) => `   ${line}`)].join('\n'),
  );
  return [
    t('handover.text.opening'),
    ...sections,
    ...(asked.length === 0 ? [] : [`${t('handover.text.parts.questions')}:\n${asked.join('\n')}`]),
    `${t('handover.text.parts.message')}:\n${quoted(summary.message)}`,
  ].join('\n\n');
}

/** The summary as Markdown. What is not ours is escaped, so that no word of a customer becomes a link or a heading. */
export function formatMarkdown(summary: HandoverSummary, t: Translate): string {
  const sections = partsOf(summary, t).map(({ title, lines }) =>
    lines.length === 1
      ? `**${title}:** ${escaped(lines[0] ?? '')}`
      : `**${title}:**\n\n${lines.map((line) => `- ${escaped(line)}`).join('\n')}`,
  );
  const asked = summary.questions.map((one, at) =>
    [
      `${at + 1}. ${escaped(one.question)}`,
      ...aboutQuestion(one, t).map((line) => `   - ${escaped(line)}`),
    ].join('\n'),
  );
  return `${[
    `# ${escaped(subjectOf(summary, t))}`,
    ...sections,
    ...(asked.length === 0 ? [] : [`## ${t('handover.text.parts.questions')}\n\n${asked.join('\n')}`]),
    // Two blanks at the end of a line keep the customer's lines apart.
    `## ${t('handover.text.parts.message')}\n\n${quoted(summary.message.split('\n').map(escaped).join('  \n'))}`,
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
