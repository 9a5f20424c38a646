import { useStore } from 'zustand';
import type { Span, Suggestion } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { Confidence } from '../../ui/confidence.tsx';
import { shortDate } from '../../ui/format.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { ScoreParts } from '../../ui/why.tsx';
import { openSource } from '../frame/actions.ts';
import { addChosenAsGolden } from '../golden/golden-actions.ts';
import { highlightRuns } from './segments.ts';
import './suggestion-card.css';

interface SuggestionCardProps {
  readonly suggestion: Suggestion;
  /** From 1 on, and its key up to 3; null when it came from an earlier search. */
  readonly rank: number | null;
  readonly index: number;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  /** The agent marked it wrong for this question. */
  readonly isWrong: boolean;
}

/** A suggestion with its evidence: passage, source, why. */
export function SuggestionCard(props: SuggestionCardProps) {
  const { suggestion, index, isChosen, isActive, isWrong } = props;
  const place = props.rank !== null && props.rank <= 3 ? props.rank : null;
  const desk = useDesk();
  const showsParts = useStore(desk.window, (state) => state.expanded.has('why'));
  const { source, confidence } = suggestion;
  const shortcut = place === null ? undefined : String(place);
  return (
    <article
      className={
        isChosen
          ? 'suggestion-card suggestion-card--chosen'
          : isWrong
            ? 'suggestion-card suggestion-card--wrong'
            : 'suggestion-card'
      }
    >
      <button
        type="button"
        className="suggestion-card__head"
        aria-pressed={isChosen}
        aria-keyshortcuts={shortcut}
        title={isChosen ? 'In the reply. Press to leave it.' : 'Press to take it.'}
        onClick={() => void desk.workspace.getState().choose(index, suggestion.target)}
      >
        {place === null ? null : (
          <span className="suggestion-card__key">
            <Kbd keys={String(place)} />
          </span>
        )}
        <span className="suggestion-card__title">
          <HighlightedText text={suggestion.title} highlights={suggestion.matchedInTitle} />
        </span>
        {suggestion.internal ? <span className="tag">internal only</span> : null}
        {isWrong ? <span className="tag tag--doubt">marked wrong</span> : null}
        {isWrong && !isChosen ? null : <Confidence word={confidence.word} />}
      </button>
      <p className="suggestion-card__text">
        <HighlightedText text={suggestion.text} highlights={suggestion.matchedInText} />
      </p>
      <p className="suggestion-card__source">
        <button
          type="button"
          className="suggestion-card__open"
          aria-keyshortcuts={place === null ? undefined : `Shift+${place}`}
          onClick={() => {
            openSource(desk, suggestion);
          }}
        >
          {source.name}
          {source.heading === '' || source.heading === suggestion.title ? null : ` › ${source.heading}`}
        </button>
        <span> · checked {shortDate(source.checkedAt)}</span>
        {source.reviewDue ? (
          <>
            {' '}
            <span className="tag tag--doubt">due for review</span>
          </>
        ) : null}
        {isActive && place !== null ? <Kbd keys={`Shift+${place}`} /> : null}
      </p>
      <p className="suggestion-card__why">
        Why: {suggestion.why}{' '}
        {isActive ? (
          <Button
            kind="plain"
            keys="W"
            isExpanded={showsParts}
            label="The parts of the score"
            onPress={() => {
              desk.window.getState().toggleExpanded('why');
            }}
          >
            {showsParts ? 'Less' : 'More'}
          </Button>
        ) : null}
        {isActive && !isWrong ? (
          <Button
            kind="plain"
            keys="Shift+W"
            label="Mark this answer as wrong"
            onPress={() => {
              desk.window.getState().open({ kind: 'mark-wrong', index, suggestion });
            }}
          >
            Wrong
          </Button>
        ) : null}
        {isActive && isChosen ? (
          <Button
            kind="plain"
            keys="Shift+G"
            label="Keep this answer as a golden question"
            onPress={() => void addChosenAsGolden(desk)}
          >
            Golden
          </Button>
        ) : null}
      </p>
      {showsParts && isActive ? (
        <ScoreParts parts={[...suggestion.parts, { name: 'sure of it', value: confidence.value }]} />
      ) : null}
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
