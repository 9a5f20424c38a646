import type { Settings } from '../../../preload/contract.ts';

export const defaultSettings: Settings = {
  shopName: '',
  agentName: '',
  greeting: 'Hello {name},',
  signOff: 'Warm regards,\n{agent}\n{shop}',
  label: { on: true, text: 'Prepared with the help of our assistant and checked by a person.' },
  theme: 'system',
};
