import { checkNames } from '../../../preload/shared/reply-checks.ts';
import type { MessageKey } from '../../i18n.ts';

/**
 * What can be set, by the section that it stands in, both in their order in the dialog. The list of sections, the search over
 * settings and what the window finds are all made of this. Each place stands in its section as a `Setting` of that name.
 */
export const settingPlaces = {
  replies: [
    'settings.shopName',
    'settings.agentName',
    'settings.greeting',
    'settings.signOff',
    'settings.survey',
    'settings.label',
  ],
  style: ['settings.style.tone', 'settings.style.length', 'settings.style.links', 'settings.style.needs'],
  checks: [...checkNames.map((name) => `settings.checks.${name}` as const), 'settings.checks.promiseWords'],
  words: ['settings.glossary', 'spelling.on', 'spelling.words'],
  messages: ['settings.orderNumbers', 'settings.openingHours'],
  learning: ['settings.queues', 'settings.learned'],
  look: ['settings.theme', 'settings.textSize', 'settings.language'],
  beside: [
    'settings.beside.dock',
    'settings.beside.onTop',
    'settings.beside.backAfterCopy',
    'settings.beside.closeToTray',
    'settings.beside.startAtLogin',
    'settings.beside.thunderbird',
    'settings.beside.clearClipboard',
  ],
  keys: ['keys.global.hotkey', 'keys.global.palette', 'keys.singleKeys'],
  model: ['settings.model.useAnother'],
  people: ['people.add', 'people.changePassphrase', 'people.stop'],
  privacy: ['settings.privacy.passphrase', 'settings.security.lockAfter', 'people.several'],
  retention: ['settings.retention.how'],
  backups: ['settings.backups.choose', 'settings.backups.keep', 'settings.backups.restoreFile'],
  support: ['settings.support.diagnostics', 'settings.support.update'],
} as const satisfies Readonly<Record<string, readonly MessageKey[]>>;

export type SettingSection = keyof typeof settingPlaces;
export type SettingName = (typeof settingPlaces)[SettingSection][number];

/** The sections in their order. */
export const settingSections = Object.keys(settingPlaces) as readonly SettingSection[];

/** A place of the settings: a section as a whole, or one setting in it. */
export interface SettingPlace {
  readonly section: SettingSection;
  readonly setting: SettingName | null;
}

export const allSettingPlaces: readonly SettingPlace[] = settingSections.flatMap((section) => [
  { section, setting: null },
  ...settingPlaces[section].map((setting) => ({ section, setting })),
]);

/** The key of what a place is called. */
export const placeName = ({ section, setting }: SettingPlace): MessageKey =>
  setting ?? `settings.sections.${section}`;
