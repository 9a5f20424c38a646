import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { OpenRequest } from '../../preload/calls/shell.ts';
import type { ShellHandlers } from '../../preload/contract.ts';
import { DeskFailure, toDiskFailure } from '../desk/failure.ts';
import { readClipboard } from './clipboard.ts';
import { createCompletionNotification } from './completion-notification.ts';
import { pickPaths } from './file-dialogs.ts';
import type { GlobalKeys } from './global-keys.ts';
import type { OpenedFiles } from './opened-files.ts';
import { mailFilesIn } from './launch-arguments.ts';
import { paperSize } from './paper-size.ts';
import type { PathGrants } from './path-grants.ts';
import type { Thunderbird } from './thunderbird/thunderbird.ts';
import type { WindowRest } from './window-rest.ts';

export interface ShellCallDeps {
  readonly window: BrowserWindow;
  readonly grants: PathGrants;
  readonly handed: Pick<OpenedFiles, 'take'>;
  readonly keys: Pick<GlobalKeys, 'states'>;
  readonly thunderbird: Pick<Thunderbird, 'state'>;
  readonly rest: Pick<WindowRest, 'rest' | 'takeOpen' | 'toFront'>;
  /** The page hears what it is told. */
  readonly pageReady: () => void;
  readonly hidePalette: () => void;
  readonly openInWorkspace: (request: OpenRequest) => void;
  readonly restartEngine: () => void;
}

/** What a window may ask of the shell itself. */
export function createShellHandlers({
  window,
  grants,
  handed,
  keys,
  thunderbird,
  rest,
  pageReady,
  hidePalette,
  openInWorkspace,
  restartEngine,
}: ShellCallDeps): ShellHandlers {
  const notifyDone = createCompletionNotification(window, () => rest.toFront());
  let isAsking = false;
  return {
    'shell.pick': async ({ what }) => {
      // One dialog at a time: a page could open them by the hundred, and each call waits until a person has answered.
      if (isAsking) throw new DeskFailure('busy', { reason: 'dialog' });
      isAsking = true;
      try {
        const { grants: access, paths } = await pickPaths(window, what);
        grants.grant(access, paths);
        return paths;
      } finally {
        isAsking = false;
      }
    },
    'shell.readClipboard': async () => {
      const { files, ...content } = await readClipboard();
      const mails = mailFilesIn(files, path.sep);
      grants.grant('read', mails);
      return { ...content, files: mails };
    },
    'shell.keys': () => keys.states(),
    'shell.thunderbird': () => thunderbird.state(),
    'shell.windowReady': () => {
      pageReady();
      return null;
    },
    'shell.restWindow': (open) => ({ isEnded: rest.rest(open) }),
    'shell.takeOpenBefore': () => rest.takeOpen(),
    'shell.hidePalette': () => {
      hidePalette();
      return null;
    },
    'shell.openInWorkspace': (request) => {
      openInWorkspace(request);
      return null;
    },
    'shell.takeOpenedFiles': () => handed.take(),
    'shell.print': () =>
      new Promise((resolve) => {
        window.webContents.print({ printBackground: true }, (isPrinted) => {
          resolve({ isPrinted });
        });
      }),
    'shell.notifyDone': ({ what, count }) => ({ isShown: notifyDone(what, count) }),
    'shell.printPage': async ({ path }) => {
      const pdf = await window.webContents.printToPDF({
        printBackground: true,
        pageSize: paperSize(app.getLocaleCountryCode()),
      });
      try {
        // The dialog asked before it let a file be replaced.
        await writeFile(path, pdf, { mode: 0o600 });
      } catch (error) {
        throw toDiskFailure(error);
      }
      return { path };
    },
    'shell.restartEngine': () => {
      restartEngine();
      return null;
    },
  };
}
