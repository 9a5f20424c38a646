import type { GoldenPair } from '../../../preload/contract.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { placeWords } from '../golden/golden-words.ts';

interface GoldenCheckProps {
  readonly worse: readonly GoldenPair[];
  readonly onSave: () => void;
  readonly onBack: () => void;
}

/** Before an entry is saved: the golden questions that would get worse by it. */
export function GoldenCheck({ worse, onSave, onBack }: GoldenCheckProps) {
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
          {worse.map(({ id, question, before, now }) => (
            <li key={id}>
              “{question ?? 'One that cannot be read now'}”: now its answer {placeWords(before)}
              {now === null ? null : `; then it ${placeWords(now)}`}
              {now === null || now.place === 1 || now.best.title === ''
                ? null
                : `, and “${now.best.title}” comes first`}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
