import { createSocket } from 'node:dgram';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { importPaths } from '../support/window.ts';

let desk: RunningApp;
let outside: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  outside = await listen();
  desk = await launchApp({ sampleShop: 'ready' });
});
afterAll(async () => {
  await desk.close();
  outside.close();
});

/** A stand-in for the world: counts every connection and packet that arrives at this machine. */
async function listen() {
  let arrivals = 0;
  const tcp = createServer((socket) => {
    arrivals += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const address = tcp.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const udp = createSocket('udp4').on('message', () => (arrivals += 1));
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve));
  return {
    port,
    arrivals: () => arrivals,
    close: () => {
      tcp.close();
      udp.close();
    },
  };
}

test('the window opens without a violation of its content policy', () => {
  expect(desk.consoleErrors).toEqual([]);
});

/** Tries every way out that a page has; says what came of each. "out" would mean that something got through. */
async function tryEveryWayOut(port: number) {
  const results: Record<string, string> = {};
  const hosts = [
    `127.0.0.1:${port}`,
    `localhost:${port}`,
    'example.com',
    '93.184.215.14',
    '[2606:4700::1111]',
  ];
  const settle = (work: Promise<unknown>): Promise<string> =>
    Promise.race([
      work.then(
        () => 'out',
        () => 'refused',
      ),
      new Promise<string>((resolve) => setTimeout(() => resolve('refused'), 1500)),
    ]);
  const loads = (element: HTMLElement): Promise<void> =>
    new Promise((resolve, reject) => {
      element.addEventListener('load', () => resolve());
      element.addEventListener('loadeddata', () => resolve());
      element.addEventListener('error', () => reject(new Error('refused')));
      document.body.append(element);
    });
  const make = <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    fields: Partial<HTMLElementTagNameMap[Tag]>,
  ) => Object.assign(document.createElement(tag), fields);
  const opens = (target: EventTarget): Promise<void> =>
    new Promise((resolve, reject) => {
      target.addEventListener('open', () => resolve());
      target.addEventListener('error', () => reject(new Error('refused')));
    });
  const attempt = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    results[name] = await settle(Promise.resolve().then(work));
  };
  const all: Promise<void>[] = [];
  for (const host of hosts) {
    const url = `http://${host}/`;
    all.push(
      attempt(`fetch ${host}`, () => fetch(url, { mode: 'no-cors' })),
      attempt(`fetch https ${host}`, () => fetch(`https://${host}/`, { mode: 'no-cors', keepalive: true })),
      attempt(`xhr ${host}`, () => {
        const xhr = new XMLHttpRequest();
        xhr.open('GET', url);
        return new Promise<void>((resolve, reject) => {
          xhr.onload = () => resolve();
          xhr.onerror = () => reject(new Error('refused'));
          xhr.send();
        });
      }),
      attempt(`websocket ${host}`, () => opens(new WebSocket(`ws://${host}/`))),
      attempt(`events ${host}`, () => opens(new EventSource(url))),
      attempt(`image ${host}`, () => loads(make('img', { src: `${url}a.png` }))),
      attempt(`style ${host}`, () => loads(make('link', { rel: 'stylesheet', href: `${url}a.css` }))),
      attempt(`video ${host}`, () => loads(make('video', { src: `${url}a.mp4` }))),
      attempt(`module ${host}`, () => import(/* @vite-ignore */ `${url}a.js`)),
      attempt(`font ${host}`, () => new FontFace('x', `url(${url}a.woff2)`).load()),
      attempt(`worker ${host}`, () => Promise.reject(new Worker(`${url}a.js`))),
    );
    navigator.sendBeacon(url, 'x');
    for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'prerender'])
      document.head.append(make('link', { rel, href: url, as: 'script' }));
    const form = make('form', { action: url, method: 'post' });
    document.body.append(form);
    form.submit();
    make('a', { href: url, ping: url }).click();
    all.push(
      attempt(`object ${host}`, () => loads(make('object', { data: url }))),
      attempt(`embed ${host}`, () => Promise.reject(document.body.append(make('embed', { src: url })))),
      attempt(`frame ${host}`, () => Promise.reject(document.body.append(make('iframe', { src: url })))),
    );
  }
  all.push(
    attempt('file', () => fetch('file:///etc/hostname')),
    attempt('file image', () => loads(make('img', { src: 'file:///usr/share/pixmaps/debian-logo.png' }))),
    attempt('webtransport', () => new WebTransport(`https://127.0.0.1:${port}/`).ready),
    attempt('service worker', () => navigator.serviceWorker.register('app://desk/assets/sw.js')),
  );
  const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
  const candidates: string[] = [];
  peer.onicecandidate = ({ candidate }) => {
    if (candidate?.candidate) candidates.push(candidate.candidate);
  };
  peer.createDataChannel('x');
  all.push(
    peer
      .createOffer()
      .then((offer) => peer.setLocalDescription(offer))
      .then(() => new Promise<void>((resolve) => setTimeout(resolve, 1500)))
      .then(() => {
        results['webrtc'] = candidates.length > 0 ? 'out' : 'refused';
      })
      .catch(() => undefined),
  );
  await Promise.all(all);
  return results;
}

