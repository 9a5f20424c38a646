import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { CallResult, WindowWire } from './client.ts';

/** What cannot be cloned is no input of any call. */
const refused: CallResult = { ok: false, error: { code: 'bad_request' } };

// Three functions and nothing else. Neither `ipcRenderer` nor an event object ever reaches the page.
contextBridge.exposeInMainWorld('wire', {
  async request(call, input) {
    try {
      const reply: CallResult = await ipcRenderer.invoke('desk.request', call, input);
      return reply;
    } catch {
      // What cannot be cloned (a function, a proxy) fails here, before it is sent.
      return refused;
    }
  },
  on(listener) {
    const forward = (_event: unknown, name: string, payload: unknown): void => listener(name, payload);
    ipcRenderer.on('desk.event', forward);
    return () => {
      ipcRenderer.off('desk.event', forward);
    };
  },
  pathsOfDroppedFiles(files) {
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
    ipcRenderer.send('desk.dropped', paths);
    return paths;
  },
} satisfies WindowWire);
