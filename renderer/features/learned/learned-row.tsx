import type { Learned } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { shortDate } from '../../ui/format.ts';

const locked = 'Locked: unlock the texts in the settings to read it.';
const states: Readonly<Record<Learned['state'], string>> = {
  used: '',
  waiting: 'waits for you',
  faded: 'counts less: the answer changed',
  noted: 'seen once so far',
  proposed: 'waits in the review',
};
const kinds: Readonly<Record<Learned['kind'], string>> = {
  phrase: 'question',
  wrong: 'wrong',
  edit: 'edit',
  'new entry': 'new answer',
};

/** What it is called where it is accepted or forgotten. */
function nameOf({ kind, phrase, change, title }: Learned): string {
  if (kind === 'edit') return change === null ? title : change.after || change.before;
  return phrase ?? locked;
}

/** What it says, in the words of its kind. */
function Words({ learned }: { readonly learned: Learned }) {
  const { kind, phrase, title, wrong, change } = learned;
  switch (kind) {
    case 'phrase':
      return (
        <>
          <p className="learned__phrase">{phrase ?? locked}</p>
          <p className="learned__about">
            answered with <strong>{title}</strong>
          </p>
        </>
      );
    case 'wrong':
      return (
        <>
          <p className="learned__phrase">{phrase ?? locked}</p>
          <p className="learned__about">
            marked {wrong?.reason}: <strong>{title}</strong>
            {wrong?.comment === null || wrong === null ? null : <> · “{wrong.comment}”</>}
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
export function LearnedRow({ learned }: { readonly learned: Learned }) {
  const desk = useDesk();
  const { id, kind, at, by, state } = learned;
  const name = nameOf(learned).slice(0, 60);
  const facts = [
    by,
    shortDate(at),
    kind === 'new entry' && state === 'used' ? 'in the library' : states[state],
  ];
  return (
    <li className="learned__one">
      <span className={kind === 'wrong' ? 'tag tag--doubt learned__kind' : 'tag learned__kind'}>
        {kinds[kind]}
      </span>
      <div className="learned__words">
        <Words learned={learned} />
        <p className="learned__target">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      </div>
      {state === 'waiting' ? (
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
        onPress={() => void desk.learned.getState().forget([id])}
      >
        Forget
      </Button>
    </li>
  );
}
