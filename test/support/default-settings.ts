import { createOwnersQueue } from '../../main/desk/settings/default-rules.ts';
import { createDefaults } from '../../main/desk/settings/defaults.ts';
import { t } from './i18n.ts';

/** What a desk in English is set to as long as nobody sets it. */
export const defaultSettings = createDefaults(t);
export const { rules: defaultRules } = defaultSettings;
export const ownersQueue = createOwnersQueue(t);
