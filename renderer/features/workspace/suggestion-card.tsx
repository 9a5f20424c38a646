import { useStore } from 'zustand';
import type { Span, Suggestion } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { Confidence } from '../../ui/confidence.tsx';
import { shortDate } from '../../ui/format.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { openSource } from '../frame/actions.ts';
import { keepTaken } from '../golden/golden-actions.ts';
import { markedRuns } from './segments.ts';

interface SuggestionCardProps {
  readonly suggestion: Suggestion;
  /** From 1 on, and its key up to 3; null when it came from an earlier search. */
  readonly place: number | null;
  readonly index: number;
  readonly isTaken: boolean;
  readonly isActive: boolean;
  /** The agent marked it wrong for this question. */
  readonly isWrong: boolean;
}

/** A suggestion with its evidence: passage, source, why. */
export function SuggestionCard(props: SuggestionCardProps) {
  const { suggestion, index, isTaken, isActive, isWrong } = props;
  const place = props.place !== null && props.place <= 3 ? props.place : null;
  const desk = useDesk();
  const showsParts = useStore(desk.window, (state) => state.unfolded.has('why'));
  const { source, confidence } = suggestion;
  const shortcut = place === null ? undefined : String(place);
  return (
    <article className={isTaken ? 'card card--taken' : isWrong ? 'card card--wrong' : 'card'}>
      <button
        type="button"
        className="card__head"
        aria-pressed={isTaken}
        aria-keyshortcuts={shortcut}
        title={isTaken ? 'In the reply. Press to leave it.' : 'Press to take it.'}
        onClick={() => void desk.workspace.getState().take(index, suggestion.target)}
      >
        {place === null ? null : (
          <span className="card__key">
            <Kbd keys={String(place)} />
          </span>
        )}
        <span className="card__title">
          <Marked text={suggestion.title} marks={suggestion.matchedInTitle} />
        </span>
        {suggestion.internal ? <span className="tag">internal only</span> : null}
        {isWrong ? <span className="tag tag--doubt">marked wrong</span> : null}
        {isWrong && !isTaken ? null : <Confidence word={confidence.word} />}
      </button>
      <p className="card__text">
        <Marked text={suggestion.text} marks={suggestion.matchedInText} />
      </p>
      <p className="card__source">
        <button
          type="button"
          className="card__open"
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
      <p className="card__why">
        Why: {suggestion.why}{' '}
        {isActive ? (
          <Button
            kind="plain"
            keys="W"
            isExpanded={showsParts}
            label="The parts of the score"
            onPress={() => {
              desk.window.getState().toggle('why');
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
        {isActive && isTaken ? (
          <Button
            kind="plain"
            keys="Shift+G"
            label="Keep this answer as a golden question"
            onPress={() => void keepTaken(desk)}
          >
            Golden
          </Button>
        ) : null}
      </p>
      {showsParts && isActive ? <Parts suggestion={suggestion} /> : null}
    </article>
  );
}

/** The parts of the score: numbers, for those who ask. */
function Parts({ suggestion }: { readonly suggestion: Suggestion }) {
  const parts = [...suggestion.parts, { name: 'sure of it', value: suggestion.confidence.value }];
  return (
    <dl className="parts">
      {parts.map(({ name, value }) => (
        <div key={name} className="parts__one">
          <dt>{name}</dt>
          <dd>
            <span className="parts__bar" aria-hidden="true">
              <span style={{ width: `${Math.max(0, Math.min(1, value)) * 100}%` }} />
            </span>
            {value.toFixed(2)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Marked({ text, marks }: { readonly text: string; readonly marks: readonly Span[] }) {
  return markedRuns(text, marks).map((run, at) =>
    run.marked ? <mark key={at}>{run.text}</mark> : <span key={at}>{run.text}</span>,
  );
}
