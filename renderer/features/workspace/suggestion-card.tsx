import { useStore } from 'zustand';
import type { Span } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { AudienceTag } from '../../ui/audience.tsx';
import { Button, tipOf } from '../../ui/button.tsx';
import { CommandMenu, useContextMenu } from '../../ui/command-menu.tsx';
import { Confidence } from '../../ui/confidence.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Why } from '../../ui/why.tsx';
import { openSource } from '../layout/actions.ts';
import { answerMenu, type ShownSuggestion } from './answer-menu.ts';
import { highlightRuns } from './message-segments.ts';
import './suggestion-card.css';

interface SuggestionCardProps extends ShownSuggestion {
  /** Makes it one line again; left out where it is always whole. */
  readonly onFold?: (() => void) | undefined;
}

/** A suggestion with its evidence: passage, source, and on demand why. */
export function SuggestionCard({ onFold, ...props }: SuggestionCardProps) {
  const { suggestion, index, isChosen, isActive, isWrong } = props;
  const place = props.rank !== null && props.rank <= 3 ? props.rank : null;
  const desk = useDesk();
  const showsWhy = useStore(desk.window, (state) => state.expanded.has('why')) && isActive;
  const items = answerMenu(desk, props);
  const context = useContextMenu(t('workspace.answerMenu'));
  const { source, confidence } = suggestion;
  const choose = () => void desk.workspace.getState().choose(index, suggestion.target);
  return (
    <article
      className={isWrong && !isChosen ? 'suggestion-card suggestion-card--wrong' : 'suggestion-card'}
      onContextMenu={(event) => {
        context.open(event, items);
      }}
    >
      <button
        type="button"
        className="suggestion-card__head"
        aria-pressed={isChosen}
        aria-keyshortcuts={place === null ? undefined : String(place)}
        {...tipOf(t(isChosen ? 'workspace.removeAnswer' : 'workspace.useAnswer'))}
        onClick={choose}
      >
        {isChosen ? (
          <span className="chosen-mark">
            <CheckIcon />
          </span>
        ) : place === null || !isActive ? null : (
          <span className="suggestion-card__key">
            <Kbd keys={String(place)} />
          </span>
        )}
        <span className="suggestion-card__title" dir="auto">
          <HighlightedText text={suggestion.title} highlights={suggestion.matchedInTitle} />
        </span>
        <AudienceTag audience={suggestion.audience} />
        {suggestion.internal && suggestion.audience !== 'staff' ? (
          <span className="tag">{t('entries.marks.internal')}</span>
        ) : null}
        {suggestion.why.code === 'answered_before' ? (
          <span className="tag" title={statementText('why.suggestion', suggestion.why)}>
            {t('feedback.learned')}
          </span>
        ) : null}
        {isWrong ? <span className="tag tag--doubt">{t('feedback.marked')}</span> : null}
        {isWrong && !isChosen ? null : <Confidence word={confidence.word} />}
      </button>
      <p className="suggestion-card__text" dir="auto">
        <HighlightedText text={suggestion.text} highlights={suggestion.matchedInText} />
      </p>
      <div className="suggestion-card__foot">
        <p className="suggestion-card__source">
          <button
            type="button"
            className="suggestion-card__open"
            aria-keyshortcuts={place === null ? undefined : `Shift+${place}`}
            {...tipOf(t('workspace.openSource'), isActive && place !== null ? `Shift+${place}` : undefined)}
            onClick={() => {
              openSource(desk, suggestion);
            }}
          >
            {source.name}
            {source.heading === '' || source.heading === suggestion.title ? null : ` › ${source.heading}`}
          </button>
          <span> · {t('common.checkedOn', { at: source.checkedAt })}</span>
          {source.reviewDue ? (
            <>
              {' '}
              <span className="tag tag--doubt">{t('entries.marks.due')}</span>
            </>
          ) : null}
        </p>
        {isChosen ? null : (
          <Button kind="plain" keys={isActive && place !== null ? String(place) : undefined} onPress={choose}>
            {t('workspace.putInReply')}
          </Button>
        )}
        {onFold === undefined ? null : (
          <Button kind="plain" onPress={onFold}>
            {t('common.showLess')}
          </Button>
        )}
        <Button
          kind="plain"
          keys={isActive ? 'W' : undefined}
          isExpanded={showsWhy}
          label={t('workspace.commands.whyAnswer')}
          onPress={() => {
            desk.workspace.getState().activate(index);
            if (isActive || !desk.window.getState().expanded.has('why'))
              desk.window.getState().toggleExpanded('why');
          }}
        >
          {t('common.why')}
        </Button>
        <CommandMenu label={t('workspace.answerMenu')} look="icon" items={items} />
      </div>
      {showsWhy ? (
        <Why
          text={statementText('why.suggestion', suggestion.why)}
          parts={[...suggestion.parts, { name: 'confidence', value: confidence.value }]}
        />
      ) : null}
      {context.menu}
    </article>
  );
}

function HighlightedText({
  text,
  highlights,
}: {
  readonly text: string;
  readonly highlights: readonly Span[];
}) {
  return highlightRuns(text, highlights).map((run, at) =>
    run.highlighted ? <mark key={at}>{run.text}</mark> : <span key={at}>{run.text}</span>,
  );
}
