import type { FilledSnippet, MissingValue } from '../../../../preload/shapes/snippets.ts';
import { assertNever } from '../../failure.ts';
import { isBuiltIn } from './variables.ts';
import type { Condition, DateOffset, Template, TemplateNode } from './parse-template.ts';

/** What a template is filled with. */
export interface TemplateValues {
  /** By name. An empty one is known to be empty and is not asked for. */
  readonly given: ReadonlyMap<string, string>;
  /** Where the message tells more than one: the agent chooses. */
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
  /** Milliseconds since 1970: the day that dates are counted from. */
  readonly now: number;
  /** BCP 47, for the words of a date. */
  readonly locale: string;
}

/**
 * Fills a template. Never throws: what is not known stays in the text as it was written and is in `missing`. A condition
 * on what the message might tell is not asked for; on anything else it is.
 */
export function renderTemplate({ nodes }: Template, values: TemplateValues): FilledSnippet {
  const missing = new Map<string, MissingValue>();
  const choices = choicesOf(nodes);
  let text = '';
  let cursor: number | null = null;

  const ask = (name: string, asked: string): void => {
    if (missing.has(name)) return;
    const named = choices.get(name);
    const ambiguous = values.ambiguous.get(name) ?? [];
    missing.set(name, {
      name,
      variable: isBuiltIn(name) ? name : null,
      ask: isBuiltIn(name) ? '' : (named?.ask ?? asked),
      choices: named?.choices ?? ambiguous,
      allowsOther: named === undefined,
    });
  };
  const holds = ({ name, equals, not }: Condition): boolean => {
    const value = values.given.get(name);
    if (value === undefined && (values.ambiguous.has(name) || !isBuiltIn(name))) askCondition(name);
    const is = value === undefined ? values.ambiguous.has(name) : meets(value, equals);
    return is !== not;
  };
  const askCondition = (name: string): void => {
    if (values.ambiguous.has(name) || choices.has(name) || usesValue(nodes, name)) ask(name, name);
    else if (!missing.has(name))
      missing.set(name, { name, variable: null, ask: name, choices: ['yes', 'no'], allowsOther: false });
  };
  const write = (node: TemplateNode): void => {
    switch (node.kind) {
      case 'text':
        text += node.text;
        break;
      case 'cursor':
        cursor ??= text.length;
        break;
      case 'date':
        text += longDate(values.now, node.shift, values.locale);
        break;
      case 'value':
      case 'choice': {
        const given = values.given.get(node.name);
        const value = node.kind === 'choice' ? node.choices.find((one) => isSame(one, given)) : given;
        if (value === undefined) ask(node.name, node.ask);
        // What is known to be nothing leaves no gap: "Hello ," would be read.
        if (value === '') text = text.replace(/[ \t]$/u, '');
        text += value ?? node.source;
        break;
      }
      case 'if':
        for (const one of holds(node.condition) ? node.whenTrue : node.otherwise) write(one);
        break;
      default:
        assertNever(node);
    }
  };
  for (const node of nodes) write(node);
  return { text, missing: [...missing.values()], cursor };
}

const isSame = (one: string, other: string | undefined): boolean =>
  one.toLowerCase() === other?.trim().toLowerCase();

const falsyValues = new Set(['', 'no', 'none', 'false']);

function meets(value: string, equals: string | null): boolean {
  const plain = value.trim().toLowerCase();
  return equals === null ? !falsyValues.has(plain) : plain.replaceAll(/\s+/gu, ' ') === equals;
}

/** Every node, those inside of conditions too. */
function* allNodes(nodes: readonly TemplateNode[]): Generator<TemplateNode> {
  for (const node of nodes) {
    yield node;
    if (node.kind === 'if') yield* allNodes([...node.whenTrue, ...node.otherwise]);
  }
}

function choicesOf(
  nodes: readonly TemplateNode[],
): ReadonlyMap<string, Extract<TemplateNode, { kind: 'choice' }>> {
  return new Map(
    [...allNodes(nodes)].flatMap((node) => (node.kind === 'choice' ? [[node.name, node] as const] : [])),
  );
}

const usesValue = (nodes: readonly TemplateNode[], name: string): boolean =>
  [...allNodes(nodes)].some((node) => node.kind === 'value' && node.name === name);

/** `7 December 2026`, in the words of the locale. The end of a month stays one: 31 January and a month is 28 February. */
function longDate(now: number, { count, unit }: DateOffset, locale: string): string {
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const months = unit === 'm' ? count : unit === 'y' ? 12 * count : 0;
  const days = unit === 'd' ? count : unit === 'w' ? 7 * count : 0;
  const lastDay = new Date(year, month + months + 1, 0).getDate();
  // Noon is on the same day whatever the clock does in spring and autumn.
  const date = new Date(year, month + months, Math.min(day, lastDay) + days, 12);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(date);
}
