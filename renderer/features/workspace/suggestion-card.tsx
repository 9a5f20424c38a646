import { useStore } from 'zustand';
import type { Span, Suggestion } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { AudienceTag } from '../../ui/audience.tsx';
import { Button } from '../../ui/button.tsx';
import { Confidence } from '../../ui/confidence.tsx';
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
        title={t(isChosen ? 'workspace.removeAnswer' : 'workspace.useAnswer')}
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
        <AudienceTag audience={suggestion.audience} />
        {suggestion.internal && suggestion.audience !== 'staff' ? (
          <span className="tag">{t('entries.marks.internal')}</span>
        ) : null}
        {isWrong ? <span className="tag tag--doubt">{t('feedback.marked')}</span> : null}
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
        <span> · {t('common.checkedOn', { at: source.checkedAt })}</span>
        {source.reviewDue ? (
          <>
            {' '}
            <span className="tag tag--doubt">{t('entries.marks.due')}</span>
          </>
        ) : null}
        {isActive && place !== null ? <Kbd keys={`Shift+${place}`} /> : null}
      </p>
      <p className="suggestion-card__why">
        {t('workspace.whyAnswer', { why: statementText('why.suggestion', suggestion.why) })}{' '}
        {isActive ? (
          <Button
            kind="plain"
            keys="W"
            isExpanded={showsParts}
            label={t('workspace.scoreParts')}
            onPress={() => {
              desk.window.getState().toggleExpanded('why');
            }}
          >
            {t(showsParts ? 'workspace.less' : 'workspace.more')}
          </Button>
        ) : null}
        {isActive && !isWrong ? (
          <Button
            kind="plain"
            keys="Shift+W"
            label={t('feedback.commands.markWrong')}
            onPress={() => {
              desk.window.getState().open({ kind: 'mark-wrong', index, suggestion });
            }}
          >
            {t('feedback.wrong')}
          </Button>
        ) : null}
        {isActive && isChosen ? (
          <Button
            kind="plain"
            keys="Shift+G"
            label={t('golden.commands.addChosen')}
            onPress={() => void addChosenAsGolden(desk)}
          >
            {t('golden.tab')}
          </Button>
        ) : null}
      </p>
      {showsParts && isActive ? (
        <ScoreParts parts={[...suggestion.parts, { name: 'confidence', value: confidence.value }]} />
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
