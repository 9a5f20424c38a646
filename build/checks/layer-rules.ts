/** Who may import whom: the rules of docs/architecture.md as tables. Paths are relative to the root, with forward slashes. */

/** The rooms of the desk; each may use those before it. */
const rooms = [
  'background',
  'store',
  'changes',
  'settings',
  'privacy',
  'people',
  'experiment',
  'audit',
  'backups',
  'retention',
  'library',
  'search',
  'messages',
  'worklist',
  'replies',
  'learning',
  'report',
  'fairness',
  'quality',
  'data-audit',
  'outcomes',
  'customers',
] as const;

/** First match wins. */
const zones: readonly (readonly [name: string, files: RegExp])[] = [
  ['shell', /^main\/(index\.ts$|mail-host\.ts$|shell\/)/],
  ['engine', /^main\/engine\.ts$/],
  ['parser', /^main\/parser(\.ts$|\/)/],
  ['cli', /^main\/cli(\.ts$|\/)/],
  ['wire', /^main\/wire\//],
  ['adapters', /^main\/adapters\//],
  ['ports', /^main\/desk\/(ports|failure)\.ts$/],
  ['vectors', /^main\/desk\/vectors\.ts$/],
  ...rooms.map((room) => [room, new RegExp(`^main/desk/${room}(/|\\.ts$)`)] as const),
  ['heads', /^models\/heads\//],
  ['desk', /^main\/desk\/(handlers\/)?[^/]+\.ts$/],
  ['shared', /^preload\/shared\//],
  ['roles', /^preload\/roles\.ts$/],
  ['contract', /^preload\/((contract|shapes)\.ts$|calls\/|shapes\/)/],
  ['client', /^preload\/client\.ts$/],
  ['preload', /^preload\/index\.ts$/],
  ['window', /^renderer\//],
  ['add-on', /^thunderbird\//],
  ['locales', /^locales\//],
];

/** The zone of a file, or null for a file that has no place in the plan. */
export function zoneOf(file: string): string | null {
  return zones.find(([, files]) => files.test(file))?.[0] ?? null;
}

const allRooms: readonly string[] = rooms;
const may: Readonly<Record<string, readonly string[]>> = {
  contract: ['roles', 'shared'],
  client: ['contract:types'],
  preload: ['client:types', 'contract:types'],
  ports: ['contract', 'locales:types'],
  vectors: [],
  shared: [],
  roles: [],
  wire: ['ports', 'contract', 'client', 'roles'],
  adapters: ['ports', 'contract:types', 'heads'],
  desk: ['ports', 'contract', 'locales', 'shared', 'roles', ...rooms],
  engine: ['desk', 'ports', 'wire', 'adapters', 'contract', 'client', 'locales'],
  cli: ['desk', 'ports', 'wire', 'adapters', 'contract', 'client', 'locales', 'shared', 'roles', ...rooms],
  parser: [],
  shell: ['parser:types', 'ports', 'wire', 'adapters', 'contract', 'client', 'locales', 'roles'],
  window: ['client', 'contract:types', 'locales', 'shared', 'roles'],
  'add-on': ['contract:types'],
  locales: ['contract:types'],
  ...Object.fromEntries(
    rooms.map((room, index) => [
      room,
      ['ports', 'contract', 'heads', 'locales', 'shared', 'roles', 'vectors', ...rooms.slice(0, index)],
    ]),
  ),
};

/** Why one zone may not import another, or null when it may. */
export function refusalOfZone(from: string, to: string, typeOnly: boolean): string | null {
  if (from === to) return null;
  const list = may[from] ?? [];
  if (list.includes(to) || (typeOnly && list.includes(`${to}:types`))) return null;
  if (list.includes(`${to}:types`)) return `${from} may import only types from ${to}`;
  if (allRooms.includes(from) && allRooms.includes(to)) return `rooms point one way: ${rooms.join(' ← ')}`;
  return `${from} may import only ${list.map((zone) => zone.replace(':types', ' (types)')).join(', ') || 'packages'}`;
}

const isPackage = (name: string) => (specifier: string) =>
  specifier === name || specifier.startsWith(`${name}/`);
const isReact = (specifier: string): boolean => /^(react|@react-|@tanstack\/react)/.test(specifier);

interface PackageRule {
  readonly forbids: (specifier: string) => boolean;
  /** Zones for which the rule does not hold. */
  readonly except: readonly string[];
  readonly because: string;
}

const packageRules: readonly PackageRule[] = [
  {
    forbids: isPackage('electron'),
    except: ['shell', 'preload'],
    because: 'electron is imported only in main/index.ts, main/shell and preload/index.ts',
  },
  { forbids: isReact, except: ['window'], because: 'react is imported only in renderer' },
  { forbids: isPackage('i18next'), except: ['locales'], because: 'i18next is imported only in locales' },
];

/** What a window must not carry, built or not. */
const windowRules: readonly PackageRule[] = [
  { forbids: isPackage('zod'), except: [], because: 'no zod reaches the window' },
  { forbids: (specifier) => specifier.startsWith('node:'), except: [], because: 'a window has no Node' },
];

/** Why a file of a zone may not import a package, or null when it may. */
export function refusalOfPackage(from: string, specifier: string): string | null {
  const rules = from === 'window' ? [...packageRules, ...windowRules] : packageRules;
  return rules.find((rule) => rule.forbids(specifier) && !rule.except.includes(from))?.because ?? null;
}
