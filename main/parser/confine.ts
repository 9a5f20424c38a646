import { createRequire, isBuiltin, registerHooks, syncBuiltinESMExports } from 'node:module';

/** Modules of Node that compute and reach nothing. All that stand neither here nor below are not there for a parser. */
const harmless =
  'assert assert/strict async_hooks buffer console constants diagnostics_channel events path path/posix path/win32 perf_hooks ' +
  'process punycode querystring stream stream/consumers stream/promises stream/web string_decoder timers timers/promises url ' +
  'util util/types zlib';

type Members = { readonly keep: string } | { readonly take: string };

/** What is there in part: only what is named to stay, or all but what is named to go. */
const inPart: Readonly<Record<string, Members>> = {
  net: { keep: 'isIP isIPv4 isIPv6' },
  os: { keep: 'EOL arch constants devNull endianness platform release type' },
  tty: { keep: 'isatty' },
  worker_threads: { take: 'Worker BroadcastChannel postMessageToThread moveMessagePortToContext' },
  // A path that may not be read is refused by its permission; a number could be any file that the process holds.
  fs: {
    keep:
      'constants closeSync existsSync fstatSync lstatSync openSync promises readFile readFileSync readSync readdirSync realpathSync ' +
      'stat statSync',
  },
  'fs/promises': { keep: 'constants readFile stat' },
  // Loads native code.
  crypto: { take: 'setEngine' },
  // Would undo what is done here.
  module: { take: 'register registerHooks syncBuiltinESMExports' },
};

const ofProcess =
  '_debugEnd _debugProcess _getActiveHandles _getActiveRequests _kill _linkedBinding _rawDebug _startProfilerIdleNotifier ' +
  '_stopProfilerIdleNotifier abort binding chdir crash dlopen execve hang initgroups kill loadEnvFile mainModule openStdin ' +
  'parentPort report setegid seteuid setgid setgroups setuid takeHeapSnapshot umask';
const ofTheWeb =
  'BroadcastChannel EventSource WebSocket WebTransport XMLHttpRequest fetch localStorage navigator sessionStorage';

const words = (text: string): readonly string[] => text.split(' ');

/**
 * Takes from this thread, for good, what could reach beyond it, also where the permissions that it was started with say nothing:
 * sockets, other processes, open files. It holds against code that a file makes a parser run; against a hole in V8 itself the wall
 * is the process, which has no key.
 */
export function confine(): void {
  const require = createRequire(import.meta.url);
  // All are loaded before one is touched: they are made of each other.
  const found = Object.entries(inPart).map(
    ([name, members]) => [require(`node:${name}`) as object, members] as const,
  );
  for (const [exported, members] of found) {
    if ('take' in members) disarm(exported, words(members.take));
    else {
      const keep = new Set<string | symbol>(words(members.keep));
      disarm(
        exported,
        Reflect.ownKeys(exported).filter((key) => !keep.has(key)),
      );
    }
  }
  remove(process, words(ofProcess));
  remove(globalThis, words(ofTheWeb));
  const there = new Set([...words(harmless), ...Object.keys(inPart)]);
  const assertThere = (specifier: string): void => {
    if (isBuiltin(specifier) && !there.has(specifier.replace(/^node:/, '')))
      throw new Error('A parser has no such module');
  };
  registerHooks({
    resolve(specifier, context, next) {
      assertThere(specifier);
      return next(specifier, context);
    },
    load(url, context, next) {
      assertThere(url);
      return next(url, context);
    },
  });
  const getBuiltinModule = process.getBuiltinModule.bind(process);
  Reflect.defineProperty(process, 'getBuiltinModule', {
    value: (name: string): unknown => {
      assertThere(name);
      return getBuiltinModule(name);
    },
    writable: false,
    configurable: false,
  });
  syncBuiltinESMExports();
}

/** Own and inherited members alike: what cannot be deleted is covered. */
function remove(from: object, keys: readonly (string | symbol)[]): void {
  for (const key of keys) {
    Reflect.deleteProperty(from, key);
    if (key in from)
      Reflect.defineProperty(from, key, { value: undefined, writable: false, configurable: false });
  }
}

/** As above, but functions are there and throw: libraries that read files by name bind what they may never call. */
function disarm(module: object, keys: readonly (string | symbol)[]): void {
  for (const key of keys) {
    const isFunction = typeof Reflect.get(module, key) === 'function';
    remove(module, [key]);
    if (isFunction) Reflect.defineProperty(module, key, { value: unavailable });
  }
}

function unavailable(): never {
  throw new Error('A parser has no such function');
}
