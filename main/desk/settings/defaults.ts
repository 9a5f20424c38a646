import type { Translate } from '../../../locales/keys.ts';
import type { Settings } from '../../../preload/contract.ts';
import { checkSeverities } from '../../../preload/shared/reply-checks.ts';
import { defaultPromisePhrases } from './default-promise-phrases.ts';
import { createDefaultRules, createOwnersQueue } from './default-rules.ts';

/** What is set as long as nobody sets it, in the language of whoever begins. */
export const createDefaults = (t: Translate): Settings => ({
  shopName: '',
  agentName: '',
  greeting: t('settings.defaults.greeting'),
  signOff: t('settings.defaults.signOff'),
  label: { on: true, text: t('settings.defaults.label') },
  survey: { on: false, text: t('settings.defaults.survey'), address: '' },
  theme: 'system',
  textSize: 'normal',
  language: null,
  firstSteps: { next: 0 },
  keys: { singleKeys: true, hotkey: 'Ctrl+Shift+Space', palette: 'Ctrl+Alt+Space', rebound: {} },
  beside: {
    dock: 'free',
    onTop: false,
    closeToTray: false,
    startAtLogin: false,
    backAfterCopy: false,
    thunderbird: false,
    clearClipboard: 'never',
  },
  openingHours: [...Array.from({ length: 5 }, () => ({ from: '09:00', to: '17:00' })), null, null],
  lock: { afterMinutes: null },
  orderNumbers: '',
  learning: 'at once',
  queues: [createOwnersQueue(t)],
  rules: createDefaultRules(t),
  glossary: [],
  style: {
    tone: 'as written',
    length: 'full',
    links: [t('settings.defaults.links.next'), t('settings.defaults.links.after')],
    needs: t('settings.defaults.needs'),
  },
  spelling: { on: true, words: [] },
  checks: { ...checkSeverities, promiseWords: defaultPromisePhrases },
  suggestions: 'on',
  backups: { keep: 7 },
  // For good, until somebody chooses.
  retention: { cases: null, handovers: null, gaps: null, minedMail: null, formDrafts: null, learned: null },
  targets: { time: null, held_back: null, accepted: null, csat: null },
  experiment: { on: false, since: null, queues: [], agents: [], share: 0.5 },
});
