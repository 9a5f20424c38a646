import type { SurveyScale } from '../../../preload/contract.ts';

/** A rating: csat from 0 (worst) to 1 (best), nps from 0 to 10. */
export interface Rating {
  readonly measure: 'csat' | 'nps';
  readonly value: number;
}

/** What a cell says, before it is known how it is meant. */
type Said =
  | { readonly kind: 'word'; readonly value: number }
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly of: number | null;
      readonly isPercent: boolean;
    }
  /** The customer gave none. */
  | { readonly kind: 'none' };

const words: readonly (readonly [value: number, pattern: RegExp])[] = [
  // What is denied comes before what it denies.
  [
    0,
    /^(?:not (?:so |very |at all )?(?:good|great|happy|satisfied|helpful)|(?:gar |überhaupt )?nicht (?:so |sehr )?(?:gut|zufrieden|hilfreich)|pas (?:du tout )?(?:bien|content|satisfaite?)|no (?:muy )?(?:bueno|satisfech[oa]|contento))/,
  ],
  [
    0,
    /^(?:(?:extremely|very|completely) (?:unhappy|dissatisfied|unsatisfied|poor|bad)|terrible|awful|horrible|sehr (?:unzufrieden|schlecht)|très (?:insatisfaite?|mauvaise?|mécontente?)|muy (?:insatisfech[oa]|mal[oa]?))/,
  ],
  [
    0.25,
    /^(?:(?:somewhat )?(?:unhappy|dissatisfied|unsatisfied)|bad|poor|negative|unzufrieden|schlecht|mangelhaft|insatisfaite?|mauvaise?|mécontente?|insatisfech[oa]|mal[oa]?\b|negativ[oae]?|thumbs? down|no$|nein$|non$)/,
  ],
  [
    0.5,
    /^(?:ok(?:ay)?\b|neutral|neutre|average|fair\b|so[- ]so|neither|mittel|durchschnittlich|geht so|teils|moyen|passable|correct|regular|indifferent|weder|ni )/,
  ],
  [
    1,
    /^(?:(?:extremely|very|completely) (?:happy|satisfied|good)|excellent|great|awesome|amazing|perfect|sehr (?:zufrieden|gut)|hervorragend|ausgezeichnet|super|très (?:satisfaite?|bien|bonne?|contente?)|parfaite?|muy (?:satisfech[oa]|buen[oa]|bien)|excelente)/,
  ],
  [
    0.75,
    /^(?:(?:somewhat )?(?:happy|satisfied)|good|positive|zufrieden|gut\b|befriedigend|satisfaite?|bonne?\b|bien\b|contente?\b|satisfech[oa]|buen[oa]\b|content[oa]\b|positiv[oae]?|thumbs? up|yes$|ja$|oui$|s[ií]$)/,
  ],
];
/** A help desk's words of its own: offered is not answered. */
const unrated =
  /^(?:-+|–|—|n\/?a|none|null|nan|unoffered|offered|not (?:rated|offered|answered)|no (?:rating|response|answer)|unrated|ohne|keine(?: angabe| bewertung)?|aucune?|sans|ningun[oa]?|sin .*)$/;

const faces: readonly (readonly [number, RegExp])[] = [
  [0, /[😡😠🤬😭👎💔🤮]/u],
  [0.25, /[🙁☹😞😟😕😢😒😣😖😩😫]/u],
  [0.5, /[😐😑😶🫤]/u],
  [0.75, /[🙂👍😌☺]/u],
  [1, /[😀😃😄😁😆😊😍🤩🥰😇❤💚💯🎉]/u],
];
/** As a help desk writes its seven steps. */
const codes: ReadonlyMap<number, number> = new Map([
  [-103, 0],
  [-102, 0.1],
  [-101, 0.25],
  [100, 0.5],
  [101, 0.75],
  [102, 0.9],
  [103, 1],
]);

