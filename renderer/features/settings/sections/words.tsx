import type { Settings } from '../../../../preload/contract.ts';
import { t } from '../../../i18n.ts';
import { SwitchSetting } from '../../../ui/toggles.tsx';
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

const parseWords = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\n,]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
];

/** Which words of customers and of the shop mean the same, and how those of replies are spelled. */
export function WordsSection({ settings }: SectionProps) {
  const { spelling } = settings;
  return (
    <>
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
      <Setting place="spelling.on">
        {(change) => (
          <SwitchSetting
            label={t('spelling.on')}
            isOn={spelling.on}
            onChange={(on) => change({ spelling: { ...spelling, on } })}
          />
        )}
      </Setting>
      <Setting place="spelling.words">
        {(change) => (
          <TextSetting
            label={t('spelling.words')}
            help={t('spelling.wordsHelp')}
            value={spelling.words.join('\n')}
            lines={4}
            onCommit={(text) => change({ spelling: { ...spelling, words: parseWords(text) } })}
          />
        )}
      </Setting>
    </>
  );
}
