import type { FeedbackItem } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Trans } from '../../ui/trans.tsx';
import './learned-row.css';

const bold = { b: <strong /> };

/** What it is called where it is accepted or forgotten. */
function nameOf({ kind, phrase, change, title }: FeedbackItem): string {
  if (kind === 'edit') return change === null ? title : change.after || change.before;
  return phrase ?? t('learned.locked');
}

/** What it says, in the words of its kind. */
function Description({ learned }: { readonly learned: FeedbackItem }) {
  const { kind, phrase, title, negativeFeedback, change } = learned;
  switch (kind) {
    case 'phrasing':
      return (
        <>
          <p className="learned__phrase">{phrase ?? t('learned.locked')}</p>
          <p className="learned__about">
            <Trans of="learned.answeredWith" params={{ title }} components={bold} />
          </p>
        </>
      );
    case 'negative feedback':
      return (
        <>
          <p className="learned__phrase">{phrase ?? t('learned.locked')}</p>
          <p className="learned__about">
            {negativeFeedback === null ? null : (
              <Trans
                of="learned.markedWrong"
                params={{ reason: t(`learned.reasons.${negativeFeedback.reason}`), title }}
                components={bold}
              />
            )}
            {negativeFeedback?.comment == null
              ? null
              : ` · ${t('common.quoted', { text: negativeFeedback.comment })}`}
          </p>
        </>
      );
    case 'edit':
      return (
        <>
          <p className="learned__phrase">
            {change === null ? (
              t('learned.locked')
            ) : (
              <>
                {change.before === '' ? null : <del>{change.before}</del>}{' '}
                {change.after === '' ? null : <ins>{change.after}</ins>}
              </>
            )}
          </p>
          <p className="learned__about">
            <Trans of="learned.changedIn" params={{ title }} components={bold} />
          </p>
        </>
      );
    case 'new entry':
      return (
        <>
          <p className="learned__phrase">{phrase ?? t('learned.locked')}</p>
          <p className="learned__about">
            {change === null ? t('learned.ownWords') : t('learned.ownWordsWere', { text: change.after })}
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
    format.shortDate(at),
    state !== 'used' ? t(`learned.states.${state}`) : kind === 'new entry' ? t('learned.inLibrary') : '',
  ];
  return (
    <li className="learned__item">
      <span className={kind === 'negative feedback' ? 'tag tag--doubt learned__kind' : 'tag learned__kind'}>
        {t(`learned.kinds.${kind}`)}
      </span>
      <div className="learned__text">
        <Description learned={learned} />
        <p className="learned__target">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      </div>
      {state === 'pending' ? (
        <Button
          kind="plain"
          label={t('learned.acceptOne', { name })}
          onPress={() => void desk.learned.getState().accept([id])}
        >
          {t('common.accept')}
        </Button>
      ) : null}
      <Button
        kind="plain"
        label={t('learned.forgetOne', { name })}
        onPress={() => void desk.learned.getState().remove([id])}
      >
        {t('common.forget')}
      </Button>
    </li>
  );
}
