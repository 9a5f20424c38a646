import type { Draft, DraftPiece, Settings } from '../../../preload/contract.ts';

/** Stands in a draft where the agent must write; a reply that still holds it is not copied. */
export const openMark = '[your answer]';

export interface AnswerChosen {
  readonly question: string;
  /** The shop's own words, or null where the question is still open. */
  readonly source: { readonly target: string; readonly text: string } | null;
}

/**
 * Fills `{name}` and its like. A missing value goes together with the space before it and the separator that it leaves at
 * an end of its line; a line that has no word left goes too.
 */
function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .split('\n')
    .map((line) => filledLine(line, values))
    .filter((line) => line !== null)
    .join('\n')
    .trim();
}

function filledLine(line: string, values: Readonly<Record<string, string>>): string | null {
  const text = line
    .replaceAll(/[ \t]*\{(\w+)\}/g, (whole, key: string) => {
      const value = values[key] ?? '';
      return value === '' ? '' : whole.replace(`{${key}}`, () => value);
    })
    .trim();
  if (text === line) return text;
  const start = text.replace(/^[,;–—-]\s*/, '');
  const whole = /\}\s*$/.test(line) ? start.replace(/\s*[,;–—-]$/, '') : start;
  return /[\p{L}\p{N}]/u.test(whole) ? whole : null;
}

const firstName = (name: string | null): string => name?.trim().split(/\s+/)[0] ?? '';

/**
 * Greeting, one answer a question in their order, sign-off, label. Nothing is invented: every piece is a source's own
 * text or a setting, or an open place for the agent. An answer that serves two questions stands once.
 */
export function compose(name: string | null, answers: readonly AnswerChosen[], settings: Settings): Draft {
  const values = { name: firstName(name), agent: settings.agentName, shop: settings.shopName };
  const setting = (template: string): DraftPiece => ({
    from: 'setting',
    text: filled(template, values),
    question: null,
    target: null,
  });
  const used = new Set<string>();
  const body: DraftPiece[] = [];
  for (const [at, { question, source }] of answers.entries()) {
    if (source === null) {
      body.push({ from: 'open', text: `About “${question}”: ${openMark}`, question: at + 1, target: null });
    } else if (!used.has(source.target)) {
      used.add(source.target);
      body.push({ from: 'source', text: source.text.trim(), question: at + 1, target: source.target });
    }
  }
  const pieces = [
    setting(settings.greeting),
    ...body,
    setting(settings.signOff),
    ...(settings.label.on ? [setting(settings.label.text)] : []),
  ].filter((piece) => piece.text !== '');
  return { pieces, text: pieces.map((piece) => piece.text).join('\n\n') };
}
