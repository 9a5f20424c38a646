import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Queue, QueueList, Rule } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Problem } from '../../ui/problem.tsx';
import { WhatIs } from '../help/what-is.tsx';
import { QueueForm } from './queue-form.tsx';
import { RuleForm } from './rule-form.tsx';
import { ruleSentence } from './rule-sentence.ts';
import { TrainingExamples } from './training-examples.tsx';
import './queues-dialog.css';

/** What is being changed; null fields are a new one. */
type Editing =
  | { readonly what: 'queue'; readonly queue: Queue | null }
  | { readonly what: 'rule'; readonly rule: Rule | null };

/** The owner's queues, what they learned, and the rules above them. */
export function QueuesDialog() {
  const desk = useDesk();
  const { list, problem } = useStore(desk.queues);
  const [editing, setEditing] = useState<Editing | null>(null);
  useEffect(() => {
    void desk.queues.getState().load();
    return desk.queues.getState().dismissProblem;
  }, [desk]);
  const back = () => {
    desk.queues.getState().dismissProblem();
    setEditing(null);
  };
  if (list !== null && editing?.what === 'queue')
    return <QueueForm queue={editing.queue} list={list} onDone={back} />;
  if (list !== null && editing?.what === 'rule')
    return <RuleForm rule={editing.rule} queues={list.queues} onDone={back} />;
  return (
    <DialogFrame title={t('queues.queuesAndRules')} onClose={desk.window.getState().close} side>
      <Problem text={problem} />
      {list === null ? null : <Lists list={list} onEdit={setEditing} />}
    </DialogFrame>
  );
}

function Lists({ list, onEdit }: { readonly list: QueueList; readonly onEdit: (editing: Editing) => void }) {
  const desk = useDesk();
  const { queues, rules, trainingExamples, lockedExamples } = list;
  return (
    <div className="queues">
      <WhatIs topic="queues" />
      <section aria-labelledby="queues-title">
        <h3 id="queues-title">{t('queues.title')}</h3>
        <p className="muted">{t('queues.help')}</p>
        <ul className="queues__list">
          {queues.map((queue) => (
            <li key={queue.id}>
              <button
                type="button"
                className="queues__item"
                onClick={() => {
                  onEdit({ what: 'queue', queue });
                }}
              >
                <span className="queues__name">{queue.name}</span>
                <span className="muted">
                  {describeQueue(queue, trainingExamples.filter((one) => one.queue === queue.id).length)}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {lockedExamples === 0 ? null : (
          <p className="muted">{t('queues.locked', { count: lockedExamples })}</p>
        )}
        <NoQueueExamples list={list} />
        <Button
          onPress={() => {
            onEdit({ what: 'queue', queue: null });
          }}
        >
          {t('queues.newQueue')}
        </Button>
      </section>
      <section aria-labelledby="rules-title">
        <h3 id="rules-title">{t('queues.rules')}</h3>
        <p className="muted">{t('queues.rulesHelp')}</p>
        <ul className="queues__list">
          {rules.map((rule) => (
            <li key={rule.id}>
              <button
                type="button"
                className="queues__item"
                onClick={() => {
                  onEdit({ what: 'rule', rule });
                }}
              >
                <span className="queues__name">{rule.name}</span>
                <span className="muted">
                  {rule.on ? '' : `${t('queues.isOff')} · `}
                  {ruleSentence(rule, queues)}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <div className="queues__actions">
          <Button
            onPress={() => {
              onEdit({ what: 'rule', rule: null });
            }}
          >
            {t('queues.newRule')}
          </Button>
          <Button kind="plain" onPress={() => void desk.queues.getState().restoreRules()}>
            {t('queues.restoreRules')}
          </Button>
        </div>
      </section>
    </div>
  );
}

/** Messages that were put into none of the queues. */
function NoQueueExamples({ list }: { readonly list: QueueList }) {
  const inNoQueue = list.trainingExamples.filter(({ queue }) => queue === null);
  return inNoQueue.length === 0 ? null : (
    <details className="queues__no-queue">
      <summary>{t('queues.inNoQueue', { count: inNoQueue.length })}</summary>
      <TrainingExamples examples={inNoQueue} />
    </details>
  );
}

function describeQueue({ description, examples, assignee, priority }: Queue, corrections: number): string {
  const learns = [
    ...(examples.length > 0 ? [t('queues.examples', { count: examples.length })] : []),
    ...(corrections > 0 ? [t('queues.corrected', { count: corrections })] : []),
  ];
  const how =
    description.trim() === '' && learns.length === 0
      ? t('queues.onlyRules')
      : learns.join(', ') || t('queues.described');
  return [
    how,
    ...(assignee === '' ? [] : [t('queues.goesTo', { name: assignee })]),
    ...(priority === 'normal' ? [] : [t(`queues.priority.${priority}`)]),
  ].join(' · ');
}
