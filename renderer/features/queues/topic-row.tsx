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

const pressing = {
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
  const showsWhy = useStore(desk.window, (state) => state.unfolded.has('topic'));
  const { queue, priority, confidence, alarms } = topic;
  const byRule = queue !== null && alarms.find((alarm) => alarm.queue !== null) !== undefined;
  return (
    <div className="facts__row">
      <dt>Topic</dt>
      <dd>
        <div className="topic">
          {queue === null ? (
            <span className="topic__queue soft">in none of the queues</span>
          ) : (
            <>
              <span className="topic__queue">
                <span aria-hidden="true">→ </span>
                {queue.name}
              </span>
              {queue.goesTo === '' || queue.goesTo.toLowerCase() === queue.name.toLowerCase() ? null : (
                <span className="soft">goes to {queue.goesTo}</span>
              )}
            </>
          )}
          {priority === 'normal' ? null : (
            <span className={`priority priority--${priority}`}>{pressing[priority]}</span>
          )}
          {byRule ? (
            <span className="topic__by-rule">by a rule</span>
          ) : queue === null ? null : (
            <span className={`confidence confidence--${kinds[confidence.word]}`}>
              <span className="confidence__bar" aria-hidden="true" />
              {confidence.word}
            </span>
          )}
          <span className="topic__ways">
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
                desk.window.getState().toggle('topic');
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
  const { because, parts, best, queue } = topic;
  return (
    <div className="topic__why">
      <p>{topic.why}</p>
      {best === null || because.length === 0 ? null : (
        <>
          <p className="soft">
            Closest {best.id === queue?.id ? '' : `by score is ${best.name}, `}by what it has learned:
          </p>
          <ul className="reasons">
            {because.map((reason) => (
              <li key={`${reason.from} ${reason.text}`}>
                <span className="reasons__text">“{reason.text}”</span>
                <span className="soft">{sources[reason.from]}</span>
              </li>
            ))}
          </ul>
          <dl className="parts">
            {parts.map(({ name, value }) => (
              <div key={name} className="parts__one">
                <dt>{name}</dt>
                <dd>
                  <span className="parts__bar" aria-hidden="true">
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
