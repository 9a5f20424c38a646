import { useState, type KeyboardEvent } from 'react';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Select } from '../../ui/select.tsx';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { findSettings } from '../find/find-names.ts';
import { placeName, settingSections, type SettingPlace, type SettingSection } from './setting-places.ts';
import './settings-nav.css';

const nameOf = (section: SettingSection): string => t(`settings.sections.${section}`);

/** The sections, and the search over all that can be set. The arrows go through either list. */
export function SettingsNav({ section }: { readonly section: SettingSection }) {
  const desk = useDesk();
  const [text, setText] = useState('');
  const isNarrow = useMediaQuery('(width < 44rem)');
  const found = findSettings(text, 8).items;
  const isSearching = text.trim() !== '';

  const show = (place: SettingPlace) => {
    setText('');
    desk.window.getState().open({
      kind: 'settings',
      section: place.section,
      ...(place.setting !== null && { setting: place.setting }),
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && isSearching) {
      event.stopPropagation();
      setText('');
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.nativeEvent.isComposing) return;
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, .settings-nav__item')];
    const at = stops.indexOf(event.target as HTMLElement);
    if (at === -1) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  };

  return (
    <nav className="settings-nav" aria-label={t('settings.sectionList')} onKeyDown={onKeyDown}>
      <input
        type="search"
        className="field__input"
        aria-label={t('settings.search')}
        placeholder={t('settings.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || first === undefined) return;
          event.preventDefault();
          show(first);
        }}
      />
      {isSearching ? (
        <ul className="settings-nav__list" aria-label={t('help.results')}>
          {found.map((place) => (
            <li key={placeName(place)}>
              <button type="button" className="settings-nav__item" onClick={() => show(place)}>
                {t(placeName(place))}
                {place.setting === null ? null : (
                  <span className="settings-nav__section">{nameOf(place.section)}</span>
                )}
              </button>
            </li>
          ))}
          {found.length === 0 ? <li className="settings-nav__none">{t('common.noResults')}</li> : null}
        </ul>
      ) : isNarrow ? (
        <Select
          label={t('settings.sectionList')}
          value={section}
          choices={settingSections.map((id) => ({ id, name: nameOf(id) }))}
          onChange={(id) => show({ section: id, setting: null })}
        />
      ) : (
        <ul className="settings-nav__list">
          {settingSections.map((id) => (
            <li key={id}>
              <button
                type="button"
                className="settings-nav__item"
                aria-current={id === section ? 'true' : undefined}
                onClick={() => show({ section: id, setting: null })}
              >
                {nameOf(id)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}
