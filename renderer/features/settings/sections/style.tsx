import type { Settings } from '../../../../preload/contract.ts';
import { t } from '../../../i18n.ts';
import { parseLines } from '../../../ui/fields.tsx';
import { ChoiceSetting } from '../../../ui/toggles.tsx';
import { Setting, type SectionProps } from '../setting.tsx';
import { TextSetting } from '../text-setting.tsx';

const tones = ['as written', 'formal', 'friendly'] as const;
const lengths = ['full', 'short'] as const;
/** As many as are kept. */
const mostLinks = 20;

/** How replies sound where the owner has written more than one wording, and what stands between the answers. */
export function StyleSection({ settings: { style } }: SectionProps) {
  const merged = (part: Partial<Settings['style']>) => ({ style: { ...style, ...part } });
  return (
    <>
      <p className="field__help">{t('settings.style.help')}</p>
      <Setting place="settings.style.tone">
        {(change) => (
          <ChoiceSetting
            label={t('settings.style.tone')}
            value={style.tone}
            choices={tones.map((value) => ({ value, label: t(`settings.style.tones.${value}`) }))}
            onChange={(tone) => change(merged({ tone }))}
          />
        )}
      </Setting>
      <Setting place="settings.style.length">
        {(change) => (
          <ChoiceSetting
            label={t('settings.style.length')}
            value={style.length}
            choices={lengths.map((value) => ({ value, label: t(`settings.style.lengths.${value}`) }))}
            onChange={(length) => change(merged({ length }))}
          />
        )}
      </Setting>
      <Setting place="settings.style.links">
        {(change) => (
          <TextSetting
            label={t('settings.style.links')}
            help={t('settings.style.linksHelp')}
            value={style.links.join('\n')}
            lines={3}
            onCommit={(text) => change(merged({ links: parseLines(text).slice(0, mostLinks) }))}
          />
        )}
      </Setting>
      <Setting place="settings.style.needs">
        {(change) => (
          <TextSetting
            label={t('settings.style.needs')}
            help={t('settings.style.needsHelp')}
            value={style.needs}
            onCommit={(needs) => change(merged({ needs }))}
          />
        )}
      </Setting>
    </>
  );
}
