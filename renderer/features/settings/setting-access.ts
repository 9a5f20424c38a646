import type { Desk } from '../../desk.ts';
import type { Settings } from '../../../preload/contract.ts';
import type { Use } from '../../stores/people.ts';
import { can } from '../people/permissions.ts';
import { settingPlaces, settingSections, type SettingName, type SettingSection } from './setting-places.ts';

/** The field of the settings that a setting is named by: `settings.theme`, `settings.beside.dock`, `spelling.on`. */
type FieldIn<Name> = Name extends `settings.${infer Rest}`
  ? FieldIn<Rest>
  : Name extends `${infer First}.${string}`
    ? Extract<First, keyof Settings>
    : Extract<Name, keyof Settings>;
type NamedOtherwise = { [Name in SettingName]: FieldIn<Name> extends never ? Name : never }[SettingName];

/** What is used by a setting that is not named by its field, or does more than change that: who may not does not see it. */
const uses: Readonly<Record<NamedOtherwise, Use>> & Readonly<Partial<Record<SettingName, Use>>> = {
  'settings.queues': ['queues.save'],
  'settings.learned': ['learning.list'],
  'settings.security.lockAfter': ['settings.change', { lock: null }],
  'settings.model.useAnother': ['models.use'],
  'people.add': ['people.add'],
  'people.changePassphrase': ['people.changePassphrase'],
  'people.stop': ['people.stop'],
  'people.several': ['people.start'],
  'settings.privacy.passphrase': ['vault.create'],
  'settings.backups.choose': ['backups.use'],
  'settings.backups.keep': ['backups.use'],
  'settings.backups.restoreFile': ['backups.restore'],
  'settings.support.diagnostics': ['diagnostics.write'],
  'settings.support.update': ['updates.check'],
};

/** The use of every other one: it changes the field of its name. */
const changing = (setting: SettingName): Use => [
  'settings.change',
  { [setting.replace(/^settings\./, '').split('.')[0] ?? '']: null },
];

/** Whether a setting is there for whoever is at the desk. People are told apart, or can be: never both. */
export function isThere(desk: Desk, setting: SettingName): boolean {
  const isAlone = desk.people.getState().session?.kind === 'alone';
  if (setting === 'people.several') return isAlone;
  if (setting.startsWith('people.') && isAlone) return false;
  // Each signs with her own name.
  if (setting === 'settings.agentName' && !isAlone) return false;
  return can(desk, ...(uses[setting] ?? changing(setting)));
}

/** The sections that have something for whoever is at the desk. */
export const sectionsFor = (desk: Desk): readonly SettingSection[] =>
  settingSections.filter((section) => settingPlaces[section].some((setting) => isThere(desk, setting)));
