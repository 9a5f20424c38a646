import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { inEnglishWords } from '../../../main/desk/search/word-translation.ts';
import type { LibraryRow, Reading } from '../../../preload/contract.ts';
import { openTestDesk, realEmbedder, type TestDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/folder.ts';
import { callOfToday, inTodaysWords, plain } from '../support/older-words.ts';

/** A folder of the version before, and what that version showed of it; see the README there. */
const fixture = path.resolve(import.meta.dirname, '../../fixtures/data-folder-0.1');
const { about, calls } = JSON.parse(readFileSync(path.join(fixture, 'expected.json'), 'utf8')) as {
  readonly about: {
    readonly passphrase: string;
    readonly openedAt: number;
    /** What was removed, oldest first. */
    readonly removals: readonly { readonly what: string; readonly undo: string }[];
    readonly searches: readonly string[];
    readonly messages: readonly string[];
  };
  readonly calls: Readonly<Record<string, unknown>>;
};

async function openCopy(): Promise<TestDesk> {
  const folder = path.join(temporaryFolder(onTestFinished), 'data');
  cpSync(path.join(fixture, 'data'), folder, { recursive: true });
  let ids = 0;
  return openTestDesk({
    folder,
    now: () => about.openedAt,
    newId: () => `new-${String(++ids).padStart(5, '0')}`,
    // That version had none: answers stand in the order of their scores.
    embedder: { ...realEmbedder(), tokenModel: undefined, embedTokens: undefined },
  });
}

/** Everything that goes on behind the calls has ended. */
async function whenQuiet({ api, services }: TestDesk): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    await services.library.whenIdle();
    await services.calibration.whenIdle();
    await services.learnedEmbedding.whenIdle();
    await services.gaps.whenIdle();
    await services.golden.whenIdle();
    const isBusy =
      (await api.call('review.counts', {})).comparing || (await api.call('gaps.clusters', {})).clustering;
    quiet = isBusy ? 0 : quiet + 1;
    await later(200);
  }
}

async function withoutCalibration<T>({ services }: TestDesk, look: () => Promise<T>): Promise<T> {
  services.search.setConfidenceShift(0);
  return look();
}

const page = { filter: '', sort: 'name', descending: false, offset: 0, limit: 500 } as const;
const rowsOf = async ({ api }: TestDesk, show: 'documents' | 'entries'): Promise<readonly LibraryRow[]> =>
  (await api.call('library.list', { ...page, show })).rows;
const feedbackOf = async ({ api }: TestDesk) =>
  (await api.call('learning.list', { offset: 0, limit: 500 })).rows;

async function each<T>(
  keys: readonly string[],
  one: (key: string) => Promise<T>,
): Promise<Record<string, T>> {
  const found: Record<string, T> = {};
  for (const key of keys) found[key] = await one(key);
  return found;
}

async function statusOf({ api }: TestDesk) {
  const { version: _, model, ...status } = await api.call('desk.status', {});
  return { ...status, model: { state: model.state } };
}

/** What a reading takes from the folder. How a message itself is read is another matter in each version. */
const fromFolder = ({ contactHistory, questions }: Pick<Reading, 'contactHistory' | 'questions'>) => ({
  contactHistory,
  answers: questions.flatMap(({ suggestions: [best] }) => (best === undefined ? [] : [best.target])),
});

interface Searched {
  readonly text: string;
  readonly suggestions: readonly { readonly title: string }[];
}

/** What is in another language was searched by its words alone then. */
const isEnglish = (text: string): boolean => inEnglishWords(text) === text;

const near = (value: number): unknown => expect.closeTo(value, 2);
/**
 * What the model of today says of a message. An 8-bit model's last digits are those of the processor that runs it, so they
 * are no content of the folder: they may differ by half a hundredth.
 */
function byTheModel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(byTheModel);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      typeof one === 'number' && (name === 'similarity' || name === 'value') ? near(one) : byTheModel(one),
    ]),
  );
}

/** What was counted; how surely the arms differ is told by another method now (docs/adr/experiment-at-any-look.md). */
function withoutEffects(results: unknown): unknown {
  const { effects: _, ...counted } = results as Record<string, unknown>;
  return counted;
}

/** What a call answered then, without what is made in another way now. */
const comparableThen = (call: string, then: unknown): unknown =>
  call === 'queues.route' ? byTheModel(then) : call === 'experiment.results' ? withoutEffects(then) : then;

/** Who comes behind the best by meaning alone stands at a threshold, where the processor's last digits decide. */
const foundSurely = <Found extends { readonly by: string }>(snippets: readonly Found[]): readonly Found[] =>
  snippets.filter(({ by }, at) => at === 0 || by !== 'meaning');

