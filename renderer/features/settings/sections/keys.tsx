import { useDesk } from '../../../desk.ts';
import { t } from '../../../i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { SwitchSetting } from '../../../ui/toggles.tsx';
import { GlobalKey, globalKeys, useGlobalKeys } from '../../keys/global-key.tsx';
import { Setting, type SectionProps } from '../setting.tsx';

/** Keys that work in other programs, and whether single ones work here; each key of its own stands in the list of keys. */
export function KeysSection({ settings: { keys } }: SectionProps) {
  const desk = useDesk();
  const states = useGlobalKeys();
  return (
    <>
      {globalKeys.map((kind) => (
        <Setting key={kind} place={`keys.global.${kind}`}>
          {(change) => (
            <GlobalKey
              kind={kind}
              keys={keys}
              state={states?.[kind]}
              onChange={(next) => change({ keys: next })}
            />
          )}
        </Setting>
      ))}
      {states?.isWayland === true ? <p className="muted">{t('keys.wayland')}</p> : null}
      <Setting place="keys.singleKeys">
        {(change) => (
          <SwitchSetting
            label={t('keys.singleKeys')}
            isOn={keys.singleKeys}
            onChange={(singleKeys) => change({ keys: { ...keys, singleKeys } })}
          />
        )}
      </Setting>
      <p>
        <Button keys="?" onPress={() => desk.window.getState().open({ kind: 'shortcuts' })}>
          {t('keys.all')}
        </Button>
      </p>
    </>
  );
}
