import type { Settings } from '../../../../preload/contract.ts';
import { t } from '../../../i18n.ts';
import { ChoiceSetting } from '../../../ui/toggles.tsx';
import { Setting, type SectionProps } from '../setting.tsx';
import { LanguageSetting } from './language.tsx';

const themes: readonly Settings['theme'][] = ['system', 'light', 'dark'];
const textSizes: readonly Settings['textSize'][] = ['normal', 'large', 'largest'];

/** How the window looks, and which language it speaks. */
export function LookSection({ settings }: SectionProps) {
  return (
    <>
      <Setting place="settings.theme">
        {(change) => (
          <ChoiceSetting
            label={t('settings.theme')}
            value={settings.theme}
            choices={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
            onChange={(theme) => change({ theme })}
          />
        )}
      </Setting>
      <Setting place="settings.textSize">
        {(change) => (
          <ChoiceSetting
            label={t('settings.textSize')}
            value={settings.textSize}
            choices={textSizes.map((value) => ({ value, label: t(`settings.textSizes.${value}`) }))}
            onChange={(textSize) => change({ textSize })}
          />
        )}
      </Setting>
      <Setting place="settings.language">
        {(change) => (
          <LanguageSetting language={settings.language} onChange={(language) => change({ language })} />
        )}
      </Setting>
    </>
  );
}