/** The log as it was, behind which one line now says so under the key: up to here lines are from before. */
async function auditLogOfThen({ api }: TestDesk) {
  const { total, rows } = await api.call('audit.list', { offset: 0, limit: 500, kinds: [] });
  const [begun, ...log] = rows;
  const { lines } = await api.call('audit.get', { id: begun?.id ?? '' });
  expect(lines.map(({ kind, facts }) => [kind, JSON.parse(facts)])).toEqual([
    ['begun', { earlier: total - 1 }],
  ]);
  const { erased, firstBroken, seal, earlier, verdict } = await api.call('audit.verify', {});
  expect(verdict).toBe('intact');
  const [last] = (await api.call('audit.get', { id: log[0]?.id ?? '' })).lines.slice(-1);
  const head = last && { sequence: last.sequence, hash: last.hash };
  return {
    log: { total: total - 1, rows: log },
    verified: { lines: earlier, erased, firstBroken, head, seal },
  };
}

/** What a person could see, each part by the call that shows it. */
async function everythingSeen(desk: TestDesk): Promise<Record<string, unknown>> {
  const { api } = desk;
  const locked = {
    'desk.status': await statusOf(desk),
    'queues.list': (await api.call('queues.list', {})).lockedExamples,
    'log.verify': (await api.call('audit.verify', {})).seal,
  };
  await api.call('vault.unlock', { passphrase: about.passphrase });
  await whenQuiet(desk);
  const documents = await rowsOf(desk, 'documents');
  const entries = await rowsOf(desk, 'entries');
  const entryIds = entries.map(({ id }) => id);
  const clusters = await api.call('gaps.clusters', {});
  const clusterIds = clusters.clusters.map(({ id }) => id);
  const { log, verified } = await auditLogOfThen(desk);
  const snippets = await api.call('snippets.list', {});
  const { filter, sort, descending } = page;
  const golden = await api.call('golden.list', {});
  return {
    locked,
    'desk.status': await statusOf(desk),
    // Snippets stood in the settings then.
    'settings.get': { ...(await api.call('settings.get', {})), snippets },
    'library.list': { documents, entries },
    'library.open': await each(
      documents.flatMap((row) => (row.type === 'document' && row.state === 'ready' ? [row.id] : [])),
      async (documentId) => {
        const { text, passages } = await api.call('library.open', { documentId });
        return { text, passages };
      },
    ),
    'library.quickFind': await each(['parkng', 'allergens', 'bread club', 'delivry cost'], (text) =>
      api.call('library.quickFind', { text, limit: 5 }),
    ),
    'entries.get': await each(entryIds, async (id) => {
      const { version, conflict } = await api.call('entries.get', { id });
      return { version, conflict };
    }),
    'entries.history': await each(entryIds, (id) => api.call('entries.history', { id })),
    'entries.facets': await api.call('entries.facets', {}),
    'entries.listIds': await each(['internal', 'due', 'edited', 'differs', 'unused'], (only) =>
      api.call('entries.listIds', { filter, sort, descending, only: only as 'internal' }),
    ),
    'folders.list': await api.call('folders.list', {}),
    'queues.list': await api.call('queues.list', {}),
    'queues.route': await each(Object.keys(calls['queues.sort'] as object), async (message) => {
      const { parts: _1, ...routing } = await api.call('queues.route', { message, subject: null });
      return routing;
    }),
    'snippets.find': await each(['pick', 'late', 'money back', 'greeting'], async (text) =>
      foundSurely(
        (await api.call('snippets.find', { text, caseId: null, limit: 5 })).map(({ snippet, by }) => ({
          id: snippet.id,
          shortName: snippet.shortName,
          by,
        })),
      ),
    ),
    'snippets.fill': Object.fromEntries(
      await Promise.all(
        snippets.map(async ({ id, shortName }) => {
          const filled = await api.call('snippets.fill', { id, caseId: null, values: {} });
          const missing = filled.missing.map(({ ask: _1, variable: _2, ...one }) => one);
          return [id, { shortName, ...filled, missing }];
        }),
      ),
    ),
    'learning.list': await api.call('learning.list', { offset: 0, limit: 500 }),
    'gaps.clusters': clusters,
    'gaps.list': await api.call('gaps.list', {}),
    'gaps.getCluster': await each(clusterIds, (cluster) => api.call('gaps.getCluster', { cluster })),
    'gaps.draftEntry': await each(clusterIds, (cluster) => api.call('gaps.draftEntry', { cluster })),
    'golden.list': golden,
    'pastAnswers.status': { ...(await api.call('pastAnswers.status', {})), error: undefined },
    'review.counts': await api.call('review.counts', {}),
    'proposals.list': await api.call('proposals.list', { offset: 0, limit: 200 }),
    'similarEntries.list': {
      duplicate: await api.call('similarEntries.list', { kind: 'duplicate', offset: 0, limit: 200 }),
      contradiction: await api.call('similarEntries.list', { kind: 'contradiction', offset: 0, limit: 200 }),
    },
    'packs.preview': await api.call('packs.preview', { path: path.join(fixture, 'colleague.sidedesk') }),
    // What a line is about is told from its words, which audit.get shows.
    'audit.list': { ...log, rows: log.rows.map(({ about: _about, ...row }) => row) },
    'audit.get': await each(
      log.rows.map(({ id }) => id),
      async (id) => {
        const { lines } = await api.call('audit.get', { id });
        const line = lines.find((one) => one.id === id);
        return {
          ...line,
          about: undefined,
          facts: JSON.parse(line?.facts ?? 'null') as unknown,
          ofCase: lines.map((one) => one.id),
        };
      },
    ),
    'audit.verify': verified,
    'experiment.results': withoutEffects(await api.call('experiment.results', {})),
    // What the library itself adds to how sure an answer is was not there then.
    'messages.search': await withoutCalibration(desk, () =>
      Promise.all(
        about.searches.filter(isEnglish).map(async (text) => {
          const { verdict, suggestions } = await api.call('messages.search', { text });
          return {
            text,
            verdict,
            suggestions: suggestions.map(({ target, title, confidence, source }) => ({
              target,
              title,
              confidence,
              documentId: source.documentId,
            })),
          };
        }),
      ),
    ),
  };
}

