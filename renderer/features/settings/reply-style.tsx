import type { Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { TextSetting } from './text-setting.tsx';
import { ChoiceSetting } from '../../ui/toggles.tsx';

const tones = ['as written', 'formal', 'friendly'] as const;
const lengths = ['full', 'short'] as const;

/** How replies sound where the owner has written more than one wording, and what stands between the answers. */
export function ReplyStyle({ settings }: { readonly settings: Settings }) {
  const desk = useDesk();
  const { style } = settings;
  const change = (part: Partial<Settings['style']>) =>
    void desk.settings.getState().change({ style: { ...style, ...part } });
  return (
    <section className="settings__group" aria-labelledby="settings-style">
      <h3 id="settings-style">{t('settings.sections.style')}</h3>
      <p className="field__help">{t('settings.style.help')}</p>
      <ChoiceSetting
        label={t('settings.style.tone')}
        value={style.tone}
        choices={tones.map((value) => ({ value, label: t(`settings.style.tones.${value}`) }))}
        onChange={(tone) => {
          change({ tone });
        }}
      />
      <ChoiceSetting
        label={t('settings.style.length')}
        value={style.length}
        choices={lengths.map((value) => ({ value, label: t(`settings.style.lengths.${value}`) }))}
        onChange={(length) => {
          change({ length });
        }}
      />
      <TextSetting
        label={t('settings.style.links')}
        help={t('settings.style.linksHelp')}
        value={style.links.join('\n')}
        lines={3}
        onCommit={(text) => {
          change({ links: parseLines(text).slice(0, 20) });
        }}
      />
      <TextSetting
        label={t('settings.style.needs')}
        help={t('settings.style.needsHelp')}
        value={style.needs}
        onCommit={(needs) => {
          change({ needs });
        }}
      />
    </section>
  );
}

const parseLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
