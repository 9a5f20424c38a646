import { deskCalls, errorReasons } from '../../preload/contract.ts';

export interface LogLine {
  readonly at: string;
  readonly level: string;
  readonly event: string;
  readonly facts: Readonly<Record<string, number | boolean | string | null>>;
}

const levels: ReadonlySet<unknown> = new Set(['info', 'warn', 'error']);
/** All that a fact may say in letters: codes of the closed lists, calls of the contract, and Node's own names. */
const codes: ReadonlySet<string> = new Set([
  ...Object.keys(deskCalls),
  ...Object.entries(errorReasons).flatMap(([code, reasons]) => [code, ...reasons]),
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'AggregateError',
  'DOMException',
  'DeskFailure',
  'ZodError',
  'string',
  'object',
  'undefined',
  'unknown',
  'passphrase',
  'pin',
  'person',
  'recovery',
  'own',
  'derived',
  'library',
  'settings',
  'reload',
  'crashed',
  'killed',
  'oom',
  'launch-failed',
  'integrity-failure',
  'abnormal-exit',
  'clean-exit',
  'key store',
]);
const frame = /([\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/u;
/** Of our own bundles and Node's: a file that somebody else wrote may be called anything. */
const ownFile = /^(?:index|engine|parser|parse-worker|[a-z-]+-[\w-]{8})\.[cm]?js:/u;

/**
 * The last lines of a log file, at most so many, with facts alone. Our logs hold nothing else; this keeps what anybody might have
 * written into the file from going further: an event is words with a dot between them, and a fact a number or a known code.
 */
export function excerptLog(text: string, most: number): readonly LogLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .slice(-most)
    .flatMap((line) => {
      const read = readLine(line);
      return read === null ? [] : [read];
    });
}

function readLine(line: string): LogLine | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { at, level, event, ...facts }: Readonly<Record<string, unknown>> = { ...parsed };
  const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(time) || !levels.has(level)) return null;
  if (typeof event !== 'string' || !/^[a-z][a-z-]*(?:[._][a-z_-]+)+$/u.test(event) || !isOurs(event))
    return null;
  return {
    at: new Date(time).toISOString(),
    level: String(level),
    event,
    facts: Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => factOf(name, value))),
  };
}

/** Rooms and parts that log. */
const rooms: ReadonlySet<string> = new Set([
  'audit',
  'backups',
  'calibration',
  'call',
  'changes',
  'conversations',
  'customers',
  'embedder',
  'engine',
  'entries',
  'fairness',
  'folders',
  'form-drafts',
  'gaps',
  'golden',
  'hotkey',
  'keys',
  'learning',
  'library',
  'library-model',
  'login-item',
  'model',
  'mood',
  'parse',
  'past-answers',
  'people',
  'phrasings',
  'report',
  'restore',
  'retention',
  'routing',
  'sample',
  'search',
  'settings',
  'shell',
  'similar-entries',
  'snippets',
  'store',
  'thunderbird',
  'tray',
  'vault',
  'window',
  'worklist',
]);
const isOurs = (event: string): boolean => rooms.has(/^[a-z-]+/u.exec(event)?.[0] ?? '');

function factOf(name: string, value: unknown): readonly [string, LogLine['facts'][string]][] {
  if (!/^[a-z][A-Za-z]{0,30}$/u.test(name)) return [];
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return [[name, value]];
  if (typeof value !== 'string') return [];
  if (name === 'frames') return [[name, value.split(' | ').flatMap(place).join(' | ')]];
  return codes.has(value) ? [[name, value]] : [];
}

/** File, line and column of a frame, where the file is ours. */
function place(text: string): readonly string[] {
  const found = frame.exec(text)?.[1];
  return found !== undefined && ownFile.test(found) ? [found] : [];
}
