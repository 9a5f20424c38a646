import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { suggestionsOf, type Asked } from '../../stores/active-case.ts';
import { AudienceTag } from '../../ui/audience.tsx';
import { Button } from '../../ui/button.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { focusElement, addGap, elementIds } from '../layout/actions.ts';
import { oneColumnQuery } from './layout.ts';
import './no-good-answer.css';

interface NoGoodAnswerProps {
  readonly asked: Asked;
  readonly index: number;
  readonly isActive: boolean;
}

/** No good answer: says what is closest and offers ways on. */
export function NoGoodAnswer({ asked, index, isActive }: NoGoodAnswerProps) {
  const desk = useDesk();
  const { number } = asked.question;
  const isWithheld = useStore(
    desk.workspace,
    ({ activeCase }) => (activeCase?.reading.suggestionsWithheld ?? null) !== null,
  );
  const isFolding = useMediaQuery(oneColumnQuery);
  const closest = suggestionsOf(asked)[0];
  const { open, setSearchingQuestion } = desk.window.getState();
  const { showClosest } = desk.workspace.getState();
  const key = (keys: string) => (isActive ? keys : undefined);
  return (
    <div className="no-answer">
      <p hidden={isWithheld}>
        <b>{t('workspace.noAnswer')}</b>{' '}
        <span className="muted">
          {closest === undefined
            ? t('workspace.nothingClose')
            : t('workspace.closest', { title: closest.title })}
        </span>{' '}
        {closest === undefined ? null : <AudienceTag audience={closest.audience} />}{' '}
        {closest === undefined || asked.showsClosest ? null : (
          <Button
            kind="plain"
            keys={key('1')}
            onPress={() => {
              showClosest(index);
            }}
          >
            {t('workspace.showClosest')}
          </Button>
        )}
      </p>
      <div className="no-answer__actions">
        <Button
          keys={key('/')}
          onPress={() => {
            setSearchingQuestion(number);
            focusElement(elementIds.search(number));
          }}
        >
          {t('workspace.commands.search')}
        </Button>
        {asked.addedAsGap ? (
          <span className="no-answer__noted muted">{t('workspace.savedAsGap')}</span>
        ) : (
          <Button keys={key('G')} onPress={() => void addGap(desk)}>
            {t('workspace.saveAsGap')}
          </Button>
        )}
        {/* In one column it stands below already. */}
        {isFolding ? null : (
          <Button keys={key('Ctrl+E')} onPress={() => open({ kind: 'handover' })}>
            {t('handover.title')}
          </Button>
        )}
      </div>
    </div>
  );
}
