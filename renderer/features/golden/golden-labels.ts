import type { GoldenRegression, GoldenRank } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';

/** `No. 1, sure`; `No. 3, a guess`. */
export const rankText = ({ rank, confidence }: GoldenRank): string =>
  rank === null
    ? t('golden.notInTop')
    : t('golden.rank', { rank, confidence: t(`common.confidence.${confidence}`) });

/** `2 golden questions got worse since “returns.md” was changed.` */
export const regressionText = ({ worse: count, since }: GoldenRegression): string =>
  since === '' ? t('golden.regressed', { count }) : t('golden.regressedSince', { count, since });
