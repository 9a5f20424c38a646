import { useEffect } from 'react';
import { useStore } from 'zustand';
import type {
  QualityEvaluation,
  QualityPoint,
  QualitySample,
  SampledReply,
} from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { evaluationOf } from '../../stores/quality.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { ChoiceSetting } from '../../ui/toggles.tsx';
import { QualityAgreementPanel } from './quality-agreement.tsx';
import './quality-page.css';
import { dayMs } from '../../../preload/shared/days.ts';
import { qualityPoints } from '../../../preload/shared/quality-points.ts';

/** The replies of a week, one at a time, each with seven points; and how far two people agree about them. */
export function QualityPage() {
  const desk = useDesk();
  const { sample, problem } = useStore(desk.quality);
  useEffect(() => desk.quality.getState().start(), [desk]);
  return (
    <>
      <div className="report__bar">
        {sample === null ? null : (
          <Select
            label={t('quality.week')}
            value={sample.week}
            choices={sample.weeks.map((id) => ({ id, name: weekName(id) }))}
            onChange={(week) => {
              desk.quality.getState().showWeek(week);
            }}
          />
        )}
        <p className="muted">{t('quality.what')}</p>
      </div>
      <Problem text={problem} />
      {sample === null ? null : sample.replies.length === 0 ? (
        <EmptyState title={t('quality.none')}>{t('quality.noneHelp')}</EmptyState>
      ) : (
        <Card sample={sample} />
      )}
      {sample === null ? null : <QualityAgreementPanel sample={sample} />}
    </>
  );
}

/** By its first and last day. */
function weekName(week: string): string {
  const from = new Date(`${week}T12:00`).getTime();
  return t('report.range', { from, to: from + 6 * dayMs });
}

/** All seven, or null while one is open. */
function complete(evaluation: ReturnType<typeof evaluationOf>): QualityEvaluation | null {
  return qualityPoints.every((point) => evaluation[point] !== undefined)
    ? (evaluation as QualityEvaluation)
    : null;
}

function Card({ sample }: { readonly sample: QualitySample }) {
  const desk = useDesk();
  const { at, drafts } = useStore(desk.quality);
  const { showReply, keep } = desk.quality.getState();
  const reply = sample.replies[at] ?? sample.replies[0];
  if (reply === undefined) return null;
  const evaluation = evaluationOf(reply, drafts);
  const all = complete(evaluation);
  const evaluated = sample.replies.filter(({ own }) => own !== null).length;
  return (
    <Panel
      title={t('quality.card', { number: at + 1, all: sample.replies.length })}
      note={t('quality.marked', { marked: evaluated, all: sample.replies.length, of: sample.of })}
      actions={
        <>
          <Button isDisabled={at === 0} onPress={() => showReply(at - 1)}>
            {t('quality.previous')}
          </Button>
          <Button isDisabled={at >= sample.replies.length - 1} onPress={() => showReply(at + 1)}>
            {t('quality.next')}
          </Button>
        </>
      }
    >
      <div className="quality-card">
        <Words title={t('quality.message')} text={reply.message} subject={reply.subject} />
        <Words title={t('quality.reply')} text={reply.reply} subject={null} />
      </div>
      <div className="quality-points">
        {qualityPoints.map((point) => (
          <Point key={`${reply.id} ${point}`} point={point} reply={reply} value={evaluation[point]} />
        ))}
      </div>
      <div className="quality-keep">
        <p className="muted">{sample.isAlone ? t('quality.alone') : t('quality.blind')}</p>
        <Button
          kind="main"
          isDisabled={all === null}
          onPress={() => {
            if (all !== null) void keep(all);
          }}
        >
          {reply.own === null ? t('quality.keep') : t('quality.keepAgain')}
        </Button>
      </div>
    </Panel>
  );
}

interface WordsProps {
  readonly title: string;
  readonly subject: string | null;
  readonly text: string;
}

/** A long one is scrolled, with the keyboard, too. */
export function Words({ title, subject, text }: WordsProps) {
  return (
    <section className="quality-words" aria-label={title} tabIndex={0}>
      <h3>{title}</h3>
      {subject === null || subject === '' ? null : (
        <p className="quality-words__subject" dir="auto">
          {subject}
        </p>
      )}
      <p className="quality-words__text" dir="auto">
        {text}
      </p>
    </section>
  );
}

interface PointProps {
  readonly point: QualityPoint;
  readonly reply: SampledReply;
  readonly value: boolean | undefined;
}

function Point({ point, reply, value }: PointProps) {
  const desk = useDesk();
  const prefill = reply.prefilled[point];
  const { other } = reply;
  const isOtherwise = other !== null && reply.own !== null && other[point] !== reply.own[point];
  return (
    <div className="quality-point">
      <ChoiceSetting
        label={t(`quality.points.${point}`)}
        value={value === undefined ? '' : value ? 'yes' : 'no'}
        choices={[
          { value: 'yes', label: t('quality.yes') },
          { value: 'no', label: t('quality.no') },
        ]}
        onChange={(chosen) => {
          desk.quality.getState().answer(point, chosen === 'yes');
        }}
      />
      {prefill === undefined ? null : (
        <p className="quality-point__note muted">{t(`quality.from.${prefill.from}`)}</p>
      )}
      {isOtherwise ? (
        <p className="quality-point__note quality-point__note--other">
          {t(other[point] ? 'quality.otherYes' : 'quality.otherNo')}
        </p>
      ) : null}
    </div>
  );
}
