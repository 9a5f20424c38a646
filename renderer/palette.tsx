// The order counts: parts of the window come after what they are made of.
import './ui/tokens.css';
import './ui/base.css';
import './ui/fields.css';
import './ui/high-contrast.css';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '../preload/client.ts';
import type { Settings } from '../preload/contract.ts';
import { Palette } from './features/palette/palette.tsx';
import { setLanguage, useLocale } from './i18n.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the palette.');
const api = createClient(window.wire);

function apply({ language, theme, textSize }: Settings): void {
  setLanguage(language);
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  dataset['textSize'] = textSize;
}

/** The palette as the window looks and speaks; what was typed last stays while it is hidden. */
function Root() {
  const locale = useLocale();
  const [text, setText] = useState('');
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  useEffect(() => {
    void api.call('settings.get', {}).then(apply, () => undefined);
    return api.on('settings.changed', apply);
  }, []);
  return <Palette key={locale} api={api} text={text} onTextChange={setText} />;
}

createRoot(root).render(<Root />);
