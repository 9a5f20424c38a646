import { entryIdOf } from '../../../preload/targets.ts';
import { useStore } from 'zustand';
import type { GapCluster } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { plural, shortDate } from '../../ui/format.ts';
import { openEntry } from '../entries/entries-actions.ts';
import { closeGap, entryFromGap } from './gap-actions.ts';
import { trendText } from './trend.tsx';

/** `on 3 Oct`, or `first on 3 Oct, last on 5 Oct`. */
function datesOf({ firstAt, lastAt }: GapCluster): string {
  const [first, last] = [shortDate(firstAt), shortDate(lastAt)];
  return first === last ? `on ${first}` : `first on ${first}, last on ${last}`;
}

/** One gap: who asked it how, what agents answered, and what becomes of it. */
export function GapDetail({ cluster }: { readonly cluster: GapCluster }) {
  const desk = useDesk();
  const opened = useStore(desk.gaps, (state) => state.expandedQuestions);
  const { label, example, count, cases, questions, trend, answers, answeredBy } = cluster;
  const answeringEntry = answeredBy === null ? null : entryIdOf(answeredBy.target);
  return (
    <article className="review__item" aria-label="Gap">
      <h3>{label === '' ? example : label}</h3>
      <p className="muted">
        {plural(count, 'question')} in {plural(cases, 'message')}, {datesOf(cluster)}: {trendText(trend)}.{' '}
        {answers === 0
          ? 'No agent has answered it in her own words yet.'
          : `Answered by hand ${plural(answers, 'time')}; the best of these answers is where an entry begins.`}
      </p>
      {answeredBy === null ? null : (
        <p>
          Answered now by <b>{answeredBy.title}</b>.{' '}
          {answeringEntry === null ? null : (
            <Button kind="plain" onPress={() => void openAnswer(answeringEntry)}>
              Open it
            </Button>
          )}
        </p>
      )}
      <h4>{opened === null ? 'Asked like this' : 'All of them, newest first'}</h4>
      {opened === null ? (
        <ul className="review__variants">
          {questions.map((question, at) => (
            <li key={at}>{question}</li>
          ))}
        </ul>
      ) : (
        <ul className="review__variants">
          {opened.map(({ id, at, question, answer }) => (
            <li key={id}>
              {question} <span className="muted">{shortDate(at)}</span>
              {answer === null ? null : <p className="gap__answer review__answer">{answer}</p>}
            </li>
          ))}
        </ul>
      )}
      <div className="review__actions">
        <Button kind="main" keys="N" onPress={() => void entryFromGap(desk)}>
          Make an entry
        </Button>
        <Button keys="O" onPress={() => void desk.gaps.getState().toggleExpanded()}>
          {opened === null ? `All ${count}` : 'Fewer'}
        </Button>
        <Button keys="Delete" onPress={() => void closeGap(desk, cluster.id)}>
          Close without an entry
        </Button>
      </div>
    </article>
  );

  async function openAnswer(id: string): Promise<void> {
    desk.library.getState().showTab('entries');
    await openEntry(desk, id);
  }
}
