import type { TemplateProblem, TemplateProblemCode } from '../../../../preload/shapes/snippets.ts';
import { normalizeName } from './variables.ts';

/** A date counted from the day on which the snippet is filled. */
export interface DateOffset {
  readonly count: number;
  readonly unit: 'd' | 'w' | 'm' | 'y';
}

/** What a condition asks: that there is a value, or that it is this one. */
export interface Condition {
  readonly name: string;
  readonly equals: string | null;
  readonly not: boolean;
}

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly ask: string; readonly source: string }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly ask: string;
      readonly choices: readonly string[];
      readonly source: string;
    }
  | { readonly kind: 'date'; readonly shift: DateOffset }
  | { readonly kind: 'cursor' }
  | {
      readonly kind: 'if';
      readonly condition: Condition;
      readonly whenTrue: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    };

export interface Template {
  readonly nodes: readonly TemplateNode[];
  /** In the order of the text. The nodes are complete all the same: what is wrong stands in them as it was written. */
  readonly problems: readonly TemplateProblem[];
}

/**
 * The language of snippets: `{{name}}` a value, `{{today+14d}}` a date (d, w, m, y), `{{ask: Which loaf?}}` a question
 * for the agent, `{{choose: a | b}}` and `{{money back: refund | voucher}}` choices, `{{if name}} {{else}} {{end}}` with
 * `not` and `= value`, `{{cursor}}`. A backslash before the braces leaves them as they are.
 */
export function parseTemplate(text: string): Template {
  const problems: TemplateProblem[] = [];
  const problem = (start: number, end: number, code: TemplateProblemCode): void => {
    const before = text.slice(0, start).split('\n');
    problems.push({
      start,
      end,
      code,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    });
  };
  const root: TemplateNode[] = [];
  const blocks: OpenBlock[] = [];
  const add = (node: TemplateNode): void => {
    const block = blocks.at(-1);
    if (block === undefined) root.push(node);
    else (block.inElse ? block.otherwise : block.whenTrue).push(node);
  };
  const close = ({ condition, whenTrue, otherwise }: OpenBlock): void => {
    add({ kind: 'if', condition, whenTrue, otherwise });
  };

  for (const token of tokenize(text)) {
    const { start, end } = token;
    if (token.kind === 'text') {
      if (token.text !== '') add(token);
      continue;
    }
    const asWritten = (code: TemplateProblemCode): void => {
      problem(start, end, code);
      add({ kind: 'text', text: token.source });
    };
    if (token.kind === 'unclosed') {
      asWritten('unclosed');
      continue;
    }
    const read = readTag(token.inside, token.source);
    switch (read.tag) {
      case 'wrong':
        asWritten(read.code);
        break;
      case 'node':
        add(read.node);
        break;
      case 'if':
        blocks.push({ condition: read.condition, whenTrue: [], otherwise: [], inElse: false, start, end });
        break;
      case 'else': {
        const block = blocks.at(-1);
        if (block === undefined) asWritten('else_without_if');
        else if (block.inElse) asWritten('second_else');
        else block.inElse = true;
        break;
      }
      case 'end': {
        const block = blocks.pop();
        if (block === undefined) asWritten('end_without_if');
        else close(block);
        break;
      }
    }
  }
  for (let block = blocks.pop(); block !== undefined; block = blocks.pop()) {
    problem(block.start, block.end, 'if_without_end');
    close(block);
  }
  return { nodes: root, problems: problems.toSorted((a, b) => a.start - b.start) };
}

interface OpenBlock {
  readonly condition: Condition;
  readonly whenTrue: TemplateNode[];
  readonly otherwise: TemplateNode[];
  inElse: boolean;
  readonly start: number;
  readonly end: number;
}

type Token =
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'unclosed'; readonly source: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'tag';
      readonly inside: string;
      readonly source: string;
      readonly start: number;
      readonly end: number;
    };

const isBlockTag = (inside: string): boolean => /^(?:if\b|(?:else|end)$)/iu.test(inside.trim());

