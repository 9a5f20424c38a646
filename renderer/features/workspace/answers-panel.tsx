import { useStore } from 'zustand';
import type { AutoReplyKind } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { focusElement, elementIds } from '../layout/actions.ts';
import { WithheldNote } from '../audit/withheld-note.tsx';
import { AskedQuestion } from './asked-question.tsx';
import { ManualSearch } from './manual-search.tsx';
import { useMessageInHand } from './use-message-in-hand.ts';
import './answers-panel.css';
import './no-good-answer.css';

/** The answers for each question, in the order of the message. */
export function AnswersPanel() {
  const desk = useDesk();
  const activeCase = useMessageInHand();
  const hasNoModel = useStore(desk.status, (state) => state.desk?.model.state === 'failed');
  const searching = useStore(desk.window, (state) => state.searchingQuestion);
  if (activeCase === null) return null;
  const { searchedBy, languageSupport, suggestionsWithheld } = activeCase.reading;
  const foundByWords = searchedBy === 'words' && languageSupport !== 'none' && activeCase.asked.length > 0;
  return (
    <section className="panel answers" aria-label={t('workspace.answers')}>
      <h2 className="visually-hidden">{t('workspace.answers')}</h2>
      {/* That nothing is drafted for a scam is said in the warning above. */}
      {suggestionsWithheld === null || suggestionsWithheld === 'scam' ? null : (
        <div className="answers__withheld">
          <WithheldNote reason={suggestionsWithheld} />
        </div>
      )}
      {/* That there is no model is said above every view. */}
      {foundByWords && !hasNoModel && suggestionsWithheld === null ? (
        <p className="answers__note">{t('workspace.foundByWords')}</p>
      ) : null}
      {activeCase.asked.map((asked, index) => (
        <AskedQuestion
          key={`${activeCase.reading.caseId} ${asked.question.number}`}
          asked={asked}
          index={index}
          isActive={index === activeCase.active}
        />
      ))}
      {activeCase.asked.length > 0 ? null : (
        <div className="question" id={elementIds.question(0)} tabIndex={-1}>
          <div className="no-answer">
            <NoQuestion automatic={activeCase.reading.automatic} />
            {searching === 0 ? (
              <ManualSearch index={null} number={0} text="" />
            ) : (
              <div className="no-answer__actions">
                <Button
                  keys="/"
                  onPress={() => {
                    desk.window.getState().setSearchingQuestion(0);
                    focusElement(elementIds.search(0));
                  }}
                >
                  {t('workspace.commands.search')}
                </Button>
              </div>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

/** Why nothing is suggested. */
function NoQuestion({ automatic }: { readonly automatic: AutoReplyKind | null }) {
  return (
    <p>
      <b>{automatic === null ? t('workspace.noQuestion') : t(`workspace.automatic.${automatic}`)}</b>{' '}
      <span className="muted">
        {t(automatic === null ? 'workspace.noQuestionHelp' : `workspace.automaticHelp.${automatic}`)}
      </span>
    </p>
  );
}
