import { z } from 'zod';
import { retentionKinds } from '../shapes/retention.ts';
import { queueSchema, ruleSchema } from '../shapes/routing.ts';
import { targetNames, targetsSchema } from '../shapes/targets.ts';
import { recordOf } from '../shared/record-of.ts';
import { backupsSchema } from './backups.ts';
import { type AccessOfFields, call, nothing } from './call.ts';
import { checksSchema } from './checks.ts';
import { experimentSchema } from './experiment.ts';
import { styleSchema } from './replies.ts';
import { retentionSchema } from './retention.ts';
import { spellingSchema } from './spelling.ts';

/** Keys as they are written: `Ctrl+Shift+Space`; '' for none. */
const shortcut = z
  .string()
  .max(40)
  .regex(/^(?:(?:(?:Ctrl|Alt|Shift)\+){0,3}[^+\s]{1,20})?$/u);

/** Of this computer: which keys do what. */
const keysSchema = z.strictObject({
  /** Keys that type a character act too, where nothing is typed. */
  singleKeys: z.boolean(),
  /** Works in other programs: takes what was copied. */
  hotkey: shortcut,
  /** Works in other programs: shows the palette. */
  palette: shortcut,
  /** What the owner has in place of keys that come with Sidedesk, by those. */
  rebound: z.record(shortcut, shortcut).refine((rebound) => Object.keys(rebound).length <= 200),
});

/**
 * The steps of the first minutes; `next` is the one that is asked, 3 when all are done or skipped. The recovery key came later, so
 * it is 4, wherever it stands among the steps.
 */
const firstStepsSchema = z.strictObject({ next: z.int().min(0).max(4) });

/** Of this computer: how the window stands beside other programs. */
const besideSchema = z.strictObject({
  dock: z.enum(['free', 'left', 'right']),
  onTop: z.boolean(),
  /** Closed, the app goes on in the tray. */
  closeToTray: z.boolean(),
  startAtLogin: z.boolean(),
  /** After a copy, the focus goes back to the program in which the key was pressed. */
  backAfterCopy: z.boolean(),
  /** Thunderbird's add-on may give mails, and takes replies into drafts. */
  thunderbird: z.boolean(),
  /** Minutes after which a copied reply goes from the clipboard, and what was there before comes back. */
  clearClipboard: z.enum(['never', '1', '5', '15']),
});

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);
const openDay = z.strictObject({ from: time, to: time }).readonly();

/** What the owner sets; `settings.json` holds exactly this and a version. */
export const settingsSchema = z.strictObject({
  style: styleSchema,
  spelling: spellingSchema,
  checks: checksSchema,
  /** Whether anything is suggested at all. */
  suggestions: z.enum(['on', 'paused']),
  experiment: experimentSchema,
  targets: targetsSchema,
  backups: backupsSchema,
  retention: retentionSchema,
  shopName: z.string().max(200),
  agentName: z.string().max(200),
  /** `{name}` is replaced by the customer's name, or left out with the space before it. */
  greeting: z.string().max(500),
  signOff: z.string().max(1000),
  label: z.strictObject({ on: z.boolean(), text: z.string().max(500) }),
  /** Asks below the sign-off for a rating by mail; `{address}` is replaced. Nothing without an address. */
  survey: z.strictObject({ on: z.boolean(), text: z.string().max(500), address: z.string().max(200) }),
  theme: z.enum(['system', 'light', 'dark']),
  /** Of all text in the window, beside its zoom. */
  textSize: z.enum(['normal', 'large', 'largest']),
  /** Of the window (ISO 639): `de`. Null for the system's. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .nullable(),
  lock: z.strictObject({
    /** Minutes without use until it locks by itself; 0 for never, null for 10 where something is typed to unlock it. */
    afterMinutes: z.int().min(0).max(480).nullable(),
  }),
  /** Shapes of order numbers, parted by commas: 9 for a digit, A for a letter (BB-99999). Empty for the usual ones. */
  orderNumbers: z.string().max(200),
  /** What becomes of the phrasings that replies teach: they count at once, when accepted, or are not learned. */
  learning: z.enum(['at once', 'when accepted', 'off']),
  keys: keysSchema,
  firstSteps: firstStepsSchema,
  beside: besideSchema,
  /** Monday first; null where the shop is closed that day. How long a mail has waited is counted in these. */
  openingHours: z.array(openDay.nullable()).length(7).readonly(),
  queues: z.array(queueSchema.readonly()).max(200).readonly(),
  rules: z.array(ruleSchema.readonly()).max(200).readonly(),
  /** Each list holds words that mean the same in this shop. */
  glossary: z
    .array(z.array(z.string().min(1).max(80)).min(2).max(20).readonly())
    .max(500)
    .readonly(),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** What each works with herself is hers; what counts for the shop and its customers is the owner's. */
const settingsAccess: AccessOfFields<Settings> = {
  theme: 'agent',
  textSize: 'agent',
  language: 'agent',
  keys: 'agent',
  firstSteps: 'agent',
  beside: 'agent',
  spelling: 'agent',
  style: 'owner',
  checks: 'owner',
  suggestions: 'owner',
  experiment: 'owner',
  targets: 'owner',
  backups: 'owner',
  retention: 'owner',
  lock: 'owner',
  shopName: 'owner',
  agentName: 'owner',
  greeting: 'owner',
  signOff: 'owner',
  label: 'owner',
  survey: 'owner',
  orderNumbers: 'owner',
  openingHours: 'owner',
  learning: 'owner',
  queues: 'owner',
  rules: 'owner',
  glossary: 'owner',
};

/**
 * What is set as long as nobody sets it. What the shop reads or a customer gets is worded in the language of whoever begins
 * (main/desk/settings/defaults.ts).
 */
export const settingDefaults = {
  theme: 'system',
  textSize: 'normal',
  language: null,
  keys: { singleKeys: true, hotkey: 'Ctrl+Shift+Space', palette: 'Ctrl+Alt+Space', rebound: {} },
  firstSteps: { next: 0 },
  beside: {
    dock: 'free',
    onTop: false,
    closeToTray: false,
    startAtLogin: false,
    backAfterCopy: false,
    thunderbird: false,
    clearClipboard: 'never',
  },
  spelling: { on: true, words: [] },
  suggestions: 'on',
  experiment: { on: false, since: null, queues: [], agents: [], share: 0.5 },
  targets: recordOf(targetNames, null),
  backups: { keep: 7 },
  // For good, until somebody chooses.
  retention: recordOf(retentionKinds, null),
  lock: { afterMinutes: null },
  shopName: '',
  agentName: '',
  orderNumbers: '',
  openingHours: [...Array.from({ length: 5 }, () => ({ from: '09:00', to: '17:00' })), null, null],
  learning: 'at once',
  glossary: [],
} satisfies Partial<Settings>;

export const settingsCalls = {
  'settings.get': call(nothing).for('anyone').returns<Settings>(),
  'settings.change': call(settingsSchema.partial()).for({ fields: settingsAccess }).returns<Settings>(),
} as const;
