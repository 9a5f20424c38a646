import { useMemo, useState } from 'react';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import type { MessageInHand } from '../../stores/active-case.ts';
import { focusActiveQuestion } from '../layout/actions.ts';
import { cueClass } from './mood-row.tsx';
import { firstWord, segmentsOf, type MessageFold, type MessageRun } from './message-segments.ts';
import './question-number.css';
import './message-text.css';

/** Personal data is tinted; an amount or a date alone names nobody. */
const personal = new Set(['name', 'email', 'phone', 'order', 'tracking']);

/** The message with its questions underlined and numbered, details marked, quotes and signatures folded. */
export function MessageText({ activeCase }: { readonly activeCase: MessageInHand }) {
  const segments = useMemo(() => segmentsOf(activeCase.reading), [activeCase.reading]);
  const active = activeCase.asked[activeCase.active]?.question.number;
  return (
    <div className="message__text" dir="auto">
      {segments.map((segment, at) =>
        segment.type === 'fold' ? (
          <Fold key={at} fold={segment} />
        ) : (
          <Run key={at} run={segment} isActive={segment.question === active} />
        ),
      )}
    </div>
  );
}

function Run({ run, isActive }: { readonly run: MessageRun; readonly isActive: boolean }) {
  const desk = useDesk();
  if (run.question === null) return <Words run={run} text={run.text} />;
  const number = run.question;
  const first = run.startsQuestion ? firstWord(run.text) : '';
  const rest = run.text.slice(first.length);
  return (
    <span className={isActive ? 'asked asked--active' : 'asked'}>
      {run.startsQuestion ? (
        <span className="asked__start">
          <button
            type="button"
            className="number number--in-text"
            aria-label={t('workspace.goToAnswers', { number })}
            onClick={() => {
              const { activeCase, activate } = desk.workspace.getState();
              activate(activeCase?.asked.findIndex(({ question }) => question.number === number) ?? -1);
              focusActiveQuestion(desk);
            }}
          >
            {number}
          </button>
          <Words run={run} text={first} />
        </span>
      ) : null}
      {rest === '' ? null : <Words run={run} text={rest} />}
    </span>
  );
}

/** Words of a run, drawn as it says. */
function Words({ run, text }: { readonly run: MessageRun; readonly text: string }) {
  const cued = run.cue === null ? text : <span className={`cue ${cueClass[run.cue]}`}>{text}</span>;
  const words =
    run.alarm === null ? cued : <strong className={`alarmed alarmed--${run.alarm}`}>{cued}</strong>;
  if (run.detail === null) return words;
  return <span className={personal.has(run.detail) ? 'detail detail--personal' : 'detail'}>{words}</span>;
}

function Fold({ fold }: { readonly fold: MessageFold }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="fold">
      <button
        type="button"
        className="fold__toggle disclosure"
        aria-expanded={isOpen}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
      >
        {fold.label}
      </button>
      {isOpen ? <div className="fold__text">{fold.text}</div> : null}
    </div>
  );
}
