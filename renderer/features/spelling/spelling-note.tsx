import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import './spelling-note.css';

/** That words of the reply's language cannot be looked up, so that nobody takes silence for praise. */
export function SpellingNote() {
  const desk = useDesk();
  const { language, hasDictionary } = useStore(desk.spelling);
  const isOn = useStore(desk.settings, ({ settings }) => settings?.spelling.on === true);
  if (!isOn || hasDictionary || language === null) return null;
  return <p className="spelling-note">{t('spelling.noDictionary', { language })}</p>;
}
