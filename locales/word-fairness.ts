import type { FairnessComparison, FairnessGroup } from '../preload/contract.ts';
import type { MessageKey, Translate } from './keys.ts';

/** Groups that the catalogue has no name for are called by what they are: a later version may have compared them. */
export const groupText = (t: Translate, { kind, id }: FairnessGroup): string => {
  if (kind === 'spoken' || kind === 'language') return t(`fairness.groups.${kind}`, { language: id });
  return hasName(kind, id) ? t(`fairness.groups.${kind}.${id}` as MessageKey) : `${kind}: ${id}`;
};

const named: Readonly<Record<Exclude<FairnessGroup['kind'], 'spoken' | 'language'>, readonly string[]>> = {
  customer: ['known'],
  names: [
    'english',
    'german',
    'french',
    'spanish',
    'turkish',
    'arabic',
    'african',
    'indian',
    'chinese',
    'polish',
    'vietnamese',
  ],
  dialect: [
    'scottish',
    'indian',
    'southern',
    'austrian',
    'swiss',
    'bavarian',
    'quebecois',
    'belgian',
    'mexican',
    'argentine',
  ],
  spelling: ['second'],
  politeness: ['polite', 'blunt'],
  length: ['long', 'short'],
};
const hasName = (kind: keyof typeof named, id: string): boolean => named[kind].includes(id);

const againstText = (t: Translate, { group: { kind }, against }: FairnessComparison): string => {
  if (kind === 'spoken') return t('fairness.against.spoken', { language: against });
  if (kind === 'customer' || kind === 'names' || kind === 'language') return t(`fairness.against.${kind}`);
  return t('fairness.against.plain');
};

/** How far apart both are: `12 points more often`, `a fifth longer`. */
export function differenceText(t: Translate, { measure, value }: FairnessComparison): string {
  if (measure === 'time')
    return t(value > 0 ? 'fairness.longer' : 'fairness.shorter', { by: Math.abs(value) });
  return t(value > 0 ? 'fairness.more' : 'fairness.less', { points: points(Math.abs(value)) });
}

export const rangeOfText = (t: Translate, { measure, low, high }: FairnessComparison): string =>
  measure === 'time'
    ? t('fairness.rangeTime', { low, high })
    : t('fairness.rangePoints', { low: points(low), high: points(high) });

const points = (share: number): number => Math.round(share * 1000) / 10;

/** A difference that is told, as a sentence. */
export const toldText = (t: Translate, one: FairnessComparison): string =>
  t('fairness.told', {
    group: groupText(t, one.group),
    measure: measureText(t, one),
    difference: differenceText(t, one),
    against: againstText(t, one),
    range: rangeOfText(t, one),
  });

/** What was compared: of cases the time is that of people, of questions that of reading. */
export const measureText = (t: Translate, { measure, group }: FairnessComparison): string =>
  measure === 'time' && group.kind !== 'spoken' && group.kind !== 'customer'
    ? t('fairness.measures.reading')
    : t(`fairness.measures.${measure}`);
