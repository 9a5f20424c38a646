import { useEffect, useId, useRef, useState } from 'react';
import type { CallInput, RuleTrial as Trial } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { statementText, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import './rule-trial.css';

/** Characters before and behind the words that a rule saw. */
const around = 70;
const mostShown = 5;

interface RuleTrialProps {
  /** As it is typed now; null while something is missing. */
  readonly rule: CallInput<'rules.save'>['rule'] | null;
}

/** Tries a rule before it is saved: on the messages that were read last, or on one that is pasted. */
export function RuleTrial({ rule }: RuleTrialProps) {
  const desk = useDesk();
  const id = useId();
  const [text, setText] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [result, setResult] = useState<{ readonly trial: Trial; readonly isPasted: boolean } | null>(null);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (result !== null) said.current?.scrollIntoView({ block: 'nearest' });
  }, [result]);
  const run = async (message: string | null) => {
    if (rule === null || isBusy) return;
    setIsBusy(true);
    // A rule without a name can be tried as well.
    const named = { ...rule, name: rule.name.trim() || t('queues.newRule') };
    const trial = await desk.queues.getState().tryRule(named, message);
    setIsBusy(false);
    setResult(trial === null ? null : { trial, isPasted: message !== null });
  };
  return (
    <section className="rule-trial" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('queues.try.title')}</h3>
      <div className="rule-trial__ways">
        <textarea
          className="field__input"
          rows={2}
          dir="auto"
          aria-label={t('queues.try.paste')}
          placeholder={t('queues.try.paste')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="rule-trial__buttons">
          <Button isDisabled={rule === null || text.trim() === ''} onPress={() => void run(text)}>
            {t('queues.try.onText')}
          </Button>
          <Button isDisabled={rule === null} onPress={() => void run(null)}>
            {t('queues.try.onRecent')}
          </Button>
        </div>
      </div>
      <div ref={said} role="status">
        {isBusy ? <p className="muted">{t('queues.try.busy')}</p> : null}
        {result === null || isBusy ? null : <Result {...result} />}
      </div>
    </section>
  );
}

function Result({ trial, isPasted }: { readonly trial: Trial; readonly isPasted: boolean }) {
  const { tried, isLocked, hits } = trial;
  if (isLocked) return <p className="muted">{t('queues.try.locked')}</p>;
  if (tried === 0) return <p className="muted">{t('queues.try.none')}</p>;
  const said = isPasted
    ? t(hits.length > 0 ? 'queues.try.applies' : 'queues.try.doesNotApply')
    : t('queues.try.appliesTo', { hits: hits.length, count: tried });
  return (
    <>
      <p>
        <strong>{said}</strong>
      </p>
      <ul className="rule-trial__hits">
        {hits.slice(0, mostShown).map((hit, at) => (
          // The order of one result never changes.
          <li key={at}>
            <p>{statementText('why.routing', hit.why)}</p>
            <Excerpt {...hit} />
          </li>
        ))}
      </ul>
      {hits.length > mostShown ? (
        <p className="muted">{t('common.more', { count: hits.length - mostShown })}</p>
      ) : null}
    </>
  );
}

function Excerpt({ text, words: [first] }: Trial['hits'][number]) {
  const { start, end } = first ?? { start: 0, end: 0 };
  const from = Math.max(0, start - around);
  const to = end + around;
  return (
    <p className="rule-trial__excerpt" dir="auto">
      {from > 0 ? '…' : ''}
      {text.slice(from, start)}
      {first === undefined ? null : <mark>{text.slice(start, end)}</mark>}
      {text.slice(end, to)}
      {to < text.length ? '…' : ''}
    </p>
  );
}
