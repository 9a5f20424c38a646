import type { BuiltInVariable, FindingWhy } from '../../../../preload/contract.ts';
import { createClaimedSpans } from '../../privacy/pii/claimed-spans.ts';
import { firstNameOf } from '../snippets/resolve-variables.ts';
import { type OpenPlace, openPlacesIn, variableOf } from '../open-places.ts';
import type { Check, CheckResult, CheckInput } from './check-input.ts';
import { questionsOfPlaces } from './open-questions.ts';

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

function resultFor(
  input: CheckInput,
  { start, end, words, name }: OpenPlace,
  isOpen: boolean,
  question: number | null,
): CheckResult {
  const base = { kind: 'unfilledPlaceholder', start, end, words } as const;
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

/** Placeholders that nobody has filled; `open` is what a draft has for an answer that is still missing, in each language. */
export function createUnfilledPlaceholders(open: readonly string[]): Check {
  return (input) => {
    const own = open.flatMap((words) => placesOf(words, input.reply));
    const taken = createClaimedSpans(input.reply);
    for (const place of own) taken.claim(place);
    const others = openPlacesIn(input.reply).filter((place) => !taken.overlaps(place));
    const missing = [...own, ...others.filter(({ words }) => open.includes(words))];
    const questionOf = questionsOfPlaces(
      input,
      missing.toSorted((a, b) => a.start - b.start),
    );
    return [...own, ...others]
      .toSorted((a, b) => a.start - b.start)
      .map((place) => {
        const isOpen = open.includes(place.words);
        return resultFor(input, place, isOpen, isOpen ? (questionOf.get(place.start) ?? null) : null);
      });
  };
}

function placesOf(words: string, reply: string): readonly OpenPlace[] {
  if (words === '') return [];
  const places: OpenPlace[] = [];
  for (let start = reply.indexOf(words); start >= 0; start = reply.indexOf(words, start + words.length))
    places.push({ start, end: start + words.length, words, name: '' });
  return places;
}