const numberWith =
  /^(-?\d{1,3}(?:[.,]\d{1,2})?)\s*(?:(%)|(?:\/|of|out of|von|sur|de)\s*(\d{1,3})|(?:stars?|sterne?n?|étoiles?|estrellas?|points?|punkte?n?|puntos?))?(?:$|\s*[-–:(.,;!])/u;
const numberBehind = /(?:^|[\s([:–-])(\d{1,2})\s*[\])]?$/u;

/** What a text is rated by that is words of a rating and nothing else; null for any other. */
export function wordsAlone(text: string): number | null {
  const asked = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
  return words.find(([, pattern]) => pattern.exec(asked)?.[0] === asked)?.[0] ?? null;
}

const wordValue = (text: string): number | null =>
  words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

/** What is said by a cell; null for what is no rating. */
export function saidIn(cell: string): Said | null {
  const text = cell.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
  if (text === '' || unrated.test(text)) return { kind: 'none' };
  const full = text.match(/[★⭐🌟]/gu)?.length ?? 0;
  if (full > 0 && /^[★⭐🌟☆✩\s]+$/u.test(text.replaceAll('\uFE0F', '')))
    return { kind: 'number', value: full, of: 5, isPercent: false };
  const found = numberWith.exec(text);
  if (found?.[1] !== undefined) {
    const value = Number(found[1].replace(',', '.'));
    return {
      kind: 'number',
      value,
      of: found[3] === undefined ? null : Number(found[3]),
      isPercent: found[2] !== undefined,
    };
  }
  const word = wordValue(text);
  if (word !== null) {
    // “Very satisfied (5)”: the number says it exactly.
    const number = numberBehind.exec(text)?.[1];
    return number === undefined || text.length > 40
      ? { kind: 'word', value: word }
      : { kind: 'number', value: Number(number), of: null, isPercent: false };
  }
  const face = text.length > 12 ? undefined : faces.find(([, pattern]) => pattern.test(text));
  return face === undefined ? null : { kind: 'word', value: face[0] };
}

/** How a column is most likely meant, by what stands in it and above it. */
export function detectScale(cells: readonly string[], header: string): SurveyScale {
  const numbers = cells.flatMap((cell) => {
    const said = saidIn(cell);
    return said?.kind === 'number' ? [said] : [];
  });
  if (numbers.length === 0) return 'words';
  const values = numbers.map(({ value }) => value);
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  if (values.every((value) => codes.has(value))) return 'words';
  if (numbers.some(({ isPercent }) => isPercent) || most > 10) return 'percent';
  const of = numbers.reduce((highest, each) => Math.max(highest, each.of ?? 0), 0);
  if (of === 5 || of === 3 || of === 7) return `1-${of}`;
  const isNps = /\bnps\b|net promoter|recommend|weiterempf|empfehl|recommand|recomend/i.test(header);
  if (isNps || least === 0) return most <= 1 && !isNps ? 'words' : '0-10';
  if (of === 10 || most > 7) return '1-10';
  if (most > 5) return '1-7';
  return '1-5';
}

const tops = { '1-3': 3, '1-5': 5, '1-7': 7, '1-10': 10 } as const;

/** The rating of a cell; null where the customer gave none, or where it is none on that scale. */
export function ratingIn(cell: string, scale: SurveyScale): Rating | null {
  const said = saidIn(cell);
  if (said === null || said.kind === 'none') return null;
  if (said.kind === 'word') return scale === '0-10' ? null : { measure: 'csat', value: said.value };
  const { value } = said;
  if (scale === 'words') {
    const known = codes.get(value) ?? (value === 0 || value === 1 ? value : undefined);
    return known === undefined ? null : { measure: 'csat', value: known };
  }
  if (scale === '0-10')
    return value >= 0 && value <= 10 ? { measure: 'nps', value: Math.round(value) } : null;
  if (scale === 'percent') return value >= 0 && value <= 100 ? { measure: 'csat', value: value / 100 } : null;
  const top = said.of ?? tops[scale];
  return top > 1 && value >= 1 && value <= top ? { measure: 'csat', value: (value - 1) / (top - 1) } : null;
}

/** Promoters, and the two upper steps of five. */
export const isGood = ({ measure, value }: Rating): boolean => value >= goodFrom[measure];
/** Detractors (whole numbers up to 6), and the two lower steps of five. */
export const isBad = ({ measure, value }: Rating): boolean => value < badBelow[measure];
export const goodFrom = { nps: 9, csat: 0.75 } as const;
export const badBelow = { nps: 7, csat: 0.5 } as const;

/** Of a status: inactive, churned, cancelled, or simply yes. */
export const hasLeft = (cell: string): boolean => {
  if (
    /^(?:left|churned|cancell?ed|closed|inactive|lost|lapsed|unsubscribed|gekündigt|inaktiv|verloren|parti|inactif|perdu|résilié|baja|inactivo|perdido|cancelado|true|1|x)$/i.test(
      cell.trim(),
    )
  )
    return true;
  const said = saidIn(cell);
  return said?.kind === 'word' && said.value === 0.75 && /^(?:yes|ja|oui|s[ií])$/i.test(cell.trim());
};