/** Texts and places in turn. A condition that stands alone on its line takes the line with it. */
function* tokenize(text: string): Generator<Token> {
  let at = 0;
  let words = '';
  let wordsFrom = 0;
  const flushed = (): Token => ({ kind: 'text', text: words, start: wordsFrom, end: at });
  while (at < text.length) {
    const start = text.indexOf('{{', at);
    if (start < 0) break;
    if (text[start - 1] === '\\') {
      words += `${text.slice(at, start - 1)}{{`;
      at = start + 2;
      continue;
    }
    words += text.slice(at, start);
    const close = text.indexOf('}}', start + 2);
    const nested = text.indexOf('{{', start + 2);
    if (close < 0 || (nested >= 0 && nested < close)) {
      yield flushed();
      yield { kind: 'unclosed', source: '{{', start, end: start + 2 };
      at = start + 2;
    } else {
      const end = close + 2;
      const inside = text.slice(start + 2, close);
      const line = isBlockTag(inside) ? aloneOn(text, start, end) : null;
      if (line !== null) words = words.slice(0, words.length - (start - line.start));
      yield flushed();
      yield { kind: 'tag', inside, source: text.slice(start, end), start, end };
      at = line?.end ?? end;
    }
    words = '';
    wordsFrom = at;
  }
  words += text.slice(at);
  at = text.length;
  yield flushed();
}

/** The line around a place, with its break, when nothing else stands on it. */
function aloneOn(text: string, start: number, end: number): { start: number; end: number } | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const lineEnd = next < 0 ? text.length : next;
  if (text.slice(lineStart, start).trim() !== '' || text.slice(end, lineEnd).trim() !== '') return null;
  return { start: lineStart, end: next < 0 ? lineEnd : next + 1 };
}

type ReadTag =
  | { readonly tag: 'node'; readonly node: TemplateNode }
  | { readonly tag: 'if'; readonly condition: Condition }
  | { readonly tag: 'else' | 'end' }
  | { readonly tag: 'wrong'; readonly code: TemplateProblemCode };

const invalid = (code: TemplateProblemCode): ReadTag => ({ tag: 'wrong', code });

function readTag(inside: string, source: string): ReadTag {
  const words = inside.trim().replaceAll(/\s+/gu, ' ');
  const lower = words.toLowerCase();
  if (words === '') return invalid('empty');
  if (/[{}]/u.test(words)) return invalid('brace');
  if (lower === 'else' || lower === 'end') return { tag: lower };
  if (lower === 'cursor') return { tag: 'node', node: { kind: 'cursor' } };
  if (lower === 'if' || lower.startsWith('if ')) return readCondition(words.slice(2).trim());
  if (/^today\s*(?:$|[+-])/u.test(lower)) return readDate(lower);
  const colon = words.indexOf(':');
  if (colon < 0 && words.includes('|')) return invalid('choice_unnamed');
  if (colon < 0)
    return { tag: 'node', node: { kind: 'value', name: normalizeName(words), ask: words, source } };
  return readAsked(words.slice(0, colon).trim(), words.slice(colon + 1).trim(), source);
}

function readDate(words: string): ReadTag {
  const [, sign, count, unit] = /^today\s*(?:([+-])\s*(\d{1,4})\s*([dwmy]))?$/u.exec(words) ?? [];
  if (words !== 'today' && (sign === undefined || count === undefined || !isUnit(unit)))
    return invalid('date');
  const shift: DateOffset =
    isUnit(unit) && count !== undefined
      ? { count: Number(count) * (sign === '-' ? -1 : 1), unit }
      : { count: 0, unit: 'd' };
  return { tag: 'node', node: { kind: 'date', shift } };
}

const isUnit = (unit: string | undefined): unit is DateOffset['unit'] =>
  unit === 'd' || unit === 'w' || unit === 'm' || unit === 'y';

function readCondition(words: string): ReadTag {
  const not = /^not /iu.test(words);
  const [name = '', ...rest] = (not ? words.slice(4) : words).split('=');
  if (normalizeName(name) === '') return invalid('condition_empty');
  const equals = rest.length === 0 ? null : normalizeName(rest.join('='));
  if (equals === '') return invalid('condition_without_value');
  return { tag: 'if', condition: { name: normalizeName(name), equals, not } };
}

/** `ask: …`, `choose: a | b` and `name: a | b`. */
function readAsked(name: string, words: string, source: string): ReadTag {
  const isAsk = /^ask$/iu.test(name);
  if (isAsk && words === '') return invalid('ask_empty');
  if (isAsk) return { tag: 'node', node: { kind: 'value', name: normalizeName(words), ask: words, source } };
  if (name === '') return invalid('name_missing');
  const choices = words.split('|').map((choice) => choice.trim());
  if (choices.length < 2 || choices.includes('')) return invalid('too_few_choices');
  const isNameless = /^choose$/iu.test(name);
  const node: TemplateNode = {
    kind: 'choice',
    // Two choices without a name are two choices, told apart by what there is to choose.
    name: isNameless ? normalizeName(choices.join(' | ')) : normalizeName(name),
    ask: isNameless ? '' : name,
    choices: [...new Set(choices)],
    source,
  };
  return { tag: 'node', node };
}
