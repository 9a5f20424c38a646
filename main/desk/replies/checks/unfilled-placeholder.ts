import type { FindingWhy } from '../../../../preload/contract.ts';
import { firstNameOf } from '../snippets/resolve-variables.ts';
import type { Check, CheckResult, CheckInput } from './check-input.ts';

/**
 * What drafts, snippets and other programs leave to be filled: `[your answer]`, `{{order.number}}`, `{name}`, `%name%`,
 * `[Name]`, `[insert date]`, `<name>`, `____`. A number in brackets is a footnote and `[sic]` a remark.
 */
const placeholders = [
  String.raw`\{\{[^{}\n]{0,200}\}\}`,
  String.raw`\{[\p{L}_][\p{L}\p{N}_.-]{0,60}\}`,
  String.raw`\[(?:your|insert|enter|add|fill|ihre?|deine?|bitte|hier)\b[^\]\n]{1,120}\]`,
  String.raw`\[(?:(?:customer|first|last|full|agent|shop|company|order|tracking|kunden|vor|nach|bestell)?[ _-]?(?:name|number|no|nummer|id|date|datum|amount|betrag|link|address|adresse|e-?mail|phone|telefon|card|secret|anrede|answer|antwort))\]`,
  String.raw`<(?:(?:customer|first|last|order)[ _-]?)?(?:name|number|date)>`,
  String.raw`%(?:first_?|last_?|customer_?)?name%`,
  '_{4,}',
].join('|');

/** The question that an unfilled placeholder belongs to: the line quotes it, or it is the only one that is still open. */
function questionOf({ reply, questions }: CheckInput, start: number): number | null {
  const line = reply.slice(reply.lastIndexOf('\n', start - 1) + 1, start);
  const quoted = questions.findIndex(({ question, leftOut }) => !leftOut && line.indexOf(question) >= 0);
  if (quoted >= 0) return quoted + 1;
  const open = questions.flatMap(({ chosen, leftOut }, at) => (chosen === null && !leftOut ? [at + 1] : []));
  const [only] = open;
  return open.length === 1 && only !== undefined ? only : null;
}

const keyOf = (words: string): string => words.replaceAll(/[^\p{L}]/gu, '').toLowerCase();
const agentKey = /^(?:agent|agentname)$/;
const shopKey = /^(?:shop|shopname|company|companyname)$/;

/** Whose name it stands for is in the settings. */
function whyEmpty(words: string): FindingWhy {
  if (agentKey.test(keyOf(words))) return 'placeholder_agent';
  return shopKey.test(keyOf(words)) ? 'placeholder_shop' : 'placeholder';
}

/** What a placeholder plainly stands for, as the greeting of the settings is filled; null when only a person knows. */
function valueOf({ message, settings }: CheckInput, words: string): string | null {
  const key = keyOf(words);
  const [name = null] = message.names;
  if (/^(?:customer|first|vor|kunden|customerfirst)?name$/.test(key))
    return name === null ? null : firstNameOf(name);
  if (agentKey.test(key)) return settings.agentName || null;
  if (shopKey.test(key)) return settings.shopName || null;
  return null;
}

function resultFor(input: CheckInput, start: number, words: string, isOpen: boolean): CheckResult {
  const end = start + words.length;
  const base = { kind: 'unfilledPlaceholder', start, end, words } as const;
  const question = isOpen ? questionOf(input, start) : null;
  if (isOpen)
    return {
      ...base,
      why:
        question === null
          ? { code: 'placeholder_open' }
          : { code: 'question_open', params: { number: question } },
      question,
      fix: question === null ? null : { by: 'leave out', question },
    };
  const value = valueOf(input, words);
  return {
    ...base,
    why: { code: whyEmpty(words), params: { words } },
    question: null,
    fix: value === null ? null : { by: 'replace', start, end, replacement: value },
  };
}

/** Placeholders that nobody has filled; `open` is what a draft has for an answer that is still missing. */
export function createUnfilledPlaceholders(open: string): Check {
  const pattern = new RegExp(`${escapedPattern(open)}|${placeholders}`, 'giu');
  return (input) =>
    Array.from(input.reply.matchAll(pattern), ({ index, 0: words }) =>
      resultFor(input, index, words, words === open),
    );
}

const escapedPattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
