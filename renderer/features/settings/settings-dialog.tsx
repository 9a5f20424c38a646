import { useStore } from 'zustand';
import type { Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { CheckSettings } from './check-settings.tsx';
import { LibraryModelSetting } from './library-model.tsx';
import { Privacy } from './privacy.tsx';
import { ReplyStyle } from './reply-style.tsx';
import { TextSetting } from './text-setting.tsx';
import { ChoiceSetting, SwitchSetting } from './toggles.tsx';
import './settings.css';

const themes: readonly { readonly value: Settings['theme']; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

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

/** What the owner sets. Every change is kept at once. */
export function SettingsDialog() {
  const desk = useDesk();
  const settings = useStore(desk.settings, (state) => state.settings);
  const problem = useStore(desk.settings, (state) => state.problem);
  const version = useStore(desk.status, (state) => state.desk?.version);
  return (
    <DialogFrame title="Settings" onClose={desk.window.getState().close}>
      <div className="settings">
        {problem === null ? null : <Notice tone="stop">{problem}</Notice>}
        {settings === null ? null : <Fields settings={settings} />}
        <LibraryModelSetting />
        <section className="settings__group" aria-labelledby="settings-queues">
          <h3 id="settings-queues">Sorting and learning</h3>
          <div className="settings__row">
            <Button
              keys="Ctrl+Shift+Q"
              onPress={() => {
                desk.window.getState().open({ kind: 'queues' });
              }}
            >
              Queues and rules…
            </Button>
            <Button
              keys="Ctrl+Shift+Y"
              onPress={() => {
                desk.window.getState().open({ kind: 'learned' });
              }}
            >
              What was learned…
            </Button>
          </div>
        </section>
        <Privacy />
        <p className="settings__version">Sidedesk {version}, on this machine alone.</p>
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
        <h3 id="settings-reply">Replies</h3>
        <div className="settings__pair">
          <TextSetting
            label="Shop"
            value={settings.shopName}
            onCommit={(shopName) => {
              change({ shopName });
            }}
          />
          <TextSetting
            label="Your name"
            value={settings.agentName}
            onCommit={(agentName) => {
              change({ agentName });
            }}
          />
        </div>
        <TextSetting
          label="Greeting"
          help="{name} is the customer’s first name, left out where it is not known."
          value={settings.greeting}
          onCommit={(greeting) => {
            change({ greeting });
          }}
        />
        <TextSetting
          label="Sign-off"
          help="{agent} is your name, {shop} the shop’s."
          value={settings.signOff}
          lines={3}
          onCommit={(signOff) => {
            change({ signOff });
          }}
        />
        <SwitchSetting
          label="Say that the reply was prepared with assistance"
          isOn={label.on}
          onChange={(on) => {
            change({ label: { ...label, on } });
          }}
        />
        {label.on ? (
          <TextSetting
            label="In these words"
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
        <h3 id="settings-words">Words</h3>
        <TextSetting
          label="Words that mean the same"
          help="One line each, with commas: hamper, gift box. A customer’s word then finds the shop’s."
          value={settings.glossary.map((same) => same.join(', ')).join('\n')}
          lines={4}
          onCommit={(text) => {
            change({ glossary: parseGlossary(text) });
          }}
        />
      </section>
      <section className="settings__group" aria-labelledby="settings-reading">
        <h3 id="settings-reading">Messages</h3>
        <TextSetting
          label="Your order numbers look like"
          help="9 for a digit, A for a letter: BB-99999. Several with commas; empty finds the usual ones."
          value={settings.orderNumbers}
          onCommit={(orderNumbers) => {
            change({ orderNumbers });
          }}
        />
      </section>
      <section className="settings__group" aria-labelledby="settings-look">
        <h3 id="settings-look">Look</h3>
        <ChoiceSetting
          label="Theme"
          value={settings.theme}
          choices={themes}
          onChange={(theme) => {
            change({ theme });
          }}
        />
      </section>
    </>
  );
}
