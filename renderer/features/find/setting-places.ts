import type { MessageKey } from '../../i18n.ts';
import type { SettingSection } from '../../stores/window.ts';

/** A setting by its name, and the section of the settings that it stands in. */
export interface SettingPlace {
  readonly name: MessageKey;
  readonly section: SettingSection;
}

const place = (section: SettingSection, ...names: readonly MessageKey[]): readonly SettingPlace[] =>
  names.map((name) => ({ name, section }));

/** What can be set, in the order of the settings. */
export const settingPlaces: readonly SettingPlace[] = [
  ...place(
    'replies',
    'settings.shopName',
    'settings.agentName',
    'settings.greeting',
    'settings.signOff',
    'settings.label',
  ),
  ...place(
    'checks',
    'settings.sections.checks',
    'settings.checks.otherCustomer',
    'settings.checks.internalText',
    'settings.checks.thirdParty',
    'settings.checks.promises',
    'settings.checks.unanswered',
    'settings.checks.wrongLanguage',
    'settings.checks.promiseWords',
  ),
  ...place(
    'style',
    'settings.style.tone',
    'settings.style.length',
    'settings.style.links',
    'settings.style.needs',
  ),
  ...place('words', 'settings.glossary'),
  ...place('messages', 'settings.orderNumbers'),
  ...place('look', 'settings.theme', 'settings.textSize', 'settings.language'),
  ...place('model', 'settings.sections.model'),
  ...place('learning', 'settings.sections.learning', 'settings.queues', 'settings.learned'),
  ...place('privacy', 'settings.sections.privacy', 'settings.privacy.passphrase'),
];
