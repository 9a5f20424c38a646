import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { SettingSection } from './setting-places.ts';
import { sections } from './sections.ts';
import { SettingsNav } from './settings-nav.tsx';
import './settings-dialog.css';

/** What the owner sets, a section at a time. Every change is saved at once, and said where it was made. */
export function SettingsDialog({ section }: { readonly section: SettingSection }) {
  const desk = useDesk();
  const settings = useStore(desk.settings, (state) => state.settings);
  const problem = useStore(desk.settings, (state) => state.problem);
  const version = useStore(desk.status, (state) => state.desk?.version);
  const Section = sections[section];
  return (
    <DialogFrame title={t('settings.title')} size="tall" onClose={desk.window.getState().close}>
      <div className="sections">
        <SettingsNav section={section} />
        <div className="settings__content">
          <section key={section} className="settings__group" aria-labelledby="settings-section">
            <h3 id="settings-section">{t(`settings.sections.${section}`)}</h3>
            {settings !== null ? (
              <Section settings={settings} />
            ) : problem === null ? null : (
              <Notice tone="stop">{problem}</Notice>
            )}
          </section>
          {/* The engine says it; without one there is none to name. */}
          {version === undefined ? null : (
            <p className="settings__version">{t('settings.version', { version })}</p>
          )}
        </div>
      </div>
    </DialogFrame>
  );
}
