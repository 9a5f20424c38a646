import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Panel } from '../../ui/panel.tsx';
import { pickAndImport, readMessage } from '../layout/actions.ts';
import { useGlobalKeys } from '../keys/global-key.tsx';
import { can } from '../people/permissions.ts';
import { RecoveryKeyForm } from '../settings/sections/security-forms.tsx';
import { TextSetting } from '../settings/text-setting.tsx';
import './first-steps.css';

/** In their order, each with what the settings keep of it. */
const allSteps = [
  { title: 'names', kept: 0 },
  { title: 'answers', kept: 1 },
  { title: 'recovery', kept: 4 },
  { title: 'hotkey', kept: 2 },
] as const;
const over = 3;
const hotkey = 2;

export const isInFirstSteps = (settings: Settings | null): settings is Settings =>
  settings !== null && settings.firstSteps.next !== over;

/**
 * The first minutes: who writes, whose answers, and how a message comes in. Each step can be skipped, and is not asked again.
 * `isMain`: the next step is the main thing to do, which it is not while a message waits to be read.
 */
export function FirstSteps({ isMain }: { readonly isMain: boolean }) {
  const desk = useDesk();
  const settings = useStore(desk.settings, (state) => state.settings);
  const hasSample = useStore(desk.status, (state) => state.desk?.sample === true);
  const offersKey = useOffersRecoveryKey();
  const isOver = !isInFirstSteps(settings);
  useEffect(() => {
    if (isOver) return;
    // Whoever has used the key has nothing left to learn about it.
    return desk.api.on('shell.pasteRequested', () => {
      if (desk.settings.getState().settings?.firstSteps.next === hotkey)
        void desk.settings.getState().change({ firstSteps: { next: over } });
    });
  }, [desk, isOver]);
  if (isOver) return null;
  const { next: kept } = settings.firstSteps;
  // The one that is open stays, also once the key is made.
  const steps = allSteps.filter(({ title }) => title !== 'recovery' || offersKey || kept === 4);
  const step = Math.max(
    0,
    steps.findIndex((one) => one.kept === kept),
  );
  const keep = (next: number) => desk.settings.getState().change({ firstSteps: { next } });
  const goTo = (index: number) => keep(steps[index]?.kept ?? over);
  const finish = async () => {
    await keep(over);
    const [first] = hasSample ? await desk.api.call('sample.messages', {}).catch(() => []) : [];
    if (first !== undefined) await readMessage(desk, { text: first.text }, 'from the sample shop');
  };
  const title = (steps[step] ?? allSteps[0]).title;
  const mainKind = isMain ? 'main' : undefined;
  return (
    <Panel
      title={t(`firstSteps.${title}.title`)}
      note={t('firstSteps.step', { step: step + 1, steps: steps.length })}
      className="first-steps"
    >
      <div className="first-steps__body">
        <p className="muted">{t(`firstSteps.${title}.help`)}</p>
        {title === 'names' ? <Names settings={settings} /> : null}
        {title === 'answers' ? <Answers hasSample={hasSample} /> : null}
        {title === 'recovery' ? <RecoveryKey onDone={() => void goTo(step + 1)} /> : null}
        {title === 'hotkey' ? <Hotkey keys={settings.keys.hotkey} /> : null}
        <div className="first-steps__foot">
          <Button kind="plain" onPress={() => void keep(over)}>
            {t('firstSteps.skipAll')}
          </Button>
          {step > 0 ? <Button onPress={() => void goTo(step - 1)}>{t('firstSteps.back')}</Button> : null}
          {step < steps.length - 1 ? (
            <Button kind={mainKind} onPress={() => void goTo(step + 1)}>
              {t('firstSteps.next')}
            </Button>
          ) : (
            <Button kind={mainKind} onPress={() => void finish()}>
              {t(hasSample ? 'firstSteps.readFirst' : 'firstSteps.done')}
            </Button>
          )}
        </div>
      </div>
    </Panel>
  );
}

/** A key on paper is offered while one could be made and none is: texts are kept with a key that is open. */
function useOffersRecoveryKey(): boolean {
  const desk = useDesk();
  const isOpen = useStore(desk.status, (state) => state.desk?.vault.state === 'open');
  const slots = useStore(desk.vault, (state) => state.ways?.slots);
  useEffect(() => {
    if (isOpen) void desk.vault.getState().load();
  }, [desk, isOpen]);
  return (
    isOpen &&
    slots !== undefined &&
    slots.every(({ kind }) => kind !== 'recovery') &&
    can(desk, 'vault.makeRecoveryKey')
  );
}

/** Shown once, and typed once from the paper, as in the settings; whoever goes on without it makes it there. */
function RecoveryKey({ onDone }: { readonly onDone: () => void }) {
  const desk = useDesk();
  const [isMaking, setIsMaking] = useState(false);
  if (!isMaking) return <Button onPress={() => setIsMaking(true)}>{t('firstSteps.recovery.make')}</Button>;
  return (
    <RecoveryKeyForm
      onDone={(message) => {
        setIsMaking(false);
        if (message === null) return;
        desk.window.getState().notify(message);
        onDone();
      }}
    />
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
