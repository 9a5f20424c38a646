import { defineConfig } from 'vitest/config';
import { displayWorkers } from './test/support/displays.ts';
import { onMemoryDisk } from './test/support/memory-disk.ts';

const temporaryFolders = onMemoryDisk();

/** Three projects, from quick to slow: `unit` in memory, `contract` on real files and databases, `e2e` in Electron. */
export default defineConfig({
  test: {
    // Much of a test waits for a disk, a child or a clock: two at once, also where there are two cores.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          globalSetup: 'test/support/built-parser.ts',
          // None leaves anything behind in a module, and most of their time would go into loading the same ones again.
          isolate: false,
          env: temporaryFolders,
          testTimeout: 20_000,
          // CommonJS as Node itself imports it: what works here works in a worker.
          deps: { interopDefault: false },
        },
      },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          // As above, and the model is loaded once for many files (test/contract/support/desk.ts).
          isolate: false,
          env: temporaryFolders,
          globalSetup: ['test/support/built-parser.ts', 'test/support/sample-shop-folder.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/sample-shop-folder.ts', 'test/support/displays.ts'],
          setupFiles: 'test/support/display-of-worker.ts',
          // The pictures that Chromium's processes hand each other lie there, too.
          env: temporaryFolders,
          maxWorkers: displayWorkers,
          isolate: false,
          testTimeout: 90_000,
          // What a window shows comes when the machine has time for it.
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 90_000,
        },
      },
      {
        // Of the packages in dist/, which `npm run package -- --test` makes and tries out: no part of `npm test`.
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
