import type { GoldenRegression, GoldenRank } from '../../../preload/contract.ts';
import { format, statementText, t } from '../../i18n.ts';

/** `No. 1, sure`; `No. 3, a guess`. */
export const rankText = ({ rank, confidence }: GoldenRank): string =>
  rank === null
    ? t('golden.notInTop')
    : t('golden.rank', { rank, confidence: t(`common.confidence.${confidence}`) });

/** `2 golden questions got worse since “returns.md” was changed.` */
export function regressionText({ worse: count, causes }: GoldenRegression): string {
  const [last, ...others] = causes.map((cause) => statementText('golden.causes', cause));
  if (last === undefined) return t('golden.regressed', { count });
  const since =
    others.length > 1
      ? t('golden.sinceMore', { last, count: others.length })
      : format.list([last, ...others]);
  return t('golden.regressedSince', { count, since });
}
