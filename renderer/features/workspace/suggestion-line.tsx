import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { AudienceTag } from '../../ui/audience.tsx';
import { Button, tipOf } from '../../ui/button.tsx';
import { useContextMenu } from '../../ui/command-menu.tsx';
import { Confidence } from '../../ui/confidence.tsx';
import { CheckIcon, PlusIcon } from '../../ui/icons.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { answerMenu, type ShownSuggestion } from './answer-menu.ts';
import './suggestion-line.css';

interface SuggestionLineProps extends ShownSuggestion {
  /** What tells it from another one with its title; null where its title does. */
  readonly apart: string | null;
  /** Shows the whole of it. */
  readonly onOpen: () => void;
}

/** A suggestion in one line, which opens it to be read; its button puts it into the reply. */
export function SuggestionLine(props: SuggestionLineProps) {
  const { suggestion, rank, apart, index, isActive, isChosen, isWrong, onOpen } = props;
  const desk = useDesk();
  const context = useContextMenu(t('workspace.answerMenu'));
  // A manual search lists more answers than there are keys for.
  const key = isActive && rank !== null && rank <= 3 ? String(rank) : undefined;
  const { title, target } = suggestion;
  const { word } = suggestion.confidence;
  const choose = () => void desk.workspace.getState().choose(index, target);
  return (
    <div
      className={isWrong ? 'suggestion-line suggestion-line--wrong' : 'suggestion-line'}
      onContextMenu={(event) => {
        context.open(event, answerMenu(desk, props));
      }}
    >
      {isChosen ? (
        <button
          type="button"
          className="suggestion-line__mark"
          aria-pressed
          aria-label={t('workspace.titleInReply', { title })}
          {...tipOf(t('workspace.removeAnswer'), key)}
          onClick={choose}
        >
          <span className="chosen-mark">
            <CheckIcon />
          </span>
        </button>
      ) : !isActive ? null : key === undefined ? (
        <span className="suggestion-line__no-key" />
      ) : (
        <Kbd keys={key} />
      )}
      <button
        type="button"
        className="suggestion-line__toggle"
        aria-expanded={false}
        {...tipOf(t('workspace.readAnswer'))}
        onClick={onOpen}
      >
        <span className="suggestion-line__title line" dir="auto">
          {title}
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
      {isChosen ? null : (
        <Button kind="icon" label={t('workspace.putTitleInReply', { title })} keys={key} onPress={choose}>
          <PlusIcon />
        </Button>
      )}
      {context.menu}
    </div>
  );
}
