import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { AudienceTag } from '../../ui/audience.tsx';
import { tipOf } from '../../ui/button.tsx';
import { useContextMenu } from '../../ui/command-menu.tsx';
import { Confidence } from '../../ui/confidence.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { answerMenu, type ShownSuggestion } from './answer-menu.ts';
import './suggestion-line.css';

interface SuggestionLineProps extends ShownSuggestion {
  readonly rank: number;
  /** What tells it from another one with its title; null where its title does. */
  readonly apart: string | null;
}

/** A suggestion in one line; taking it opens it. */
export function SuggestionLine(props: SuggestionLineProps) {
  const { suggestion, rank, apart, index, isActive, isWrong } = props;
  const desk = useDesk();
  const context = useContextMenu(t('workspace.answerMenu'));
  // A manual search lists more answers than there are keys for.
  const hasKey = rank <= 3;
  const { word } = suggestion.confidence;
  return (
    <>
      <button
        type="button"
        className={isWrong ? 'suggestion-line suggestion-line--wrong' : 'suggestion-line'}
        aria-keyshortcuts={hasKey ? String(rank) : undefined}
        {...tipOf(t('workspace.useAnswer'))}
        onClick={() => void desk.workspace.getState().choose(index, suggestion.target)}
        onContextMenu={(event) => {
          context.open(event, answerMenu(desk, props));
        }}
      >
        {!isActive ? null : hasKey ? (
          <Kbd keys={String(rank)} />
        ) : (
          <span className="suggestion-line__no-key" />
        )}
        <span className="suggestion-line__title">
          {suggestion.title}
          {apart === null ? null : <span className="muted small"> · {apart}</span>}
        </span>
        <AudienceTag audience={suggestion.audience} />
        {/* Beside a good answer, that another one is none goes without saying. */}
        {isWrong ? (
          <span className="tag tag--doubt">{t('feedback.marked')}</span>
        ) : word === 'no good answer' ? null : (
          <Confidence word={word} />
        )}
      </button>
      {context.menu}
    </>
  );
}
