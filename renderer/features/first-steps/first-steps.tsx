import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Panel } from '../../ui/panel.tsx';
import { pickAndImport, readMessage } from '../frame/actions.ts';
import { useGlobalKeys } from '../keys/global-key.tsx';
import { TextSetting } from '../settings/text-setting.tsx';
import './first-steps.css';

const last = 3;
const titles = ['names', 'answers', 'hotkey'] as const;

/** The first minutes: who writes, whose answers, and how a message comes in. Each step can be skipped, and is not asked again. */
export function FirstSteps() {
  const desk = useDesk();
  const settings = useStore(desk.settings, (state) => state.settings);
  const hasSample = useStore(desk.status, (state) => state.desk?.sample === true);
  const isOver = settings === null || settings.firstSteps.next >= last;
  useEffect(() => {
    if (isOver) return;
    // Whoever has used the key has nothing left to learn about it.
    return desk.api.on('shell.pasteRequested', () => {
      if (desk.settings.getState().settings?.firstSteps.next === last - 1)
        void desk.settings.getState().change({ firstSteps: { next: last } });
    });
  }, [desk, isOver]);
  if (isOver) return null;
  const { next: step } = settings.firstSteps;
  const goTo = (next: number) => desk.settings.getState().change({ firstSteps: { next } });
  const finish = async () => {
    await goTo(last);
    const [first] = hasSample ? await desk.api.call('sample.messages', {}).catch(() => []) : [];
    if (first !== undefined) await readMessage(desk, { text: first.text }, 'from the sample shop');
  };
  const title = titles[step] ?? titles[0];
  return (
    <Panel
      title={t(`firstSteps.${title}.title`)}
      note={t('firstSteps.step', { step: step + 1, steps: last })}
      className="first-steps"
    >
      <div className="first-steps__body">
        <p className="muted">{t(`firstSteps.${title}.help`)}</p>
        {title === 'names' ? <Names settings={settings} /> : null}
        {title === 'answers' ? <Answers hasSample={hasSample} /> : null}
        {title === 'hotkey' ? <Hotkey keys={settings.keys.hotkey} /> : null}
        <div className="first-steps__foot">
          {step < last - 1 ? (
            <Button onPress={() => void goTo(step + 1)}>{t('firstSteps.next')}</Button>
          ) : (
            <Button onPress={() => void finish()}>
              {t(hasSample ? 'firstSteps.readFirst' : 'firstSteps.done')}
            </Button>
          )}
          {step > 0 ? (
            <Button kind="plain" onPress={() => void goTo(step - 1)}>
              {t('firstSteps.back')}
            </Button>
          ) : null}
          <Button kind="plain" onPress={() => void goTo(last)}>
            {t('firstSteps.skipAll')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function Names({ settings }: { readonly settings: Settings }) {
  const desk = useDesk();
  const change = (part: Partial<Settings>) => void desk.settings.getState().change(part);
  return (
    <>
      <div className="form__pair">
        <TextSetting
          label={t('settings.shopName')}
          value={settings.shopName}
          onCommit={(shopName) => change({ shopName })}
        />
        <TextSetting
          label={t('settings.agentName')}
          value={settings.agentName}
          onCommit={(agentName) => change({ agentName })}
        />
      </div>
      <TextSetting
        label={t('settings.signOff')}
        help={t('settings.signOffHelp')}
        value={settings.signOff}
        lines={3}
        onCommit={(signOff) => change({ signOff })}
      />
    </>
  );
}

function Answers({ hasSample }: { readonly hasSample: boolean }) {
  const desk = useDesk();
  return (
    <div className="first-steps__ways">
      <Button onPress={() => void pickAndImport(desk, 'files')}>{t('library.addFiles')}</Button>
      <Button onPress={() => void pickAndImport(desk, 'folder')}>{t('library.addFolder')}</Button>
      {hasSample ? (
        <span className="muted">{t('firstSteps.answers.sample')}</span>
      ) : (
        <Button onPress={() => void desk.library.getState().addSample()}>{t('library.addSample')}</Button>
      )}
    </div>
  );
}

function Hotkey({ keys }: { readonly keys: string }) {
  const desk = useDesk();
  const state = useGlobalKeys()?.hotkey;
  return keys === '' || (state !== undefined && state !== 'works') ? (
    <p>
      {t('firstSteps.hotkey.unavailable')}{' '}
      <Button
        kind="plain"
        onPress={() =>
          desk.window.getState().open({ kind: 'settings', section: 'keys', setting: 'keys.global.hotkey' })
        }
      >
        {t('settings.title')}
      </Button>
    </p>
  ) : (
    <p>
      <Kbd keys={keys} />
    </p>
  );
}
