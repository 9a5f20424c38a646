import type { Suggestion } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { AudienceTag } from '../../ui/audience.tsx';
import { Confidence } from '../../ui/confidence.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import './suggestion-line.css';

interface SuggestionLineProps {
  readonly suggestion: Suggestion;
  readonly rank: number;
  readonly index: number;
  readonly isActive: boolean;
  /** The agent marked it wrong for this question. */
  readonly isWrong: boolean;
}

/** A suggestion in one line; taking it opens it. */
export function SuggestionLine({ suggestion, rank, index, isActive, isWrong }: SuggestionLineProps) {
  const desk = useDesk();
  // A manual search lists more answers than there are keys for.
  const hasKey = rank <= 3;
  const { word } = suggestion.confidence;
  return (
    <button
      type="button"
      className={[
        'suggestion-line',
        isActive ? '' : 'suggestion-line--quiet',
        isWrong ? 'suggestion-line--wrong' : '',
      ]
        .join(' ')
        .trim()}
      aria-keyshortcuts={hasKey ? String(rank) : undefined}
      title={t('workspace.useAnswer')}
      onClick={() => void desk.workspace.getState().choose(index, suggestion.target)}
    >
      {hasKey ? <Kbd keys={String(rank)} /> : <span className="suggestion-line__no-key" />}
      <span className="suggestion-line__title">{suggestion.title}</span>
      <AudienceTag audience={suggestion.audience} />
      {/* Beside a good answer, that another one is none goes without saying. */}
      {isWrong ? (
        <span className="tag tag--doubt">{t('feedback.marked')}</span>
      ) : word === 'no good answer' ? null : (
        <Confidence word={word} />
      )}
    </button>
  );
}
