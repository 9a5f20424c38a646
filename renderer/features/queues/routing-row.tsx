import { useStore } from 'zustand';
import type { Alarm, Routing, RoutingWord } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Fact } from '../../ui/facts.tsx';
import { Trans } from '../../ui/trans.tsx';
import { Why } from '../../ui/why.tsx';
import './routing-row.css';

const kinds = {
  sure: 'sure',
  likely: 'likely',
  'a guess': 'guess',
  'none of these': 'none',
} as const satisfies Record<RoutingWord, string>;

interface RoutingWordsProps {
  readonly routing: Routing;
  /** In one line with others: without who that is, and how sure only where it is a guess, as the alarm below says the rule. */
  readonly isShort?: boolean;
}

/** Where the message goes and how sure that is. */
export function RoutingWords({ routing, isShort }: RoutingWordsProps) {
  const { queue, priority, confidence, alarms } = routing;
  const byRule = queue !== null && alarms.find((alarm) => alarm.queue !== null) !== undefined;
  const isKnown =
    queue === null || queue.assignee === '' || queue.assignee.toLowerCase() === queue.name.toLowerCase();
  return (
    <>
      {queue === null ? (
        <span className="routing__queue muted">{t('queues.noQueue')}</span>
      ) : (
        <>
          <span className="routing__queue">{queue.name}</span>
          {isKnown || isShort === true ? null : (
            <span className="muted">{t('queues.goesTo', { name: queue.assignee })}</span>
          )}
        </>
      )}
      {priority === 'normal' ? null : (
        <span className={`priority priority--${priority}`}>{t(`queues.priority.${priority}`)}</span>
      )}
      {byRule ? (
        isShort === true ? null : (
          <span className="routing__by-rule">{t('queues.routing.byRule')}</span>
        )
      ) : queue === null || (isShort === true && confidence.word !== 'a guess') ? null : (
        <span className={`confidence confidence--${kinds[confidence.word]}`}>
          <span className="confidence__bar" aria-hidden="true" />
          {t(`common.confidence.${confidence.word}`)}
        </span>
      )}
    </>
  );
}

/** Where the message goes, what a rule says about it, and on demand why. */
export function RoutingRow({ routing }: { readonly routing: Routing }) {
  const desk = useDesk();
  const showsWhy = useStore(desk.window, (state) => state.expanded.has('routing'));
  return (
    <Fact name={t('queues.routing.title')}>
      <div className="routing">
        <RoutingWords routing={routing} />
        <span className="routing__actions">
          <Button
            kind="plain"
            keys="Q"
            label={t('queues.routing.changeQueue')}
            onPress={() => {
              desk.window.getState().open({ kind: 'choose-queue' });
            }}
          >
            {t('queues.routing.change')}
          </Button>
          <Button
            kind="plain"
            keys="T"
            isExpanded={showsWhy}
            label={t('queues.routing.whyQueue')}
            onPress={() => {
              desk.window.getState().toggleExpanded('routing');
            }}
          >
            {t('common.why')}
          </Button>
        </span>
      </div>
      <AlarmLines alarms={routing.alarms} />
      {showsWhy ? <WhyQueue routing={routing} /> : null}
    </Fact>
  );
}

/** What the owner's rules found in the message. */
export function AlarmLines({ alarms }: { readonly alarms: readonly Alarm[] }) {
  return alarms.map((alarm) => <AlarmLine key={alarm.rule} alarm={alarm} />);
}

function AlarmLine({ alarm }: { readonly alarm: Alarm }) {
  const words = [...new Set(alarm.words.map(({ text }) => text.replaceAll(/\s+/g, ' ')))].slice(0, 3);
  return (
    <p className={`alarm alarm--${alarm.priority}`}>
      <Trans
        of={words.length === 0 ? 'queues.routing.alarmInSubject' : 'queues.routing.alarm'}
        params={{ name: alarm.name, words }}
        components={{ b: <strong /> }}
      />
    </p>
  );
}

function WhyQueue({ routing: { why, reasons, parts, best, queue } }: { readonly routing: Routing }) {
  const text = statementText('why.routing', ...why);
  if (best === null || reasons.length === 0) return <Why text={text} parts={[]} />;
  return (
    <Why text={text} parts={parts}>
      <p className="muted">
        {best.id === queue?.id
          ? t('queues.routing.closest')
          : t('queues.routing.closestIs', { name: best.name })}
      </p>
      <ul className="reasons">
        {reasons.map((reason) => (
          <li key={`${reason.from} ${reason.text}`}>
            <span className="reasons__text">{t('common.quoted', { text: reason.text })}</span>
            <span className="muted">{t(`queues.sources.${reason.from}`)}</span>
          </li>
        ))}
      </ul>
    </Why>
  );
}
