import { useState } from 'react';
import { useStore } from 'zustand';
import type { Suggestion } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { isMarkedWrong } from '../../stores/negative-feedback.ts';
import { hasNoGoodAnswer, suggestionsOf, type Asked } from '../../stores/active-case.ts';
import { Button } from '../../ui/button.tsx';
import { CommandMenu, useContextMenu } from '../../ui/command-menu.tsx';
import { Confidence } from '../../ui/confidence.tsx';
import { FoldLine } from '../../ui/fold-line.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { elementIds } from '../layout/actions.ts';
import { questionMenu, type ShownSuggestion } from './answer-menu.ts';
import { oneColumnQuery } from './layout.ts';
import { ManualSearch } from './manual-search.tsx';
import { NoGoodAnswer } from './no-good-answer.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import { SuggestionLine } from './suggestion-line.tsx';
import { disambiguate } from './disambiguate.ts';
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
  const isFolding = useMediaQuery(oneColumnQuery);
  const isOpen = isActive || !isFolding;
  // What a scam demands is not said louder than that it is one.
  const isScam = useStore(
    desk.workspace,
    ({ activeCase }) => activeCase?.reading.suggestionsWithheld === 'scam',
  );
  const { number, text } = asked.question;
  const { activate } = desk.workspace.getState();
  const items = questionMenu(desk, asked, index, isActive);
  const context = useContextMenu(t('workspace.questionMenu', { number }));

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
      <div
        className="question__head"
        onContextMenu={(event) => {
          context.open(event, items);
        }}
      >
        <h3 id={`${elementIds.question(number)}-words`} className="question__heading">
          <button
            type="button"
            // The number stands before the words, on whichever side they begin.
            dir="auto"
            className="question__toggle"
            aria-expanded={isFolding ? isOpen : undefined}
            onClick={() => {
              activate(index);
            }}
          >
            <span className="number" aria-hidden="true">
              {number}
            </span>
            <span dir="ltr" className="visually-hidden">
              {t('workspace.question', { number })}{' '}
            </span>
            <span className={isOpen && !isScam ? 'question__text' : 'question__text question__text--line'}>
              {text}
            </span>
          </button>
        </h3>
        {isOpen ? (
          <CommandMenu label={t('workspace.questionMenu', { number })} look="icon" items={items} />
        ) : null}
        {isOpen ? null : <Outcome asked={asked} />}
        {context.menu}
      </div>
      {isOpen && searching === number ? <ManualSearch index={index} number={number} text={text} /> : null}
      {isOpen && asked.leftOut ? <LeftOut asked={asked} index={index} isActive={isActive} /> : null}
      {!isOpen ||
      (asked.leftOut && asked.manualSearch === null && asked.question.start < asked.question.end) ? null : (
        <Answers asked={asked} index={index} isActive={isActive} />
      )}
    </section>
  );
}

/** What became of a question, in a word, while it is folded. */
function Outcome({ asked }: { readonly asked: Asked }) {
  if (asked.leftOut) return <span className="muted small">{t('workspace.leftOut')}</span>;
  return <Confidence word={asked.chosen?.confidence.word ?? asked.question.verdict.word} />;
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
  const { activate } = desk.workspace.getState();
  const suggestions = suggestionsOf(asked);
  const hasNoAnswer = hasNoGoodAnswer(asked);
  const opened = suggestions.findIndex(({ target }) => target === asked.chosen?.target);
  const open = hasNoAnswer ? -1 : Math.max(opened, 0);
  const caseId = useStore(desk.workspace, (state) => state.activeCase?.reading.caseId ?? '');
  const feedback = useStore(desk.negativeFeedback, (state) => state.items);
  const isFolding = useMediaQuery(oneColumnQuery);
  const showsAll = useStore(desk.window, (state) => state.expanded.has('alternatives'));
  const showsWhy = useStore(desk.window, (state) => state.expanded.has('why')) && isActive;
  /** Targets of what was opened to be read. */
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const toggleRead = (target: string) => {
    setRead((before) => {
      const after = new Set(before);
      if (!after.delete(target)) after.add(target);
      return after;
    });
    activate(index);
  };
  const isWrong = ({ target }: Suggestion): boolean =>
    isMarkedWrong(feedback, caseId, asked.question.text, target);
  const shown = (suggestion: Suggestion, rank: number | null): ShownSuggestion => ({
    suggestion,
    rank,
    index,
    isChosen: suggestion.target === asked.chosen?.target,
    isActive,
    isWrong: isWrong(suggestion),
  });
  const listed = (hasNoAnswer && !asked.showsClosest ? [] : suggestions).map((suggestion, at) => ({
    suggestion,
    rank: at + 1,
  }));
  const apart = disambiguate(suggestions);
  const isOutside = asked.chosen !== null && opened < 0;
  const isShownWhole = ({ rank }: { readonly rank: number }) => !isOutside && rank === open + 1;
  const others = listed.length - listed.filter(isShownWhole).length;
  const draw = (suggestion: Suggestion, rank: number | null, isFirst: boolean) => {
    const { target } = suggestion;
    const one = shown(suggestion, rank);
    const toggle = () => {
      toggleRead(target);
    };
    // Where there is little room, what stands in the reply is read there.
    const isWhole = isFirst && !(isFolding && one.isChosen && !showsWhy);
    if (!isWhole && !read.has(target))
      return <SuggestionLine key={target} {...one} apart={apart.get(target) ?? null} onOpen={toggle} />;
    return <SuggestionCard key={target} {...one} onFold={isWhole ? undefined : toggle} />;
  };
  // What was asked for by a search or a key is shown; other answers wait behind a line where there is little room.
  const canFold = isFolding && !hasNoAnswer && asked.manualSearch === null;
  const folds = canFold && !showsAll;
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
      {asked.chosen !== null && isOutside ? draw(asked.chosen, null, true) : null}
      {(folds ? listed.filter(isShownWhole) : listed).map(({ suggestion, rank }) =>
        draw(suggestion, rank, isShownWhole({ rank })),
      )}
      {canFold && others > 0 ? (
        <FoldLine
          isOpen={showsAll}
          onToggle={() => {
            desk.workspace.getState().activate(index);
            desk.window.getState().toggleExpanded('alternatives');
          }}
        >
          <span className="muted small">{t('workspace.otherAnswers', { count: others })}</span>
        </FoldLine>
      ) : null}
    </div>
  );
}
