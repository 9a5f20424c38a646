import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { PracticeHint, PracticeResult } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Words } from './quality-page.tsx';
import './practice-dialog.css';

const practiceHints = ['questions', 'answers', 'facts'] as const satisfies readonly PracticeHint[];

/** A past mail without personal data, one's own reply, and the shop's beside it. Nothing of it is kept. */
export function PracticeDialog() {
  const desk = useDesk();
  const { mail, isLoading, reply, result, hints, problem } = useStore(desk.practice);
  const { next, setReply, showHint, compare, reset } = desk.practice.getState();
  useEffect(() => {
    void desk.practice.getState().next();
    return () => {
      desk.practice.getState().reset();
    };
  }, [desk]);
  return (
    <DialogFrame
      title={t('practice.title')}
      size="large"
      onClose={() => {
        reset();
        desk.window.getState().close();
      }}
      foot={
        mail === null ? undefined : (
          <>
            <p className="practice__note muted">{t('practice.notKept')}</p>
            <Button onPress={() => void next()}>{t('practice.another')}</Button>
            <Button kind="main" isDisabled={reply.trim() === ''} onPress={() => void compare()}>
              {t('practice.compare')}
            </Button>
          </>
        )
      }
    >
      <Problem text={problem} />
      {mail === null ? (
        isLoading || problem !== null ? null : (
          <EmptyState title={t('practice.none')}>{t('practice.noneHelp')}</EmptyState>
        )
      ) : (
        <div className="practice">
          <Words title={t('practice.mail')} subject={mail.subject} text={mail.message} />
          <div className="practice__own">
            <TextField
              key={mail.id}
              label={t('practice.own')}
              value={reply}
              onChange={setReply}
              lines={9}
              isFirst
            />
            <div className="practice__hints">
              {practiceHints.map((kind) => (
                <Button key={kind} isPressed={hints.has(kind)} onPress={() => void showHint(kind)}>
                  {t(`practice.hints.${kind}`)}
                </Button>
              ))}
            </div>
            <div aria-live="polite">
              {practiceHints.map((kind) => (
                <Hint key={kind} kind={kind} lines={hints.get(kind)} />
              ))}
            </div>
          </div>
          <div className="practice__result" aria-live="polite">
            {result === null ? null : <Result result={result} />}
          </div>
        </div>
      )}
    </DialogFrame>
  );
}

function Hint({
  kind,
  lines,
}: {
  readonly kind: PracticeHint;
  readonly lines: readonly string[] | undefined;
}) {
  if (lines === undefined) return null;
  return (
    <section className="practice__hint" aria-label={t(`practice.hints.${kind}`)}>
      <h3>{t(`practice.hints.${kind}`)}</h3>
      {lines.length === 0 ? (
        <p className="muted">{t('practice.noHint')}</p>
      ) : (
        <ul>
          {[...new Set(lines)].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Result({ result: { points, added, shop } }: { readonly result: PracticeResult }) {
  return (
    <section aria-label={t('practice.beside')}>
      <h3>{t('practice.beside')}</h3>
      <ul className="practice__points">
        {[...new Map(points.map((point) => [point.text, point])).values()].map(
          ({ text, state, yours, facts }) => (
            <li key={text} className={`practice__point practice__point--${state}`}>
              <p>
                <strong>{t(`practice.states.${state}`)}</strong> {text}
              </p>
              {yours === null || state === 'covered' ? null : (
                <p className="muted">{t('practice.yours', { text: yours })}</p>
              )}
              {facts.length === 0 ? null : (
                <p className="muted">{t('practice.facts', { facts: format.list(facts) })}</p>
              )}
            </li>
          ),
        )}
      </ul>
      {added.length === 0 ? null : <p>{t('practice.added', { facts: format.list(added) })}</p>}
      <Words title={t('practice.shop')} subject={null} text={shop} />
    </section>
  );
}
