import type { GoldenPair } from '../../../preload/contract.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { rankText } from '../golden/golden-labels.ts';

interface RegressionWarningProps {
  readonly worse: readonly GoldenPair[];
  readonly onSave: () => void;
  readonly onBack: () => void;
}

/** Before an entry is saved: the golden questions that would get worse by it. */
export function RegressionWarning({ worse, onSave, onBack }: RegressionWarningProps) {
  return (
    <div role="alert">
      <Notice
        tone="doubt"
        actions={
          <>
            <Button keys="Ctrl+Enter" onPress={onSave}>
              Save anyway
            </Button>
            <Button keys="Escape" onPress={onBack}>
              Go back
            </Button>
          </>
        }
      >
        Saved like this, {plural(worse.length, 'golden question')} would get worse:
        <ul className="review__variants">
          {worse.map(({ id, question, baseline, current }) => (
            <li key={id}>
              “{question ?? 'One that cannot be read now'}”: now its answer {rankText(baseline)}
              {current === null ? null : `; then it ${rankText(current)}`}
              {current === null || current.rank === 1 || current.best.title === ''
                ? null
                : `, and “${current.best.title}” comes first`}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
