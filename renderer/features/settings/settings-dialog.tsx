import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { CheckSettings } from './check-settings.tsx';
import { LibraryModelSetting } from './library-model.tsx';
import { LanguageSetting } from './language-setting.tsx';
import { Privacy } from './privacy.tsx';
import { ReplyStyle } from './reply-style.tsx';
import { TextSetting } from './text-setting.tsx';
import type { SettingSection } from '../../stores/window.ts';
import { ChoiceSetting, SwitchSetting } from '../../ui/toggles.tsx';
import './settings-dialog.css';

const themes: readonly Settings['theme'][] = ['system', 'light', 'dark'];
const textSizes: readonly Settings['textSize'][] = ['normal', 'large', 'largest'];

/** One list a line; a line with a single word says nothing. */
const parseGlossary = (text: string): Settings['glossary'] =>
  text
    .split('\n')
    .map((line) =>
      line
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    )
    .filter((same) => same.length > 1);

/** Ids of the sections' headings. */
const headings: Readonly<Record<SettingSection, string>> = {
  replies: 'settings-reply',
  checks: 'settings-checks',
  style: 'settings-style',
  words: 'settings-words',
  messages: 'settings-reading',
  look: 'settings-look',
  model: 'settings-model',
  learning: 'settings-queues',
  privacy: 'settings-privacy',
};

/** What the owner sets, from `section` on where one was looked for. Every change is kept at once. */
export function SettingsDialog({ section }: { readonly section: SettingSection | null }) {
  const desk = useDesk();
  const settings = useStore(desk.settings, (state) => state.settings);
  const problem = useStore(desk.settings, (state) => state.problem);
  const version = useStore(desk.status, (state) => state.desk?.version);
  const isLoaded = settings !== null;
  useEffect(() => {
    if (!isLoaded || section === null) return;
    // The first field of the section has the focus, so that what was looked for is at hand.
    const group = document.getElementById(headings[section])?.closest('section');
    group?.scrollIntoView();
    group?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  }, [isLoaded, section]);
  return (
    <DialogFrame title={t('settings.title')} onClose={desk.window.getState().close}>
      <div className="settings">
        {problem === null ? null : <Notice tone="stop">{problem}</Notice>}
        {settings === null ? null : <Fields settings={settings} />}
        <LibraryModelSetting />
        <section className="settings__group" aria-labelledby="settings-queues">
          <h3 id="settings-queues">{t('settings.sections.learning')}</h3>
          <div className="settings__row">
            <Button
              keys="Ctrl+Shift+Q"
              onPress={() => {
                desk.window.getState().open({ kind: 'queues' });
              }}
            >
              {t('settings.queues')}
            </Button>
            <Button
              keys="Ctrl+Shift+Y"
              onPress={() => {
                desk.window.getState().open({ kind: 'learned' });
              }}
            >
              {t('settings.learned')}
            </Button>
          </div>
        </section>
        <Privacy />
        <p className="settings__version">{t('settings.version', { version: version ?? '' })}</p>
      </div>
    </DialogFrame>
  );
}

function Fields({ settings }: { readonly settings: Settings }) {
  const desk = useDesk();
  const change = (part: Partial<Settings>) => void desk.settings.getState().change(part);
  const { label } = settings;
  return (
    <>
      <section className="settings__group" aria-labelledby="settings-reply">
        <h3 id="settings-reply">{t('settings.sections.replies')}</h3>
        <div className="settings__pair">
          <TextSetting
            label={t('settings.shopName')}
            value={settings.shopName}
            onCommit={(shopName) => {
              change({ shopName });
            }}
          />
          <TextSetting
            label={t('settings.agentName')}
            value={settings.agentName}
            onCommit={(agentName) => {
              change({ agentName });
            }}
          />
        </div>
        <TextSetting
          label={t('settings.greeting')}
          help={t('settings.greetingHelp')}
          value={settings.greeting}
          onCommit={(greeting) => {
            change({ greeting });
          }}
        />
        <TextSetting
          label={t('settings.signOff')}
          help={t('settings.signOffHelp')}
          value={settings.signOff}
          lines={3}
          onCommit={(signOff) => {
            change({ signOff });
          }}
        />
        <SwitchSetting
          label={t('settings.label')}
          isOn={label.on}
          onChange={(on) => {
            change({ label: { ...label, on } });
          }}
        />
        {label.on ? (
          <TextSetting
            label={t('settings.labelText')}
            value={label.text}
            onCommit={(text) => {
              change({ label: { ...label, text } });
            }}
          />
        ) : null}
      </section>
      <CheckSettings checks={settings.checks} />
      <ReplyStyle settings={settings} />
      <section className="settings__group" aria-labelledby="settings-words">
        <h3 id="settings-words">{t('settings.sections.words')}</h3>
        <TextSetting
          label={t('settings.glossary')}
          help={t('settings.glossaryHelp')}
          value={settings.glossary.map((same) => same.join(', ')).join('\n')}
          lines={4}
          onCommit={(text) => {
            change({ glossary: parseGlossary(text) });
          }}
        />
      </section>
      <section className="settings__group" aria-labelledby="settings-reading">
        <h3 id="settings-reading">{t('settings.sections.messages')}</h3>
        <TextSetting
          label={t('settings.orderNumbers')}
          help={t('settings.orderNumbersHelp')}
          value={settings.orderNumbers}
          onCommit={(orderNumbers) => {
            change({ orderNumbers });
          }}
        />
      </section>
      <section className="settings__group" aria-labelledby="settings-look">
        <h3 id="settings-look">{t('settings.sections.look')}</h3>
        <ChoiceSetting
          label={t('settings.theme')}
          value={settings.theme}
          choices={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
          onChange={(theme) => {
            change({ theme });
          }}
        />
        <ChoiceSetting
          label={t('settings.textSize')}
          value={settings.textSize}
          choices={textSizes.map((value) => ({ value, label: t(`settings.textSizes.${value}`) }))}
          onChange={(textSize) => {
            change({ textSize });
          }}
        />
        <LanguageSetting language={settings.language} onChange={(language) => change({ language })} />
      </section>
    </>
  );
}
