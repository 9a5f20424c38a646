// The order counts: parts of the window come after what they are made of.
import './ui/tokens.css';
import './ui/base.css';
import './ui/fields.css';
import './ui/high-contrast.css';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { WindowWire } from '../preload/client.ts';
import { App } from './app.tsx';
import { createWindowDesk, DeskContext } from './desk.ts';
import { followShell } from './features/layout/follow-shell.ts';
import { listenToKeys } from './features/layout/listen-to-keys.ts';
import { setLanguage, useLocale } from './i18n.ts';
import { setKeyMap } from './ui/key-map.ts';

declare global {
  interface Window {
    readonly wire: WindowWire;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the window.');

/** The window in the language of the person: another one, and all of it is drawn anew. */
function Root() {
  const locale = useLocale();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return <App key={locale} />;
}

const desk = createWindowDesk(window.wire);
desk.settings.subscribe(({ settings }) => {
  if (settings === null) return;
  setLanguage(settings.language);
  setKeyMap(settings.keys);
});
listenToKeys(desk);
void followShell(desk);

createRoot(root).render(
  <DeskContext value={desk}>
    <Root />
  </DeskContext>,
);
