import type { BuiltInVariable, FindingWhy } from '../../../../preload/contract.ts';
import { firstNameOf } from '../snippets/resolve-variables.ts';
import { type OpenPlace, openPlacesIn, variableOf } from '../open-places.ts';
import type { Check, CheckResult, CheckInput } from './check-input.ts';

/** The question that an unfilled placeholder belongs to: the line quotes it, or it is the only one that is still open. */
function questionOf({ reply, questions }: CheckInput, start: number): number | null {
  const line = reply.slice(reply.lastIndexOf('\n', start - 1) + 1, start);
  const quoted = questions.findIndex(({ question, leftOut }) => !leftOut && line.indexOf(question) >= 0);
  if (quoted >= 0) return quoted + 1;
  const open = questions.flatMap(({ chosen, leftOut }, at) => (chosen === null && !leftOut ? [at + 1] : []));
  const [only] = open;
  return open.length === 1 && only !== undefined ? only : null;
}

/** Whose name it stands for is in the settings. */
function whyEmpty(variable: BuiltInVariable | null): FindingWhy {
  if (variable === 'agent') return 'placeholder_agent';
  return variable === 'shop' ? 'placeholder_shop' : 'placeholder';
}

/** What a placeholder plainly stands for, as the greeting of the settings is filled; null when only a person knows. */
function valueOf({ message, settings }: CheckInput, variable: BuiltInVariable | null): string | null {
  const [name = null] = message.names;
  if (variable === 'customer.first_name') return name === null ? null : firstNameOf(name);
  if (variable === 'customer.name') return name;
  if (variable === 'agent') return settings.agentName || null;
  return variable === 'shop' ? settings.shopName || null : null;
}

function resultFor(input: CheckInput, { start, end, words, name }: OpenPlace, isOpen: boolean): CheckResult {
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
  const variable = variableOf(name);
  const value = valueOf(input, variable);
  return {
    ...base,
    why: { code: whyEmpty(variable), params: { words } },
    question: null,
    fix: value === null ? null : { by: 'replace', start, end, replacement: value },
  };
}

/** Placeholders that nobody has filled; `open` is what a draft has for an answer that is still missing. */
export function createUnfilledPlaceholders(open: string): Check {
  return (input) => {
    const own = placesOf(open, input.reply);
    const others = openPlacesIn(input.reply).filter(
      ({ start, end }) => !own.some((place) => place.start < end && start < place.end),
    );
    return [...own, ...others]
      .toSorted((a, b) => a.start - b.start)
      .map((place) => resultFor(input, place, place.words === open));
  };
}

function placesOf(words: string, reply: string): readonly OpenPlace[] {
  if (words === '') return [];
  const places: OpenPlace[] = [];
  for (let start = reply.indexOf(words); start >= 0; start = reply.indexOf(words, start + words.length))
    places.push({ start, end: start + words.length, words, name: '' });
  return places;
}
