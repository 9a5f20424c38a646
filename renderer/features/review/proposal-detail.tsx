import { matchesShortcut } from '../../ui/shortcuts.ts';
import { useStore } from 'zustand';
import type { Proposal } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Detail } from '../../ui/list-detail.tsx';
import { TextDiff } from '../../ui/text-diff.tsx';
import { Trans } from '../../ui/trans.tsx';
import type { ProposalEdit } from '../../stores/review.ts';
import { DraftNotice, DraftStatus } from '../drafts/draft-notice.tsx';
import { useFormDraft } from '../drafts/use-form-draft.ts';
import { acceptProposal, editProposal, rejectProposal, reviewElementIds } from './review-actions.ts';
import './proposal-detail.css';

/** One question and answer out of conversations, or a change of an entry, to accept, edit or reject. */
export function ProposalDetail({ proposal }: { readonly proposal: Proposal }) {
  const desk = useDesk();
  const isEditing = useStore(desk.review, (state) => state.isEditing);
  const { question, answer, variants, entry, source, before } = proposal;
  return (
    <Detail label={t('review.proposal')}>
      <p className="muted">{factsOf(proposal)}</p>
      {source === 'past' ? null : <p>{t(`review.sources.${source}`)}</p>}
      {entry === null || source === 'edit' ? null : (
        <p>
          <Trans
            of="review.anotherPhrasing"
            params={{ question: entry.question }}
            components={{ b: <b /> }}
          />
        </p>
      )}
      {!isEditing ? (
        <>
          <h3 dir="auto">{question}</h3>
          {before === null ? (
            <p className="item-detail__answer" dir="auto">
              {answer}
            </p>
          ) : (
            <TextDiff before={before} after={answer} />
          )}
          {variants.length === 0 || source === 'edit' ? null : (
            <>
              <h4>{t('review.phrasings')}</h4>
              <ul className="item-detail__variants">
                {variants.map((variant) => (
                  <li key={variant} dir="auto">
                    {variant}
                  </li>
                ))}
              </ul>
            </>
          )}
          <div className="item-detail__actions">
            <Button kind="main" keys="A" onPress={() => void acceptProposal(desk)}>
              {t('common.accept')}
            </Button>
            <Button keys="E" onPress={() => editProposal(desk)}>
              {t('common.edit')}
            </Button>
            <Button keys="R" onPress={() => void rejectProposal(desk)}>
              {t('common.reject')}
            </Button>
          </div>
        </>
      ) : (
        <EditForm key={proposal.id} proposal={proposal} />
      )}
    </Detail>
  );
}

function factsOf({ source, by, asked, alike, firstAt, lastAt }: Proposal): string {
  const answered = alike === asked ? t('review.facts.always') : t('review.facts.alike', { count: alike });
  const [first, last] = [firstAt ?? lastAt, lastAt ?? firstAt];
  const dates =
    first === null || last === null
      ? []
      : format.shortDate(first) === format.shortDate(last)
        ? [t('review.facts.on', { first })]
        : [t('review.facts.span', { first, last })];
  const often = t(source === 'edit' ? 'review.facts.changed' : 'review.facts.asked', { count: asked });
  return [
    often,
    ...(asked > 1 && source !== 'edit' ? [answered] : []),
    ...(by === '' ? [] : [t('review.facts.by', { name: by })]),
    ...dates,
  ].join(' · ');
}

function EditForm({ proposal: { id, question, answer, variants } }: { readonly proposal: Proposal }) {
  const desk = useDesk();
  const kept = useFormDraft<ProposalEdit>(
    { form: 'proposal', subject: id },
    { question, answer, variants: variants.join('\n') },
  );
  const { value: fields, change } = kept;
  const { edit } = desk.review.getState();
  const isWhole = fields.question.trim() !== '' && fields.answer.trim() !== '';
  const save = async () => {
    if (isWhole && (await acceptProposal(desk, fields))) kept.deleteDraft();
  };
  return (
    <form
      className="proposal-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') edit(false);
        if (matchesShortcut(event, 'Ctrl+Enter')) void save();
      }}
    >
      <DraftNotice {...kept} />
      <label htmlFor={reviewElementIds.question}>{t('review.question')}</label>
      <input
        id={reviewElementIds.question}
        className="field__input"
        dir="auto"
        type="text"
        value={fields.question}
        onChange={(event) => change({ question: event.target.value })}
      />
      <label htmlFor="review-answer">{t('review.answer')}</label>
      <textarea
        id="review-answer"
        className="field__input"
        dir="auto"
        rows={6}
        value={fields.answer}
        onChange={(event) => change({ answer: event.target.value })}
      />
      <label htmlFor="review-variants">{t('review.phrasingsField')}</label>
      <textarea
        id="review-variants"
        className="field__input"
        dir="auto"
        rows={3}
        value={fields.variants}
        onChange={(event) => change({ variants: event.target.value })}
      />
      <div className="item-detail__actions">
        <Button kind="main" keys="Ctrl+Enter" isDisabled={!isWhole} onPress={() => void save()}>
          {t('common.accept')}
        </Button>
        <Button keys="Escape" onPress={() => edit(false)}>
          {t('common.cancel')}
        </Button>
        <DraftStatus {...kept} />
      </div>
    </form>
  );
}
