import { lazy } from '../../../../preload/shared/lazy.ts';
import { brands as rows, words } from './rules/rules.ts';
import { isAmong, nameOf, registrable } from './hosts.ts';
import { type Known, labelsOf, skeleton } from './lookalike.ts';
import { type TextWord, textWords } from './text-words.ts';

/** A brand with the words of its names, as they stand in a text. */
export interface Brand extends Known {
  readonly names: readonly (readonly string[])[];
}

const namesOf = (name: string): readonly string[] => textWords(name).map(({ word }) => word);

function makeBrands(): readonly Brand[] {
  const namesWithMembers = new Set(
    rows.flatMap(({ name, members = false }) => (members ? namesOf(name).join('') : [])),
  );
  return rows.map(({ name, also = [], own, word = false, members = false }) => {
    const names = [name, ...also].map(namesOf);
    const labels = names.map((parts) => parts.join('').replace(/[^a-z\d]/g, ''));
    // Names of its addresses that are long enough to be nobody else's, and are not what many firms are called by.
    const more = own
      .map((host) => nameOf(host))
      .filter((label) => label.length >= 7 && !label.includes('-') && !namesWithMembers.has(label));
    return {
      shown: name,
      names,
      labels: labelsOf([...labels, ...more]),
      own: new Set(own),
      isWord: word,
      isShop: false,
      hasMembers: members,
    };
  });
}
export const brands = lazy(makeBrands);

const byFirstWord = lazy(() =>
  Map.groupBy(
    brands().flatMap((brand) => brand.names.map((name) => ({ brand, name }))),
    ({ name }) => skeleton(name[0] ?? ''),
  ),
);

export interface NamedBrand {
  readonly brand: Brand;
  /** Indexes of its first word and behind its last. */
  readonly from: number;
  readonly to: number;
}

/** Letters for letters it is a brand's name only when it is long enough to be nothing else. */
const shortestDisguise = 5;

/** The brands that stand in a text, in order; the longest name counts. */
export function brandsIn(given: readonly TextWord[]): readonly NamedBrand[] {
  const found: NamedBrand[] = [];
  for (let at = 0; at < given.length; at++) {
    const here = byFirstWord().get(skeleton(given[at]?.word ?? '')) ?? [];
    const [best] = here
      .filter(({ name }) => name.every((part, offset) => isSame(given[at + offset]?.word ?? '', part)))
      .toSorted((a, b) => b.name.length - a.name.length);
    if (best === undefined) continue;
    found.push({ brand: best.brand, from: at, to: at + best.name.length });
    at += best.name.length - 1;
  }
  return found;
}

const isSame = (given: string, part: string): boolean =>
  given === part || (part.length >= shortestDisguise && skeleton(given) === skeleton(part));

/** Words that stand beside a brand's name where it writes itself. */
const isFunction = ({ word }: TextWord): boolean => words.functions.has(word) || /^[\d$#]/.test(word);

export interface NameClaim {
  readonly brand: Brand;
  /** Nothing but the brand's name and words like "support". */
  readonly isPure: boolean;
}

/** The brand that a sender calls itself by. */
export function claimOfName(name: string): NameClaim | null {
  const given = textWords(name);
  const found = brandsIn(given).map(({ brand, from, to }): NameClaim => ({
    brand,
    isPure: given.every((one, at) => (at >= from && at < to) || isFunction(one)),
  }));
  const sure = found.find(({ isPure }) => isPure) ?? found.find(({ brand }) => !brand.isWord);
  return sure ?? null;
}

/** The brand whose own address this is. */
export const brandOfHost = (host: string): Brand | null =>
  brands().find(({ own }) => isAmong(host, own)) ??
  brands().find(
    ({ labels }) =>
      labels.some(({ text }) => text === nameOf(host)) && registrable(host).split('.').length <= 3,
  ) ??
  null;
