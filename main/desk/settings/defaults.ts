import type { Settings } from '../../../preload/contract.ts';
import { defaultRules, ownersQueue } from './default-rules.ts';

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
};