test(
  'a folder of the version before shows the same content, settings and audit log',
  { timeout: 240_000 },
  async () => {
    const desk = await openCopy();
    const seen = await everythingSeen(desk);
    // Last: each reading is a line of the log, and somebody who wrote before.
    const readings: Reading[] = [];
    for (const text of about.messages) readings.push(await desk.api.call('messages.read', { text }));
    const { 'library.undo': _, 'messages.read': readThen, 'snippets.find': foundThen, ...others } = calls;
    const snippetsThen = Object.entries(foundThen as Readonly<Record<string, readonly { by: string }[]>>);
    const searchesThen = calls['messages.search'] as readonly Searched[];
    const searchesNow = seen['messages.search'] as readonly Searched[];
    // An answer in German is found by its meaning now, and others stand behind it.
    const comparable = new Set(
      searchesNow
        .filter(({ suggestions }) => suggestions.every(({ title }) => isEnglish(title)))
        .map(({ text }) => text),
    );
    const expected = {
      ...others,
      'messages.search': searchesThen.filter(({ text }) => comparable.has(text)),
      'snippets.find': Object.fromEntries(snippetsThen.map(([text, found]) => [text, foundSurely(found)])),
    };
    for (const [at, then] of (
      inTodaysWords('messages.read', plain(readThen)) as unknown as Reading[]
    ).entries()) {
      const { contactHistory, answers } = fromFolder(then);
      const now = readings[at];
      expect
        .soft(plain(now && fromFolder(now)))
        .toEqual({ contactHistory, answers: expect.arrayContaining([...answers]) as unknown });
    }
    const shown: Record<string, unknown> = {
      ...seen,
      'messages.search': searchesNow.filter(({ text }) => comparable.has(text)),
    };
    for (const [old, value] of Object.entries(expected)) {
      const call = callOfToday(old);
      const then = inTodaysWords(call, plain(value));
      expect.soft({ [call]: plain(shown[call]) }).toEqual({ [call]: comparableThen(call, then) });
    }

    // What a table's columns are was chosen for crates.csv: another file with its header is read the same way.
    await vi.waitFor(
      async () => {
        const { files } = await desk.api.call('library.preview', {
          paths: [path.join(fixture, 'crates.csv')],
          from: 0,
          limit: 1,
        });
        const columns = { headerRow: 0, question: 1, answer: 2, tags: [3] };
        expect(files).toMatchObject([{ entries: 2, tables: [{ columns, mappedBy: 'remembered' }] }]);
      },
      // A machine that is busy with other things lets a file time out.
      { timeout: 60_000 },
    );

    // A pack of that version brings its settings over in the words of today: they are ours.
    const file = path.join(fixture, 'colleague.sidedesk');
    const { digest } = await desk.api.call('packs.preview', { path: file });
    const settings = await desk.api.call('settings.get', {});
    await desk.api.call('packs.import', { path: file, digest, entries: [], settings: true });
    expect(await desk.api.call('settings.get', {})).toEqual(settings);
  },
);

test('what the version before removed is restored in the same way', { timeout: 240_000 }, async () => {
  const desk = await openCopy();
  await desk.api.call('vault.unlock', { passphrase: about.passphrase });
  await whenQuiet(desk);
  const all = async () => ({
    entries: await rowsOf(desk, 'entries'),
    documents: await rowsOf(desk, 'documents'),
    learned: await feedbackOf(desk),
  });
  const steps: unknown[] = [];
  let before = await all();
  // The last first, one after the other.
  for (const { what, undo } of about.removals.toReversed()) {
    await desk.api.call('library.undo', { undo });
    await whenQuiet(desk);
    const now = await all();
    const changes = (name: keyof typeof now) => {
      const was = new Map(before[name].map((row) => [row.id, JSON.stringify(row)]));
      const is = new Set(now[name].map(({ id }) => id));
      return {
        backOrChanged: now[name].filter((row) => was.get(row.id) !== JSON.stringify(row)),
        gone: before[name].filter(({ id }) => !is.has(id)).map(({ id }) => id),
      };
    };
    steps.push({
      what,
      undo,
      entries: changes('entries'),
      documents: changes('documents'),
      learned: changes('learned'),
    });
    before = now;
  }
  expect(plain(steps)).toEqual(inTodaysWords('library.undo', plain(calls['library.undo'])));
});
