import { app, dialog, type BrowserWindow } from 'electron';
import { type PersonActions, personalAct, type PersonalAct } from './person-actions.ts';
import { t } from './i18n.ts';

/** Sees what a person does in the window: what comes from the system, and nothing that a script makes up. */
export function watchPerson(window: BrowserWindow, actions: PersonActions): void {
  window.webContents.on('input-event', (_event, seen) => actions.saw(seen));
}

/**
 * Whether a person wants what a call does. A screen reader presses buttons past the keyboard and the mouse: where one may be at
 * work, the shell asks instead, one question at a time.
 */
export function createWants(windowOf: () => BrowserWindow | null, actions: PersonActions) {
  let isAsking = false;
  return async (call: string, input: unknown): Promise<boolean> => {
    const act = personalAct(call, input);
    if (act === null || actions.take()) return true;
    const window = windowOf();
    if (window === null || isAsking || !app.accessibilitySupportEnabled) return false;
    isAsking = true;
    try {
      return await ask(window, act);
    } finally {
      isAsking = false;
    }
  };
}

async function ask(window: BrowserWindow, act: PersonalAct): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t(`shell.ask.${act}`),
    buttons: [t('shell.ask.yes'), t('shell.ask.no')],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}
