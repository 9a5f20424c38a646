import type { Settings } from '../../../preload/contract.ts';
import { defaultPromisePhrases } from './default-promise-phrases.ts';
import { defaultRules, ownersQueue } from './default-rules.ts';

/** What came with replies that are composed and checked, and with experiments. */
export const replyDefaults = {
  style: { tone: 'as written', length: 'full', links: [], needs: 'To help you further, we still need:' },
  checks: {
    otherCustomer: 'block',
    internalText: 'block',
    thirdParty: 'warn',
    promises: 'warn',
    unanswered: 'warn',
    wrongLanguage: 'warn',
    promiseWords: defaultPromisePhrases,
  },
  suggestions: 'on',
  experiment: { on: false, since: null, queues: [], agents: [], share: 0.5 },
} as const satisfies Partial<Settings>;

export const defaultSettings: Settings = {
  shopName: '',
  agentName: '',
  greeting: 'Hello {name},',
  signOff: 'Warm regards,\n{agent}\n{shop}',
  label: { on: true, text: 'Prepared with the help of our assistant and checked by a person.' },
  theme: 'system',
  orderNumbers: '',
  learning: 'at once',
  queues: [ownersQueue],
  rules: defaultRules,
  glossary: [],
  ...replyDefaults,
};
