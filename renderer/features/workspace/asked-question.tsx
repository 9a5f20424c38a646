import { useStore } from 'zustand';
import type { Suggestion } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { isMarked } from '../../stores/marks.ts';
import { isSilentOn, suggestionsOf, type Asked } from '../../stores/work.ts';
import { Button } from '../../ui/button.tsx';
import { places } from '../frame/actions.ts';
import { SearchByHand } from './search-by-hand.tsx';
import { Silence } from './silence.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import { SuggestionLine } from './suggestion-line.tsx';

interface AskedQuestionProps {
  readonly asked: Asked;
  readonly index: number;
  readonly isActive: boolean;
}

/** One question, its answers and what was decided about it. Focus anywhere in it makes the number keys act on it. */
export function AskedQuestion({ asked, index, isActive }: AskedQuestionProps) {
  const desk = useDesk();
  const searching = useStore(desk.window, (state) => state.searching);
  const { number, text } = asked.question;
  const { activate, leaveOut } = desk.workspace.getState();

  return (
    <section
      id={places.question(number)}
      className={isActive ? 'question question--active' : 'question'}
      tabIndex={-1}
      aria-labelledby={`${places.question(number)}-words`}
      aria-current={isActive ? 'true' : undefined}
      onFocus={() => {
        activate(index);
      }}
    >
      <div className="question__head">
        <span className="number" aria-hidden="true">
          {number}
        </span>
        <h3 id={`${places.question(number)}-words`} className="question__words">
          <span className="only-read">Question {number}: </span>
          {text}
        </h3>
        {asked.leftOut ? null : (
          <Button
            kind="plain"
            keys={isActive ? 'X' : undefined}
            label={`Leave question ${number} out of the reply`}
            onPress={() => void leaveOut(index)}
          >
            Leave out
          </Button>
        )}
      </div>
      {searching === number ? <SearchByHand index={index} number={number} text={text} /> : null}
      {asked.leftOut ? <LeftOut asked={asked} index={index} isActive={isActive} /> : null}
      {asked.leftOut && asked.byHand === null && asked.question.start < asked.question.end ? null : (
        <Answers asked={asked} index={index} isActive={isActive} />
      )}
    </section>
  );
}

function LeftOut({ asked, index, isActive }: AskedQuestionProps) {
  const desk = useDesk();
  // A question that the agent added by searching joins the reply when an answer is taken.
  if (asked.question.start === asked.question.end) return null;
  return (
    <div className="question__out">
      <span className="soft">Left out of the reply.</span>
      <Button
        kind="plain"
        keys={isActive ? 'X' : undefined}
        onPress={() => void desk.workspace.getState().leaveOut(index)}
      >
        Put back
      </Button>
    </div>
  );
}

function Answers({ asked, index, isActive }: AskedQuestionProps) {
  const desk = useDesk();
  const suggestions = suggestionsOf(asked);
  const isSilent = isSilentOn(asked);
  const opened = suggestions.findIndex(({ target }) => target === asked.taken?.target);
  const open = isSilent ? -1 : Math.max(opened, 0);
  const caseId = useStore(desk.workspace, (state) => state.work?.reading.caseId ?? '');
  const marks = useStore(desk.marks, (state) => state.marks);
  const isWrong = ({ target }: Suggestion): boolean => isMarked(marks, caseId, asked.question.text, target);
  return (
    <div className="question__answers">
      {asked.byHand === null ? null : (
        <p className="question__found">
          <span className="soft">
            {suggestions.length === 0 ? 'Nothing found for' : 'Found for'} “{asked.byHand.text}”
          </span>
          <Button
            kind="plain"
            onPress={() => {
              desk.workspace.getState().dropSearch(index);
            }}
          >
            Back to what was suggested
          </Button>
        </p>
      )}
      {isSilent ? <Silence asked={asked} index={index} isActive={isActive} /> : null}
      {asked.taken !== null && opened < 0 ? (
        <SuggestionCard
          suggestion={asked.taken}
          place={null}
          index={index}
          isTaken
          isActive={isActive}
          isWrong={isWrong(asked.taken)}
        />
      ) : null}
      {(isSilent && !asked.showsClosest ? [] : suggestions).map((suggestion, at) =>
        at === open && !(asked.taken !== null && opened < 0) ? (
          <SuggestionCard
            key={suggestion.target}
            suggestion={suggestion}
            place={at + 1}
            index={index}
            isTaken={suggestion.target === asked.taken?.target}
            isActive={isActive}
            isWrong={isWrong(suggestion)}
          />
        ) : (
          <SuggestionLine
            key={suggestion.target}
            suggestion={suggestion}
            place={at + 1}
            index={index}
            isActive={isActive}
            isWrong={isWrong(suggestion)}
          />
        ),
      )}
    </div>
  );
}