describe.each(['with', 'without'])('no way out of the window, %s its content policy', (how) => {
  test('every request is refused and nothing arrives anywhere', async () => {
    // The other walls must hold alone: a policy is one line of one header.
    const devTools = await desk.app.context().newCDPSession(desk.page);
    await devTools.send('Page.setBypassCSP', { enabled: how === 'without' });
    await desk.page.reload();
    const results = await desk.page.evaluate(tryEveryWayOut, outside.port);
    const through = Object.entries(results).filter(([, result]) => result !== 'refused');
    expect(Object.keys(results).length).toBeGreaterThan(50);
    expect(through).toEqual([]);
    expect(outside.arrivals()).toBe(0);
    expect(desk.page.url()).toBe('app://desk/');
    await devTools.send('Page.setBypassCSP', { enabled: false });
    await devTools.detach();
    await desk.page.reload();
  });
});

test('there is no way to another page, and no second window', async () => {
  for (const url of [
    'https://example.com/',
    'file:///etc/hostname',
    'data:text/html,x',
    'about:blank',
    'app://other/',
    'javascript:0',
  ]) {
    // Where the page was loaded anew, its scripts are not there at once.
    await expect
      .poll(() =>
        desk.page
          .evaluate((target) => {
            window.open(target);
            window.location.href = target;
          }, url)
          .then(
            () => true,
            () => false,
          ),
      )
      .toBe(true);
    await desk.page.waitForTimeout(100);
    // Asked in the page itself: a refused navigation does not always end for those who watch from outside.
    await expect
      .poll(() =>
        desk.page.evaluate(() => `${document.readyState} ${window.location.href}`).catch(() => 'loading'),
      )
      .toBe('complete app://desk/');
  }
  expect(desk.app.windows()).toHaveLength(1);
  expect(await desk.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect(await desk.call('desk.status', {})).toMatchObject({ version: expect.any(String) });
});

test('no permission is granted', async () => {
  const granted = await desk.page.evaluate(async () => {
    const found: string[] = [];
    const refused = async (name: string, work: () => Promise<unknown>): Promise<void> => {
      const result = await Promise.race([
        Promise.resolve()
          .then(work)
          // An empty list is how some say that nothing was chosen.
          .then((value) => !Array.isArray(value) || value.length > 0)
          .catch(() => false),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 1500)),
      ]);
      if (result) found.push(name);
    };
    const names =
      'geolocation notifications camera microphone midi clipboard-read clipboard-write persistent-storage idle-detection'.split(
        ' ',
      );
    for (const name of names) {
      // Names that this Chromium does not know are refused by not existing.
      const status = await navigator.permissions.query({ name: name as PermissionName }).catch(() => null);
      if (status && status.state !== 'denied') found.push(`${name}: ${status.state}`);
    }
    await refused(
      'geolocation',
      () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
    );
    await refused('camera', () => navigator.mediaDevices.getUserMedia({ video: true }));
    await refused('microphone', () => navigator.mediaDevices.getUserMedia({ audio: true }));
    await refused('screen', () => navigator.mediaDevices.getDisplayMedia());
    await refused('clipboard read', () => navigator.clipboard.readText());
    await refused('clipboard write', () => navigator.clipboard.writeText('x'));
    if ((await Notification.requestPermission()) !== 'denied') found.push('notifications');
    for (const device of ['usb', 'hid', 'serial', 'bluetooth']) {
      const api: unknown = Reflect.get(navigator, device);
      const request: unknown =
        typeof api === 'object' && api !== null
          ? Reflect.get(api, device === 'serial' ? 'requestPort' : 'requestDevice')
          : null;
      if (typeof request === 'function')
        await refused(device, () => Reflect.apply(request, api, [{ filters: [], acceptAllDevices: true }]));
    }
    return found;
  });
  expect(granted).toEqual([]);
});

