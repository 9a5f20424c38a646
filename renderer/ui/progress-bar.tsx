import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import './progress-bar.css';

interface ProgressBarProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** What a screen reader says instead of a percentage. */
  readonly words: string;
}

/** A thin bar; the words about it stand beside it. */
export function ProgressBar({ label, value, max, words }: ProgressBarProps) {
  return (
    <AriaProgressBar aria-label={label} value={value} maxValue={Math.max(max, 1)} valueLabel={words}>
      {({ percentage }) => (
        <div className="progress">
          <div className="progress__fill" style={{ width: `${percentage ?? 0}%` }} />
        </div>
      )}
    </AriaProgressBar>
  );
}
