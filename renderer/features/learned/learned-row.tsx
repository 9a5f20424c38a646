import type { FeedbackItem } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { shortDate } from '../../ui/format.ts';

const locked = 'Locked: unlock the texts in the settings to read it.';
const states: Readonly<Record<FeedbackItem['state'], string>> = {
  used: '',
  pending: 'waits for you',
  stale: 'counts less: the answer changed',
  recorded: 'seen once so far',
  proposed: 'waits in the review',
};
const kinds: Readonly<Record<FeedbackItem['kind'], string>> = {
  phrasing: 'question',
  'negative feedback': 'wrong',
  edit: 'edit',
  'new entry': 'new answer',
};

/** What it is called where it is accepted or forgotten. */
function nameOf({ kind, phrase, change, title }: FeedbackItem): string {
  if (kind === 'edit') return change === null ? title : change.after || change.before;
  return phrase ?? locked;
}

/** What it says, in the words of its kind. */
function Description({ learned }: { readonly learned: FeedbackItem }) {
  const { kind, phrase, title, negativeFeedback, change } = learned;
  switch (kind) {
    case 'phrasing':
      return (
        <>
          <p className="learned__phrase">{phrase ?? locked}</p>
          <p className="learned__about">
            answered with <strong>{title}</strong>
          </p>
        </>
      );
    case 'negative feedback':
      return (
        <>
          <p className="learned__phrase">{phrase ?? locked}</p>
          <p className="learned__about">
            marked {negativeFeedback?.reason}: <strong>{title}</strong>
            {negativeFeedback?.comment === null || negativeFeedback === null ? null : (
              <> · “{negativeFeedback.comment}”</>
            )}
          </p>
        </>
      );
    case 'edit':
      return (
        <>
          <p className="learned__phrase">
            {change === null ? (
              locked
            ) : (
              <>
                {change.before === '' ? null : <del>{change.before}</del>}{' '}
                {change.after === '' ? null : <ins>{change.after}</ins>}
              </>
            )}
          </p>
          <p className="learned__about">
            changed in <strong>{title}</strong>
          </p>
        </>
      );
    case 'new entry':
      return (
        <>
          <p className="learned__phrase">{phrase ?? locked}</p>
          <p className="learned__about">
            answered in own words{change === null ? null : <>: {change.after}</>}
          </p>
        </>
      );
  }
}

/** One thing that was learned: what, from whom and when, and what has become of it. */
export function LearnedRow({ learned }: { readonly learned: FeedbackItem }) {
  const desk = useDesk();
  const { id, kind, at, by, state } = learned;
  const name = nameOf(learned).slice(0, 60);
  const facts = [
    by,
    shortDate(at),
    kind === 'new entry' && state === 'used' ? 'in the library' : states[state],
  ];
  return (
    <li className="learned__item">
      <span className={kind === 'negative feedback' ? 'tag tag--doubt learned__kind' : 'tag learned__kind'}>
        {kinds[kind]}
      </span>
      <div className="learned__text">
        <Description learned={learned} />
        <p className="learned__target">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      </div>
      {state === 'pending' ? (
        <Button
          kind="plain"
          label={`Accept “${name}”`}
          onPress={() => void desk.learned.getState().accept([id])}
        >
          Accept
        </Button>
      ) : null}
      <Button
        kind="plain"
        label={`Forget “${name}”`}
        onPress={() => void desk.learned.getState().remove([id])}
      >
        Forget
      </Button>
    </li>
  );
}
