import { useRef } from 'react';
import { useStore } from 'zustand';
import type { SurveyField, SurveyPreview, UnconfirmedRating } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import {
  mostUnconfirmed,
  skippedRows,
  surveyFields,
  surveyScales,
  unconfirmedAtOnce,
  unmatchedReasons,
} from '../../../preload/shared/survey-columns.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { SwitchSetting } from '../../ui/toggles.tsx';
import { countedAlong } from '../../stores/outcomes.ts';
import { tellImport } from './outcome-actions.ts';

const columnName = (name: string, at: number): string =>
  name === '' ? t('outcomes.preview.columnNumber', { number: at + 1 }) : name;

/** An export before it is counted: which column is what, and what would come of it. */
export function SurveyPreviewPanel({
  preview,
  isWorking,
}: {
  readonly preview: SurveyPreview;
  readonly isWorking: boolean;
}) {
  const desk = useDesk();
  const { kind, header, sample, counted } = preview;
  const { leavePreview, confirm } = desk.outcomes.getState();
  const confirmed = useStore(desk.outcomes, (state) => state.confirmed);
  return (
    <Panel
      title={t(`outcomes.preview.${kind}`)}
      actions={
        <div className="outcomes__confirm">
          <Button onPress={leavePreview}>{t('common.cancel')}</Button>
          <Button
            kind="main"
            isDisabled={isWorking || counted === 0}
            onPress={() => void confirm().then((imported) => tellImport(desk, imported))}
          >
            {t('outcomes.preview.import')}
          </Button>
        </div>
      }
    >
      <PreviewSummary preview={countedAlong(preview, confirmed)} />
      <Unconfirmed preview={preview} isWorking={isWorking} />
      <ColumnFields preview={preview} />
      <div className="report__scroll" role="region" aria-label={t('outcomes.preview.table')} tabIndex={0}>
        <table className="report__table">
          <caption className="outcomes__caption">{t('outcomes.preview.table')}</caption>
          <thead>
            <tr>
              {header.map((name, at) => (
                // A column is its place.
                <th key={`${at} ${name}`} scope="col">
                  {columnName(name, at)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((row, nth) => (
              <tr key={`${nth} ${row.join(' ')}`}>
                {header.map((name, at) => (
                  <td key={`${at} ${name}`} dir="auto">
                    {row[at] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function PreviewSummary({ preview }: { readonly preview: SurveyPreview }) {
  const { rows, counted, matched, dates, good, skipped, unmatched, isDayUnsure, mappedBy } = preview;
  const reasons = [
    ...skippedRows.flatMap((why) =>
      skipped[why] === undefined ? [] : [t(`outcomes.skipped.${why}`, { count: skipped[why] })],
    ),
    ...unmatchedReasons.flatMap((why) =>
      unmatched[why] === undefined ? [] : [t(`outcomes.unmatched.${why}`, { count: unmatched[why] })],
    ),
  ];
  return (
    <div className="outcomes__summary" aria-live="polite">
      <p>
        {t('outcomes.preview.counted', { count: counted, rows, matched })}
        {dates === null ? null : ` ${t('outcomes.preview.dates', { ...dates })}`}
        {good === null ? null : ` ${t('outcomes.preview.good', { share: good.value })}`}
        {mappedBy === 'remembered' ? ` ${t('outcomes.preview.remembered')}` : null}
      </p>
      {reasons.length === 0 ? null : (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {isDayUnsure ? <Notice tone="doubt">{t('outcomes.preview.dayUnsure')}</Notice> : null}
    </div>
  );
}

/** Ratings of which only a person can say whether they are about the message that was answered here. */
function Unconfirmed({
  preview: { unconfirmed: ratings, leftForLater },
  isWorking,
}: {
  readonly preview: SurveyPreview;
  readonly isWorking: boolean;
}) {
  const desk = useDesk();
  const confirmed = useStore(desk.outcomes, (state) => state.confirmed);
  const list = useRef<HTMLUListElement>(null);
  // Not disabled meanwhile: a button that is loses the focus, and keeps none where nothing comes of it.
  const showMore = async () => {
    if (isWorking) return;
    const shown = ratings.length;
    await desk.outcomes.getState().askMore();
    // The button may be gone: who goes on by the keyboard goes on with the first that is new.
    list.current?.children[shown]?.querySelector('input')?.focus();
  };
  if (ratings.length === 0) return null;
  const title = t('outcomes.unconfirmed.title');
  const hasMore = ratings.length < mostUnconfirmed;
  return (
    <section className="outcomes__summary" aria-label={title}>
      <h3>{title}</h3>
      <p className="muted">{t('outcomes.unconfirmed.help')}</p>
      <ul ref={list} className="outcomes__list">
        {ratings.map((one) => (
          <li key={one.row}>
            <SwitchSetting
              label={unconfirmedText(one)}
              isOn={confirmed.includes(one.row)}
              onChange={(isOn) => {
                desk.outcomes.getState().confirmRating(one.row, isOn);
              }}
            />
          </li>
        ))}
      </ul>
      {leftForLater === 0 ? null : (
        <>
          <p>
            {t(`outcomes.unconfirmed.${hasMore ? 'leftForLater' : 'leftForAnotherTime'}`, {
              count: leftForLater,
            })}
          </p>
          {hasMore ? (
            <Button onPress={() => void showMore()}>
              {t('outcomes.unconfirmed.more', { count: Math.min(leftForLater, unconfirmedAtOnce) })}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}

function unconfirmedText({ at, isGood, subject, comment, readAt, asked }: UnconfirmedRating): string {
  const said = [subject, comment].filter((words) => words !== '').join(' · ');
  return t('outcomes.unconfirmed.row', {
    good: t(`outcomes.unconfirmed.${isGood ? 'good' : 'notGood'}`, { at }),
    said: said === '' ? '' : ` (${said})`,
    read: t('outcomes.unconfirmed.read', { at: readAt }),
    asked: asked === '' ? '' : ` (${asked})`,
  });
}

function ColumnFields({ preview: { kind, header, columns } }: { readonly preview: SurveyPreview }) {
  const desk = useDesk();
  const { setColumns } = desk.outcomes.getState();
  const choices = [
    { id: '', name: t('outcomes.preview.noColumn') },
    ...header.map((name, at) => ({ id: String(at), name: columnName(name, at) })),
  ];
  const shown = kind === 'left' ? (['rating', 'at', 'email', 'order'] as const) : surveyFields;
  const nameOf = (field: SurveyField): string =>
    t(`outcomes.fields.${kind === 'left' && field === 'rating' ? 'status' : field}`);
  return (
    <div className="outcomes__fields">
      {shown.map((field) => (
        <div key={field} className="outcomes__field">
          <span aria-hidden="true">{nameOf(field)}</span>
          <Select
            label={nameOf(field)}
            value={columns[field] === null ? '' : String(columns[field])}
            choices={choices}
            onChange={(value) =>
              void setColumns({ ...columns, [field]: value === '' ? null : Number(value) })
            }
          />
        </div>
      ))}
      {kind === 'left' ? null : (
        <div className="outcomes__field">
          <span aria-hidden="true">{t('outcomes.fields.scale')}</span>
          <Select
            label={t('outcomes.fields.scale')}
            value={columns.scale}
            choices={surveyScales.map((id) => ({ id, name: t(`outcomes.scales.${id}`) }))}
            onChange={(scale) => void setColumns({ ...columns, scale })}
          />
        </div>
      )}
      <div className="outcomes__field">
        <span aria-hidden="true">{t('outcomes.fields.dayFirst')}</span>
        <Select
          label={t('outcomes.fields.dayFirst')}
          value={columns.dayFirst ? 'day' : 'month'}
          choices={[
            { id: 'day', name: t('outcomes.dayFirst') },
            { id: 'month', name: t('outcomes.monthFirst') },
          ]}
          onChange={(order) => void setColumns({ ...columns, dayFirst: order === 'day' })}
        />
      </div>
    </div>
  );
}
