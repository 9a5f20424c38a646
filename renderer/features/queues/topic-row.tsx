import { useStore } from 'zustand';
import type { Alarm, Priority, Topic, TopicReason, TopicWord } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import './queues.css';

const kinds = {
  sure: 'sure',
  likely: 'likely',
  'a guess': 'guess',
  'none of these': 'none',
} as const satisfies Record<TopicWord, string>;

const urgencyLabels = {
  urgent: 'urgent',
  high: 'high priority',
  normal: '',
} as const satisfies Record<Priority, string>;

const sources = {
  example: 'example',
  'corrected message': 'put there by you',
  description: 'description',
  name: 'name',
} as const satisfies Record<TopicReason['from'], string>;

/** Where the message goes and how sure that is, what a rule says about it, and on demand why. */
export function TopicRow({ topic }: { readonly topic: Topic }) {
  const desk = useDesk();
  const showsWhy = useStore(desk.window, (state) => state.expanded.has('topic'));
  const { queue, priority, confidence, alarms } = topic;
  const byRule = queue !== null && alarms.find((alarm) => alarm.queue !== null) !== undefined;
  return (
    <div className="facts__row">
      <dt>Topic</dt>
      <dd>
        <div className="topic">
          {queue === null ? (
            <span className="topic__queue muted">in none of the queues</span>
          ) : (
            <>
              <span className="topic__queue">
                <span aria-hidden="true">→ </span>
                {queue.name}
              </span>
              {queue.assignee === '' || queue.assignee.toLowerCase() === queue.name.toLowerCase() ? null : (
                <span className="muted">goes to {queue.assignee}</span>
              )}
            </>
          )}
          {priority === 'normal' ? null : (
            <span className={`priority priority--${priority}`}>{urgencyLabels[priority]}</span>
          )}
          {byRule ? (
            <span className="topic__by-rule">by a rule</span>
          ) : queue === null ? null : (
            <span className={`confidence confidence--${kinds[confidence.word]}`}>
              <span className="confidence__bar" aria-hidden="true" />
              {confidence.word}
            </span>
          )}
          <span className="topic__actions">
            <Button
              kind="plain"
              keys="Q"
              label="Put into another queue"
              onPress={() => {
                desk.window.getState().open({ kind: 'choose-queue' });
              }}
            >
              Change
            </Button>
            <Button
              kind="plain"
              keys="T"
              isExpanded={showsWhy}
              label="Why this queue"
              onPress={() => {
                desk.window.getState().toggleExpanded('topic');
              }}
            >
              Why
            </Button>
          </span>
        </div>
        {alarms.map((alarm) => (
          <AlarmLine key={alarm.rule} alarm={alarm} />
        ))}
        {showsWhy ? <Why topic={topic} /> : null}
      </dd>
    </div>
  );
}

function AlarmLine({ alarm }: { readonly alarm: Alarm }) {
  const words = [...new Set(alarm.words.map(({ text }) => text.replaceAll(/\s+/g, ' ')))].slice(0, 3);
  return (
    <p className={`alarm alarm--${alarm.priority}`}>
      <strong>{alarm.name}</strong>
      {words.length === 0 ? ', in the subject' : `: ${words.map((word) => `“${word}”`).join(', ')}`}
    </p>
  );
}

function Why({ topic }: { readonly topic: Topic }) {
  const { reasons, parts, best, queue } = topic;
  return (
    <div className="topic__why">
      <p>{topic.why}</p>
      {best === null || reasons.length === 0 ? null : (
        <>
          <p className="muted">
            Closest {best.id === queue?.id ? '' : `by score is ${best.name}, `}by what it has learned:
          </p>
          <ul className="reasons">
            {reasons.map((reason) => (
              <li key={`${reason.from} ${reason.text}`}>
                <span className="reasons__text">“{reason.text}”</span>
                <span className="muted">{sources[reason.from]}</span>
              </li>
            ))}
          </ul>
          <dl className="score-parts">
            {parts.map(({ name, value }) => (
              <div key={name} className="score-parts__item">
                <dt>{name}</dt>
                <dd>
                  <span className="score-parts__bar" aria-hidden="true">
                    <span style={{ width: `${Math.max(0, Math.min(1, value)) * 100}%` }} />
                  </span>
                  {value.toFixed(2)}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}
