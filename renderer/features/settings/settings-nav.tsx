import { useState } from 'react';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { SectionNav } from '../../ui/section-nav.tsx';
import { findSettings } from '../find/find-names.ts';
import { useCan } from '../people/permissions.ts';
import { sectionsFor } from './setting-access.ts';
import { placeName, type SettingPlace, type SettingSection } from './setting-places.ts';

/** More are no help to somebody who looks for one. */
const mostFound = 8;
const nameOf = (section: SettingSection): string => t(`settings.sections.${section}`);

/** The sections, and the search over all that can be set. */
export function SettingsNav({ section }: { readonly section: SettingSection }) {
  const desk = useDesk();
  const [text, setText] = useState('');
  const found = findSettings(desk, text, mostFound).items;
  useCan();
  const shown = sectionsFor(desk);

  const show = ({ section: to, setting }: SettingPlace) => {
    setText('');
    desk.window.getState().open({
      kind: 'settings',
      section: to,
      ...(setting !== null && { setting }),
    });
  };
  return (
    <SectionNav
      label={t('settings.sectionList')}
      searchLabel={t('settings.search')}
      text={text}
      onTextChange={setText}
      items={shown.map((id) => ({ id, name: nameOf(id) }))}
      selected={section}
      found={found.map((place) => ({
        id: placeName(place),
        name: t(placeName(place)),
        note: place.setting === null ? undefined : nameOf(place.section),
      }))}
      onChoose={(id) => {
        const chosen = shown.find((one) => one === id);
        const place =
          chosen === undefined
            ? found.find((one) => placeName(one) === id)
            : { section: chosen, setting: null };
        if (place !== undefined) show(place);
      }}
    />
  );
}
