import type { Desk } from '../../desk.ts';
import type { Settings } from '../../../preload/contract.ts';
import { recordOf } from '../../../preload/shared/record-of.ts';
import type { Use } from '../../stores/people.ts';
import { can } from '../people/permissions.ts';
import { settingPlaces, settingSections, type SettingName, type SettingSection } from './setting-places.ts';

const changing = (field: keyof Settings): Use => ['settings.change', { [field]: null }];

/** What each setting does: who may not do that does not see it. */
const uses: Readonly<Record<SettingName, Use>> = {
  'settings.shopName': changing('shopName'),
  'settings.agentName': changing('agentName'),
  'settings.greeting': changing('greeting'),
  'settings.signOff': changing('signOff'),
  'settings.survey': changing('survey'),
  'settings.label': changing('label'),
  'settings.style.tone': changing('style'),
  'settings.style.length': changing('style'),
  'settings.style.links': changing('style'),
  'settings.style.needs': changing('style'),
  ...recordOf(settingPlaces.checks, changing('checks')),
  'settings.glossary': changing('glossary'),
  'spelling.on': changing('spelling'),
  'spelling.words': changing('spelling'),
  'settings.orderNumbers': changing('orderNumbers'),
  'settings.openingHours': changing('openingHours'),
  'settings.queues': ['queues.save'],
  'settings.learned': ['learning.list'],
  'settings.theme': changing('theme'),
  'settings.textSize': changing('textSize'),
  'settings.language': changing('language'),
  'settings.beside.dock': changing('beside'),
  'settings.beside.onTop': changing('beside'),
  'settings.beside.backAfterCopy': changing('beside'),
  'settings.beside.closeToTray': changing('beside'),
  'settings.beside.startAtLogin': changing('beside'),
  'settings.beside.thunderbird': changing('beside'),
  'settings.beside.clearClipboard': changing('beside'),
  'keys.global.hotkey': changing('keys'),
  'keys.global.palette': changing('keys'),
  'keys.singleKeys': changing('keys'),
  'settings.security.lockAfter': changing('lock'),
  'settings.model.useAnother': ['models.use'],
  'people.add': ['people.add'],
  'people.changePassphrase': ['people.changePassphrase'],
  'people.stop': ['people.stop'],
  'people.several': ['people.start'],
  'settings.privacy.passphrase': ['vault.create'],
  'settings.retention.how': changing('retention'),
  'settings.backups.choose': ['backups.use'],
  'settings.backups.keep': ['backups.use'],
  'settings.backups.restoreFile': ['backups.restore'],
  'settings.support.diagnostics': ['diagnostics.write'],
  'settings.support.update': ['updates.check'],
};

/** Whether a setting is there for whoever is at the desk. People are told apart, or can be: never both. */
export function isThere(desk: Desk, setting: SettingName): boolean {
  const isAlone = desk.people.getState().session?.kind === 'alone';
  if (setting === 'people.several') return isAlone;
  if (setting.startsWith('people.') && isAlone) return false;
  // Each signs with her own name.
  if (setting === 'settings.agentName' && !isAlone) return false;
  return can(desk, ...uses[setting]);
}

/** The sections that have something for whoever is at the desk. */
export const sectionsFor = (desk: Desk): readonly SettingSection[] =>
  settingSections.filter((section) => settingPlaces[section].some((setting) => isThere(desk, setting)));
