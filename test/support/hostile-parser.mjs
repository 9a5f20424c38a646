// What a parser would do that a file has taken over: tries to reach beyond its thread, and answers its first job with what it got.
import { parentPort } from 'node:worker_threads';

const use = async (name, work) => work(await import(name));
const builtin = (name, work) => work(process.getBuiltinModule(name));
const soon = (make) =>
  new Promise((resolve, reject) => {
    const socket = make();
    socket.on('connect', () => resolve('connected'));
    socket.on('error', (error) => resolve(`reached out: ${error.code}`));
    setTimeout(() => reject(new Error('nothing')), 300);
  });

/** Each reaches something, or throws. */
const attempts = ({ secret, writable, port, pid }) => ({
  readByPath: () => use('node:fs', (fs) => fs.readFileSync(secret, 'utf8')),
  readByPromise: () => use('node:fs/promises', (fs) => fs.readFile(secret, 'utf8')),
  readByBuiltin: () => builtin('fs', (fs) => fs.readFileSync(secret, 'utf8')),
  readByUrl: () => import(`file://${secret}`),
  readByRequire: () => use('node:module', (module) => module.createRequire(import.meta.url)(secret)),
  readByLink: () => use('node:fs', (fs) => fs.readFileSync(`${writable}/../${secret}`, 'utf8')),
  readByProc: () => use('node:fs', (fs) => fs.readFileSync('/proc/self/environ', 'utf8')),
  readMemory: () => use('node:fs', (fs) => fs.openSync('/proc/self/mem', 'r')),
  list: () => use('node:fs', (fs) => fs.readdirSync('/')),
  readDatabase: () => use('node:sqlite', (sqlite) => new sqlite.DatabaseSync(secret)),
  environment: () => {
    const names = Object.keys(process.env);
    if (names.length === 0) throw new Error('empty');
    return names;
  },
  write: () => use('node:fs', (fs) => fs.writeFileSync(writable, 'x')),
  writeByPromise: () => use('node:fs/promises', (fs) => fs.writeFile(writable, 'x')),
  writeByNumber: () => use('node:fs', (fs) => fs.writeSync(1, 'x')),
  open: () => use('node:fs', (fs) => fs.openSync(writable, 'w')),
  writeReport: () => process.report.writeReport(writable),
  writeSnapshot: () => use('node:v8', (v8) => v8.writeHeapSnapshot(writable)),
  writeTrace: () =>
    use('node:trace_events', (events) => events.createTracing({ categories: ['v8'] }).enable()),
  connect: () => use('node:net', (net) => soon(() => net.connect(port, '127.0.0.1'))),
  connectByClass: () => use('node:net', (net) => soon(() => new net.Socket().connect(port, '127.0.0.1'))),
  connectByBuiltin: () => builtin('net', (net) => soon(() => net.createConnection(port, '127.0.0.1'))),
  connectByTls: () => use('node:tls', (tls) => soon(() => tls.connect(port, '127.0.0.1'))),
  ask: () => use('node:http', (http) => soon(() => http.get(`http://127.0.0.1:${port}/`))),
  askAgent: () =>
    use('node:_http_agent', (agent) => soon(() => agent.globalAgent.createConnection({ port }))),
  fetch: () => fetch(`http://127.0.0.1:${port}/`).then(() => 'fetched'),
  webSocket: () => new WebSocket(`ws://127.0.0.1:${port}/`),
  events: () => new EventSource(`http://127.0.0.1:${port}/`),
  datagram: () => use('node:dgram', (dgram) => dgram.createSocket('udp4').send('x', port, '127.0.0.1')),
  resolve: () => use('node:dns/promises', (dns) => dns.lookup('localhost')),
  listen: () => use('node:net', (net) => net.createServer().listen(0)),
  spawn: () => use('node:child_process', (child) => child.execFileSync('true')),
  spawnByBuiltin: () => builtin('node:child_process', (child) => child.spawnSync('true').status),
  thread: () => use('node:worker_threads', (threads) => new threads.Worker('1', { eval: true })),
  cluster: () => use('node:cluster', (cluster) => cluster.fork()),
  kill: () => process.kill(pid, 0),
  killBelow: () => process._kill(pid, 0),
  debug: () => process._debugProcess(pid),
  inspect: () => use('node:inspector', (inspector) => inspector.open(0)),
  binding: () => process.binding('tcp_wrap'),
  linked: () => process._linkedBinding('electron_common_features'),
  native: () => process.dlopen({ exports: {} }, '/usr/lib/x86_64-linux-gnu/libc.so.6'),
  engine: () => use('node:crypto', (crypto) => crypto.setEngine('/tmp/none.so')),
  electron: () => import('electron'),
  below: () => use('node:module', (module) => module.default._load('child_process').spawnSync('true').status),
  hooks: () => use('node:module', (module) => module.registerHooks({})),
  handles: () => process._getActiveHandles(),
  replace: () => process.execve('/bin/true', ['true'], {}),
});

const answer = parentPort.postMessage.bind(parentPort);
const tryAll = async ({ name }) => {
  const got = [];
  for (const [attempt, run] of Object.entries(attempts(JSON.parse(decodeURIComponent(name))))) {
    try {
      got.push(`${attempt}: ${String(await run()).slice(0, 60)}`);
    } catch {
      // As it should be.
    }
  }
  answer({ ok: true, result: { kind: 'unchanged', got } });
};
parentPort.on('message', (job) => void tryAll(job));