test('text does not become code', async () => {
  const ran = await desk.page.evaluate(async () => {
    const tricks = [
      () => Reflect.construct(Function, ['window.ran = "Function"'])(),
      () => window.eval('window.ran = "eval"'),
      () =>
        document.body.append(
          Object.assign(document.createElement('script'), { text: 'window.ran = "script"' }),
        ),
      () => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran = 1">'),
      () => document.body.setAttribute('onclick', 'window.ran = "attribute"'),
    ];
    // What a debugger evaluates is above the policy; what a timer runs is not.
    await new Promise((resolve) => setTimeout(resolve, 10));
    for (const trick of tricks) {
      try {
        trick();
      } catch {
        // Refused aloud.
      }
    }
    document.body.click();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return Reflect.get(window, 'ran') ?? null;
  });
  expect(ran).toBeNull();
});

test('nothing is downloaded', async () => {
  const downloads = desk.app.evaluate(
    ({ session }) =>
      new Promise<number>((resolve) => {
        let finished = 0;
        session.fromPartition('desk').on('will-download', (_event, item) => {
          item.once('done', (_done, state) => (finished += state === 'completed' ? 1 : 0));
        });
        setTimeout(() => resolve(finished), 1000);
      }),
  );
  await desk.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['customer data']));
    link.download = 'out.txt';
    link.click();
  });
  expect(await downloads).toBe(0);
});

test('a parser process has no environment and no way out, whatever code it is made to run', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-parser-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const secret = path.join(folder, 'vault.json');
  writeFileSync(secret, '"the key of all"');
  const script = path.join(import.meta.dirname, '../support/hostile-parser.mjs');
  const targets = { secret, writable: path.join(folder, 'written'), port: outside.port, pid: process.pid };
  // As main/shell/parser-processes.ts forks them, with another script in it.
  const answer: unknown = await desk.app.evaluate(
    ({ MessageChannelMain, utilityProcess }, { entry, options, name }) =>
      new Promise((resolve) => {
        const child = utilityProcess.fork(entry, [options], { stdio: 'ignore', env: { SIDEDESK: 'parser' } });
        const { port1, port2 } = new MessageChannelMain();
        child.postMessage(null, [port1]);
        child.once('exit', (code) => resolve(code));
        port2.on('message', ({ data }) => {
          resolve(data);
          child.kill();
        });
        port2.start();
        port2.postMessage({ kind: 'document', name });
      }),
    {
      entry: path.resolve('out/main/parser.js'),
      options: JSON.stringify({
        script: pathToFileURL(script).href,
        readable: [path.resolve('out/main') + path.sep, path.resolve('package.json'), script],
        heap: 512,
        buffers: 1024,
      }),
      name: encodeURIComponent(JSON.stringify(targets)),
    },
  );
  expect(answer).toEqual({ ok: true, result: { kind: 'unchanged', got: [] } });
  expect(existsSync(targets.writable)).toBe(false);
  expect(outside.arrivals()).toBe(0);
});

test('files are read in processes of their own, and one that the system ends costs that file alone', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sidedesk-apart-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const large = path.join(folder, 'large.md');
  writeFileSync(large, '## How long does a batch rest?\n\nFor a night in the cold.\n\n'.repeat(60_000));
  const small = path.join(folder, 'small.md');
  writeFileSync(small, '## Do you deliver on skates?\n\nOnly in winter.\n');
  const outcome = async (filter: string) => {
    const { rows } = await desk.call('library.list', {
      show: 'documents',
      filter,
      sort: 'name',
      descending: false,
      offset: 0,
      limit: 5,
    });
    return rows.flatMap((row) => (row.type === 'document' ? [row.state] : []));
  };
  const killParsers = async () => {
    const pids = await desk.app.evaluate(({ app }) =>
      app.getAppMetrics().flatMap(({ name, pid }) => (name === 'Reading files' ? [pid] : [])),
    );
    for (const pid of pids) process.kill(pid, 'SIGKILL');
  };
  await importPaths(desk, [large]);
  // Again and again: one that is found first may have nothing to do, while the one for this file is still starting.
  await expect
    .poll(
      async () => {
        await killParsers();
        return outcome('large');
      },
      { interval: 20 },
    )
    .toEqual(['failed']);
  await importPaths(desk, [small]);
  await expect.poll(() => outcome('small')).toEqual(['ready']);
  expect(await outcome('large')).toEqual(['failed']);
});
