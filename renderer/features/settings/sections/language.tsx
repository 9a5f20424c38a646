import { catalogues } from '../../../../locales/catalogues.ts';
import { t } from '../../../i18n.ts';
import { ChoiceSetting } from '../../../ui/toggles.tsx';

interface LanguageSettingProps {
  readonly language: string | null;
  readonly onChange: (language: string | null) => void;
}

/** A language calls itself by its own name, so that somebody who cannot read the others finds it. */
const ownName = (code: string): string => {
  const name = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
};

export function LanguageSetting({ language, onChange }: LanguageSettingProps) {
  const system = 'system';
  return (
    <ChoiceSetting
      label={t('settings.language')}
      value={language ?? system}
      choices={[
        { value: system, label: t('settings.themes.system') },
        ...[...catalogues.keys()].sort().map((code) => ({ value: code, label: ownName(code) })),
      ]}
      onChange={(value) => {
        onChange(value === system ? null : value);
      }}
    />
  );
}
