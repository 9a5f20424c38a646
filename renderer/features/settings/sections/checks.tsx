import type { Settings } from '../../../../preload/contract.ts';
import { t } from '../../../i18n.ts';
import { ChoiceSetting } from '../../../ui/toggles.tsx';
import { Setting, type SectionProps } from '../setting.tsx';
import { TextSetting } from '../text-setting.tsx';
import './checks.css';

type Checks = Settings['checks'];
type Kind = Exclude<keyof Checks, 'promiseWords'>;

const kindsOf = (checks: Checks): readonly Kind[] =>
  Object.keys(checks).filter((name): name is Kind => name !== 'promiseWords');
const outcomes: readonly Checks[Kind][] = ['block', 'warn', 'off'];

/** One a line, each once. */
const parseLines = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** What a reply is checked for before it is copied, and what follows. */
export function ChecksSection({ settings: { checks } }: SectionProps) {
  const merged = (part: Partial<Checks>) => ({
    checks: { ...checks, ...part, promiseWords: [...(part.promiseWords ?? checks.promiseWords)] },
  });
  return (
    <>
      <p className="field__help">{t('settings.checks.help')}</p>
      <div className="settings__checks">
        {kindsOf(checks).map((kind) => (
          <Setting key={kind} place={`settings.checks.${kind}`}>
            {(change) => (
              <ChoiceSetting
                label={t(`settings.checks.${kind}`)}
                value={checks[kind]}
                choices={outcomes.map((value) => ({ value, label: t(`settings.checks.${value}`) }))}
                onChange={(value) => change(merged({ [kind]: value }))}
              />
            )}
          </Setting>
        ))}
      </div>
      <Setting place="settings.checks.promiseWords">
        {(change) => (
          <TextSetting
            label={t('settings.checks.promiseWords')}
            help={t('settings.checks.promiseWordsHelp')}
            value={checks.promiseWords.join('\n')}
            lines={5}
            onCommit={(text) => change(merged({ promiseWords: parseLines(text) }))}
          />
        )}
      </Setting>
    </>
  );
}
