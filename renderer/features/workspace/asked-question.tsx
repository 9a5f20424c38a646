import { useStore } from 'zustand';
import type { Suggestion } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { isMarkedWrong } from '../../stores/negative-feedback.ts';
import { hasNoGoodAnswer, suggestionsOf, type Asked } from '../../stores/work.ts';
import { Button } from '../../ui/button.tsx';
import { elementIds } from '../frame/actions.ts';
import { ManualSearch } from './manual-search.tsx';
import { NoGoodAnswer } from './no-good-answer.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import { SuggestionLine } from './suggestion-line.tsx';
import './question-number.css';
import './asked-question.css';

interface AskedQuestionProps {
  readonly asked: Asked;
  readonly index: number;
  readonly isActive: boolean;
}

/** One question, its answers and what was decided about it. Focus anywhere in it makes the number keys act on it. */
export function AskedQuestion({ asked, index, isActive }: AskedQuestionProps) {
  const desk = useDesk();
  const searching = useStore(desk.window, (state) => state.searchingQuestion);
  const { number, text } = asked.question;
  const { activate, toggleLeftOut } = desk.workspace.getState();

  return (
    <section
      id={elementIds.question(number)}
      className={isActive ? 'question question--active' : 'question'}
      tabIndex={-1}
      aria-labelledby={`${elementIds.question(number)}-words`}
      aria-current={isActive ? 'true' : undefined}
      onFocus={() => {
        activate(index);
      }}
    >
      <div className="question__head">
        <span className="number" aria-hidden="true">
          {number}
        </span>
        <h3 id={`${elementIds.question(number)}-words`} className="question__text">
          <span className="visually-hidden">{t('workspace.question', { number })} </span>
          {text}
        </h3>
        {asked.leftOut ? null : (
          <Button
            kind="plain"
            keys={isActive ? 'X' : undefined}
            label={t('workspace.leaveQuestionOut', { number })}
            onPress={() => void toggleLeftOut(index)}
          >
            {t('workspace.leaveOut')}
          </Button>
        )}
      </div>
      {searching === number ? <ManualSearch index={index} number={number} text={text} /> : null}
      {asked.leftOut ? <LeftOut asked={asked} index={index} isActive={isActive} /> : null}
      {asked.leftOut && asked.manualSearch === null && asked.question.start < asked.question.end ? null : (
        <Answers asked={asked} index={index} isActive={isActive} />
      )}
    </section>
  );
}

function LeftOut({ asked, index, isActive }: AskedQuestionProps) {
  const desk = useDesk();
  // A question that the agent added by searching joins the reply when an answer is chosen.
  if (asked.question.start === asked.question.end) return null;
  return (
    <div className="question__left-out">
      <span className="muted">{t('workspace.leftOut')}</span>
      <Button
        kind="plain"
        keys={isActive ? 'X' : undefined}
        onPress={() => void desk.workspace.getState().toggleLeftOut(index)}
      >
        {t('workspace.include')}
      </Button>
    </div>
  );
}

function Answers({ asked, index, isActive }: AskedQuestionProps) {
  const desk = useDesk();
  const suggestions = suggestionsOf(asked);
  const hasNoAnswer = hasNoGoodAnswer(asked);
  const opened = suggestions.findIndex(({ target }) => target === asked.chosen?.target);
  const open = hasNoAnswer ? -1 : Math.max(opened, 0);
  const caseId = useStore(desk.workspace, (state) => state.work?.reading.caseId ?? '');
  const feedback = useStore(desk.negativeFeedback, (state) => state.items);
  const isWrong = ({ target }: Suggestion): boolean =>
    isMarkedWrong(feedback, caseId, asked.question.text, target);
  return (
    <div className="question__answers">
      {asked.manualSearch === null ? null : (
        <p className="question__found">
          <span className="muted">
            {t(suggestions.length === 0 ? 'workspace.nothingFor' : 'workspace.foundFor', {
              text: asked.manualSearch.text,
            })}
          </span>
          <Button
            kind="plain"
            onPress={() => {
              desk.workspace.getState().clearManualSearch(index);
            }}
          >
            {t('workspace.backToSuggestions')}
          </Button>
        </p>
      )}
      {hasNoAnswer ? <NoGoodAnswer asked={asked} index={index} isActive={isActive} /> : null}
      {asked.chosen !== null && opened < 0 ? (
        <SuggestionCard
          suggestion={asked.chosen}
          rank={null}
          index={index}
          isChosen
          isActive={isActive}
          isWrong={isWrong(asked.chosen)}
        />
      ) : null}
      {(hasNoAnswer && !asked.showsClosest ? [] : suggestions).map((suggestion, at) =>
        at === open && !(asked.chosen !== null && opened < 0) ? (
          <SuggestionCard
            key={suggestion.target}
            suggestion={suggestion}
            rank={at + 1}
            index={index}
            isChosen={suggestion.target === asked.chosen?.target}
            isActive={isActive}
            isWrong={isWrong(suggestion)}
          />
        ) : (
          <SuggestionLine
            key={suggestion.target}
            suggestion={suggestion}
            rank={at + 1}
            index={index}
            isActive={isActive}
            isWrong={isWrong(suggestion)}
          />
        ),
      )}
    </div>
  );
}
