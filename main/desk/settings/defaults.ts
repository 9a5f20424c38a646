import type { Translate } from '../../../locales/keys.ts';
import { settingDefaults, type Settings } from '../../../preload/contract.ts';
import { checkSeverities } from '../../../preload/shared/reply-checks.ts';
import { defaultPromisePhrases } from './default-promise-phrases.ts';
import { createDefaultRules, createOwnersQueue } from './default-rules.ts';

/** What is set as long as nobody sets it, in the language of whoever begins. */
export const createDefaults = (t: Translate): Settings => ({
  ...settingDefaults,
  greeting: t('settings.defaults.greeting'),
  signOff: t('settings.defaults.signOff'),
  label: { on: true, text: t('settings.defaults.label') },
  survey: { on: false, text: t('settings.defaults.survey'), address: '' },
  style: {
    tone: 'as written',
    length: 'full',
    links: [t('settings.defaults.links.next'), t('settings.defaults.links.after')],
    needs: t('settings.defaults.needs'),
  },
  checks: { ...checkSeverities, promiseWords: defaultPromisePhrases },
  queues: [createOwnersQueue(t)],
  rules: createDefaultRules(t),
});
