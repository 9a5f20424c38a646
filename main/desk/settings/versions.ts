import { z } from 'zod';
import { replyDefaults } from './defaults.ts';
import { defaultRules, ownersQueue } from './default-rules.ts';
import { type Settings, settingsSchema } from '../../../preload/contract.ts';

/** A migration makes settings of version n+1 out of those of version n; pure, and never edited once it has landed. */
type SettingsMigration = (settings: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** What rules look for since version 6. */
const proposingKinds: ReadonlySet<string> = new Set(['mood', 'confidence', 'amount above', 'queue']);

/** The first one leads from version 1 to 2. */
const settingsMigrations: readonly SettingsMigration[] = [
  (settings) => ({ ...settings, queues: [ownersQueue], rules: defaultRules }),
  (settings) => ({ ...settings, glossary: [] }),
  (settings) => ({ ...settings, orderNumbers: '' }),
  (settings) => ({ ...settings, learning: 'at once' }),
  (settings) => ({
    ...settings,
    ...replyDefaults,
    snippets: [],
    queues: each(settings['queues'], { needs: [], secondLook: false }),
    rules: withHandOver(settings['rules']),
  }),
];

/** Rules say whether they propose a hand-over, as the ones that come along do; those that are new since then are added. */
function withHandOver(rules: unknown): unknown {
  if (!Array.isArray(rules)) return rules;
  const before: readonly unknown[] = rules;
  const idOf = (rule: unknown): unknown =>
    typeof rule === 'object' && rule !== null && 'id' in rule ? rule.id : null;
  const cameAlong = (rule: unknown): boolean =>
    defaultRules.find(({ id }) => id === idOf(rule))?.handOver ?? true;
  const added = defaultRules.filter(
    ({ id, looksFor }) => proposingKinds.has(looksFor.kind) && !before.some((rule) => idOf(rule) === id),
  );
  return [...before.flatMap((rule) => each([rule], { handOver: cameAlong(rule) })), ...added];
}

/** Every record of a list with more fields; what is no list of records is found out by the check after it. */
function each(list: unknown, more: Readonly<Record<string, unknown>>): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((one: unknown) => (typeof one === 'object' && one !== null ? { ...one, ...more } : one));
}

/** What a file turned out to hold. */
export type ReadSettings =
  | { readonly found: 'settings'; readonly settings: Settings }
  | { readonly found: 'damage' }
  | { readonly found: 'newer version' };

const anyVersion = z.looseObject({ version: z.int().min(1) });

/** Reads the text of a `settings.json` of this version or an older one. */
export function readSettings(
  text: string,
  migrations = settingsMigrations,
  schema = settingsSchema,
): ReadSettings {
  const versioned = anyVersion.safeParse(parseJson(text));
  if (!versioned.success) return { found: 'damage' };
  const { version, ...stored } = versioned.data;
  if (version > migrations.length + 1) return { found: 'newer version' };
  const current = migrations
    .slice(version - 1)
    .reduce<Readonly<Record<string, unknown>>>((settings, migration) => migration(settings), stored);
  const checked = schema.safeParse(current);
  return checked.success ? { found: 'settings', settings: checked.data } : { found: 'damage' };
}

/** The text of a `settings.json`, for people too. */
export function writeSettings(settings: Settings, migrations = settingsMigrations): string {
  return `${JSON.stringify({ version: migrations.length + 1, ...settings }, null, 2)}\n`;
}

function parseJson(text: string): unknown {
  try {
    // Notepad puts a byte order mark before what it saves.
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
}
