import type { SettingsService } from '../settings/settings.ts';
import type { Session } from './session.ts';

/** The settings as whoever is at the desk has them: replies are signed with her own name. */
export const settingsOfPerson = (settings: SettingsService, session: Session): SettingsService => {
  const named = <Part extends object>(part: Part): Part => {
    const { person } = session.status();
    return person === null ? part : { ...part, agentName: person.name };
  };
  return {
    defaults: settings.defaults,
    notices: settings.notices,
    formerSnippets: () => settings.formerSnippets(),
    get: () => named(settings.get()),
    change: async (part) => named(await settings.change(part)),
  };
};
