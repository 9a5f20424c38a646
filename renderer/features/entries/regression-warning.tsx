import type { GoldenPair } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { rankText } from '../golden/golden-labels.ts';
import './regression-warning.css';

interface RegressionWarningProps {
  readonly worse: readonly GoldenPair[];
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** Before an entry is saved: the golden questions that would get worse by it. */
export function RegressionWarning({ worse, onSave, onCancel }: RegressionWarningProps) {
  return (
    <div role="alert">
      <Notice
        tone="doubt"
        actions={
          <>
            <Button keys="Ctrl+Enter" onPress={onSave}>
              {t('entries.saveAnyway')}
            </Button>
            <Button keys="Escape" onPress={onCancel}>
              {t('common.cancel')}
            </Button>
          </>
        }
      >
        {t('entries.wouldWorsen', { count: worse.length })}
        <ul className="regression__list">
          {worse.map((pair) => (
            <li key={pair.id}>{wordsOf(pair)}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function wordsOf({ question, baseline, current }: GoldenPair): string {
  const best = current === null || current.rank === 1 ? '' : current.best.title;
  const params = {
    question: question ?? t('golden.locked'),
    before: rankText(baseline),
    after: current === null ? '' : rankText(current),
  };
  return best === '' ? t('entries.worsens', params) : t('entries.worsensBehind', { ...params, best });
}
