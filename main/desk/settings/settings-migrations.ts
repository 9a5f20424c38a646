import { z } from 'zod';
import { snippetSchema } from '../../../preload/shapes/snippets.ts';
import { type Rule, type Settings, settingsSchema, type Snippet } from '../../../preload/contract.ts';

/**
 * A migration makes settings of version n+1 out of those of version n and of what is set by default; pure, and never edited
 * once it has landed.
 */
type SettingsMigration = (
  settings: Readonly<Record<string, unknown>>,
  defaults: Settings,
) => Readonly<Record<string, unknown>>;

/** Conditions of rules that are new in version 6. */
const handoverKinds: ReadonlySet<string> = new Set(['mood', 'confidence', 'amount above', 'queue']);

/** The first one leads from version 1 to 2. */
const settingsMigrations: readonly SettingsMigration[] = [
  (settings, { queues, rules }) => ({ ...settings, queues, rules }),
  (settings) => ({ ...settings, glossary: [] }),
  (settings) => ({ ...settings, orderNumbers: '' }),
  (settings) => ({ ...settings, learning: 'at once' }),
  (settings, { style, checks, suggestions, experiment, rules }) => ({
    ...settings,
    style,
    checks,
    suggestions,
    experiment,
    snippets: [],
    queues: withFields(settings['queues'], { needs: [], secondLook: false }),
    rules: withHandover(settings['rules'], rules),
  }),
  (settings) => ({
    ...renameField(settings, 'pilot', 'experiment'),
    ...('queues' in settings && { queues: renameFields(settings['queues'], 'goesTo', 'assignee') }),
    ...('rules' in settings && { rules: renameFields(settings['rules'], 'looksFor', 'condition') }),
  }),
  // Snippets are kept in desk.db.
  ({ snippets: _snippets, ...settings }) => settings,
  (settings) => ({
    ...settings,
    ...('retention' in settings && { retention: renamed(settings['retention'], 'handOvers', 'handovers') }),
  }),
];

/** Written beside the settings wherever they are stored. */
export const settingsVersion = settingsMigrations.length + 1;

/** Rules say whether they propose a handover, as the ones that come along do; those that are new since then are added. */
function withHandover(rules: unknown, defaultRules: readonly Rule[]): unknown {
  if (!Array.isArray(rules)) return rules;
  const before: readonly unknown[] = rules;
  const idOf = (rule: unknown): unknown =>
    typeof rule === 'object' && rule !== null && 'id' in rule ? rule.id : null;
  const proposesByDefault = (rule: unknown): boolean =>
    defaultRules.find(({ id }) => id === idOf(rule))?.handOver ?? true;
  const added = defaultRules.filter(
    ({ id, condition }) => handoverKinds.has(condition.kind) && !before.some((rule) => idOf(rule) === id),
  );
  return [...before.flatMap((rule) => withFields([rule], { handOver: proposesByDefault(rule) })), ...added];
}

/** Every record of a list with more fields; what is no list of records is refused by the check after it. */
function withFields(list: unknown, more: Readonly<Record<string, unknown>>): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((one: unknown) => (typeof one === 'object' && one !== null ? { ...one, ...more } : one));
}

/** A record with a field under another name, where it is there: what comes with Sidedesk has the new one already. */
function renameField(
  record: Readonly<Record<string, unknown>>,
  from: string,
  to: string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name === from ? to : name, value]),
  );
}

function renameFields(list: unknown, from: string, to: string): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((one: unknown) => renamed(one, from, to));
}

/** A record with a field of another name; what is none is refused by the check after it. */
const renamed = (record: unknown, from: string, to: string): unknown =>
  typeof record === 'object' && record !== null ? renameField({ ...record }, from, to) : record;

/** Settings of that version, or some of them, as the present version has them; null when the version is a newer one. */
export function migrateSettings(
  settings: Readonly<Record<string, unknown>>,
  version: number,
  defaults: Settings,
  migrations = settingsMigrations,
): Readonly<Record<string, unknown>> | null {
  if (version > migrations.length + 1) return null;
  return migrations.slice(version - 1).reduce((older, migration) => migration(older, defaults), settings);
}

const snippetsSchema = z.array(snippetSchema.readonly());

/** What a file turned out to hold. */
export type ParsedSettings =
  | {
      readonly status: 'ok';
      readonly settings: Settings;
      /** Those of settings of before version 8. */
      readonly snippets?: readonly Snippet[];
    }
  | { readonly status: 'corrupt' }
  | { readonly status: 'newer-version' };

const versionedSchema = z.looseObject({ version: z.int().min(1) });

/**
 * Reads the text of a `settings.json` of this version or an older one. What it says nothing of is as by default, so that a new
 * setting needs no migration.
 */
export function parseSettings(
  text: string,
  defaults: Settings,
  migrations = settingsMigrations,
): ParsedSettings {
  const versioned = versionedSchema.safeParse(parseJson(text));
  if (!versioned.success) return { status: 'corrupt' };
  const { version, ...stored } = versioned.data;
  // A file that says nothing was cut off: the last good one is better than the defaults.
  if (Object.keys(stored).length === 0) return { status: 'corrupt' };
  const current = migrateSettings(stored, version, defaults, migrations);
  if (current === null) return { status: 'newer-version' };
  const checked = settingsSchema.safeParse(withDefaults(defaults, current));
  if (!checked.success) return { status: 'corrupt' };
  const snippets = snippetsSchema.safeParse(stored['snippets']);
  return { status: 'ok', settings: checked.data, ...(snippets.success && { snippets: snippets.data }) };
}

/** What is not there is as by default, also within a group such as the checks: a new one costs nobody the settings. */
function withDefaults(defaults: object, given: object): Record<string, unknown> {
  const filled = Object.entries(defaults).map(([name, byDefault]: [string, unknown]) => {
    const value: unknown = Object.entries(given).find(([own]) => own === name)?.[1];
    if (value === undefined) return [name, byDefault] as const;
    return [name, isGroup(byDefault) && isGroup(value) ? { ...byDefault, ...value } : value] as const;
  });
  return { ...given, ...Object.fromEntries(filled) };
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of a `settings.json`, for people too. */
export function serializeSettings(settings: Settings): string {
  return `${JSON.stringify({ version: settingsVersion, ...settings }, null, 2)}\n`;
}

function parseJson(text: string): unknown {
  try {
    // Notepad puts a byte order mark before what it saves.
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
}
