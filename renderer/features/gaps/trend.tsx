import type { GapTrend } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';
import './trend.css';

/** `3 in the last 7 days, 1 in the 7 days before, rising`. Nothing is called a direction that chance would do. */
export function trendText({ thisWeek, lastWeek, weeks, direction }: GapTrend): string {
  if (thisWeek + lastWeek === 0)
    return t(weeks.some((week) => week > 0) ? 'gaps.trend.quietWeeks' : 'gaps.trend.quietMonths');
  const counted = t('gaps.trend.counted', { now: thisWeek, before: lastWeek });
  return direction === null ? counted : t(`gaps.trend.${direction}`, { counted });
}

/** A bar a week, the last one this week. The words beside it say what counts. */
export function Sparkline({ weeks }: Pick<GapTrend, 'weeks'>) {
  const most = Math.max(1, ...weeks);
  const width = 6;
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${weeks.length * width} 20`}
      width={weeks.length * width}
      height={20}
      aria-hidden="true"
      focusable="false"
    >
      {weeks.map((week, at) => {
        const height = week === 0 ? 1 : 3 + (week / most) * 17;
        const isLast = at === weeks.length - 1;
        return (
          <rect
            // A week is its place.
            key={at}
            className={isLast ? 'sparkline__bar sparkline__bar--now' : 'sparkline__bar'}
            x={at * width}
            y={20 - height}
            width={width - 2}
            height={height}
          />
        );
      })}
    </svg>
  );
}
