import { entryIdOf } from '../../../preload/shared/answer-targets.ts';
import { useStore } from 'zustand';
import type { GapCluster } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Detail } from '../../ui/list-detail.tsx';
import { Trans } from '../../ui/trans.tsx';
import { openEntry } from '../entries/entries-actions.ts';
import { closeGap, entryFromGap } from './gap-actions.ts';
import { trendText } from './trend.tsx';
import './gap-detail.css';

/** `on 3 Oct`, or `first on 3 Oct, last on 5 Oct`. */
const datesOf = ({ firstAt: first, lastAt: last }: GapCluster): string =>
  format.shortDate(first) === format.shortDate(last)
    ? t('gaps.dates.one', { first })
    : t('gaps.dates.span', { first, last });

/** One gap: who asked it how, what agents answered, and what becomes of it. */
export function GapDetail({ cluster }: { readonly cluster: GapCluster }) {
  const desk = useDesk();
  const opened = useStore(desk.gaps, (state) => state.expandedQuestions);
  const { label, example, count, cases, questions, trend, answers, answeredBy } = cluster;
  const answeringEntry = answeredBy === null ? null : entryIdOf(answeredBy.target);
  return (
    <Detail
      label={t('gaps.gap')}
      actions={
        <>
          <Button kind="main" keys="N" onPress={() => void entryFromGap(desk)}>
            {t('gaps.makeEntry')}
          </Button>
          {count === 1 && answers === 0 ? null : (
            <Button keys="O" onPress={() => void desk.gaps.getState().toggleExpanded()}>
              {opened === null ? t('gaps.showAll', { count }) : t('gaps.showFewer')}
            </Button>
          )}
          <Button keys="Delete" onPress={() => void closeGap(desk, cluster.id)}>
            {t('gaps.close')}
          </Button>
        </>
      }
    >
      <h3>{label === '' ? example : label}</h3>
      <p className="muted">
        {[
          t('gaps.askedIn', {
            questions: t('common.questions', { count }),
            messages: t('common.messages', { count: cases }),
          }),
          datesOf(cluster),
          trendText(trend),
        ].join(' · ')}
      </p>
      <p className="muted">{answers === 0 ? t('gaps.notByHand') : t('gaps.byHand', { count: answers })}</p>
      {answeredBy === null ? null : (
        <p>
          <Trans of="gaps.answeredBy" params={{ title: answeredBy.title }} components={{ b: <b /> }} />{' '}
          {answeringEntry === null ? null : (
            <Button kind="plain" onPress={() => void openAnswer(answeringEntry)}>
              {t('gaps.open')}
            </Button>
          )}
        </p>
      )}
      <h4>{t(opened === null ? 'gaps.askedLike' : 'gaps.allQuestions')}</h4>
      {opened === null ? (
        <ul className="item-detail__variants">
          {questions.map((question, at) => (
            <li key={at} dir="auto">
              {question}
            </li>
          ))}
        </ul>
      ) : (
        <ul className="item-detail__variants">
          {opened.map(({ id, at, question, answer }) => (
            <li key={id}>
              <bdi>{question}</bdi> <span className="muted">{format.shortDate(at)}</span>
              {answer === null ? null : (
                <p className="gap__answer item-detail__answer" dir="auto">
                  {answer}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Detail>
  );

  async function openAnswer(id: string): Promise<void> {
    desk.library.getState().showTab('entries');
    await openEntry(desk, id);
  }
}
