import type { Settings } from '../../../../preload/contract.ts';
import { t } from '../../../i18n.ts';
import { Setting, type SectionProps } from '../setting.tsx';
import { TextSetting } from '../text-setting.tsx';

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

/** Which words of customers and of the shop mean the same. */
export function WordsSection({ settings }: SectionProps) {
  return (
    <Setting place="settings.glossary">
      {(change) => (
        <TextSetting
          label={t('settings.glossary')}
          help={t('settings.glossaryHelp')}
          value={settings.glossary.map((same) => same.join(', ')).join('\n')}
          lines={8}
          onCommit={(text) => change({ glossary: parseGlossary(text) })}
        />
      )}
    </Setting>
  );
}
