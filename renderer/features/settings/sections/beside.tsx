import { Fragment } from 'react';
import type { Settings } from '../../../../preload/contract.ts';
import { t } from '../../../i18n.ts';
import { ChoiceSetting, SwitchSetting } from '../../../ui/toggles.tsx';
import { ThunderbirdHelp } from '../thunderbird-help.tsx';
import { Setting, type SectionProps } from '../setting.tsx';

const docks: readonly Settings['beside']['dock'][] = ['free', 'left', 'right'];
const switches = ['onTop', 'backAfterCopy', 'closeToTray', 'startAtLogin'] as const;
const clearings: readonly Settings['beside']['clearClipboard'][] = ['never', '1', '5', '15'];

/** How the window stands beside a mail program, and what is left on the clipboard. Of this computer. */
export function BesideSection({ settings: { beside } }: SectionProps) {
  return (
    <>
      <Setting place="settings.beside.dock">
        {(change) => (
          <ChoiceSetting
            label={t('settings.beside.dock')}
            value={beside.dock}
            choices={docks.map((value) => ({ value, label: t(`settings.beside.docks.${value}`) }))}
            onChange={(dock) => change({ beside: { ...beside, dock } })}
          />
        )}
      </Setting>
      {switches.map((name) => (
        <Fragment key={name}>
          <Setting place={`settings.beside.${name}`}>
            {(change) => (
              <SwitchSetting
                label={t(`settings.beside.${name}`)}
                isOn={beside[name]}
                onChange={(isOn) => change({ beside: { ...beside, [name]: isOn } })}
              />
            )}
          </Setting>
          {name === 'closeToTray' && beside.closeToTray ? (
            <p className="field__help">{t('settings.beside.noTray')}</p>
          ) : null}
        </Fragment>
      ))}
      <Setting place="settings.beside.thunderbird">
        {(change) => (
          <SwitchSetting
            label={t('settings.beside.thunderbird')}
            isOn={beside.thunderbird}
            onChange={(thunderbird) => change({ beside: { ...beside, thunderbird } })}
          />
        )}
      </Setting>
      {beside.thunderbird ? <ThunderbirdHelp /> : null}
      <Setting place="settings.beside.clearClipboard">
        {(change) => (
          <ChoiceSetting
            label={t('settings.beside.clearClipboard')}
            value={beside.clearClipboard}
            choices={clearings.map((value) => ({
              value,
              label:
                value === 'never'
                  ? t('settings.beside.never')
                  : t('settings.beside.minutes', { count: Number(value) }),
            }))}
            onChange={(clearClipboard) => change({ beside: { ...beside, clearClipboard } })}
          />
        )}
      </Setting>
    </>
  );
}
