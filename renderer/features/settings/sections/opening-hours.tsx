import { useId } from 'react';
import type { Settings } from '../../../../preload/contract.ts';
import { format, t } from '../../../i18n.ts';
import './opening-hours.css';

type Hours = Settings['openingHours'];

/** As a shop that begins to open that day. */
const usual = { from: '09:00', to: '17:00' } as const;
/** 5 January 2026 was a Monday. */
const nameOf = (day: number): string =>
  new Intl.DateTimeFormat(format.locale, { weekday: 'long' }).format(new Date(2026, 0, 5 + day));

/** When the shop is open, a line a day, Monday first. A time that is half typed changes nothing. */
export function OpeningHours({
  hours,
  onChange,
}: {
  readonly hours: Hours;
  readonly onChange: (hours: Hours) => void;
}) {
  const id = useId();
  const set = (day: number, times: Hours[number]) =>
    onChange(hours.map((one, at) => (at === day ? times : one)));
  return (
    <fieldset className="opening-hours" aria-describedby={`${id}-help`}>
      <legend className="field__label">{t('settings.openingHours')}</legend>
      {hours.map((times, day) => (
        <div key={nameOf(day)} className="opening-hours__day">
          <label>
            <input
              type="checkbox"
              checked={times !== null}
              onChange={(event) => set(day, event.target.checked ? usual : null)}
            />{' '}
            {nameOf(day)}
          </label>
          {times === null ? null : (
            <span className="opening-hours__times">
              <input
                type="time"
                className="field__input"
                aria-label={t('settings.openFrom', { day: nameOf(day) })}
                value={times.from}
                max={times.to}
                onChange={({ target: { value } }) => {
                  if (value !== '' && value < times.to) set(day, { ...times, from: value });
                }}
              />
              <span aria-hidden="true">–</span>
              <input
                type="time"
                className="field__input"
                aria-label={t('settings.openTo', { day: nameOf(day) })}
                value={times.to}
                min={times.from}
                onChange={({ target: { value } }) => {
                  if (value > times.from) set(day, { ...times, to: value });
                }}
              />
            </span>
          )}
        </div>
      ))}
      <p id={`${id}-help`} className="field__help">
        {t('settings.openingHoursHelp')}
      </p>
    </fieldset>
  );
}
