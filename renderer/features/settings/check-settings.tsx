import type { Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { TextSetting } from './text-setting.tsx';
import { ChoiceSetting } from '../../ui/toggles.tsx';
import './check-settings.css';

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
export function CheckSettings({ checks }: { readonly checks: Checks }) {
  const desk = useDesk();
  const change = (part: Partial<Checks>) =>
    void desk.settings.getState().change({
      checks: { ...checks, ...part, promiseWords: [...(part.promiseWords ?? checks.promiseWords)] },
    });
  return (
    <section className="settings__group" aria-labelledby="settings-checks">
      <h3 id="settings-checks">{t('settings.sections.checks')}</h3>
      <p className="field__help">{t('settings.checks.help')}</p>
      <div className="settings__checks">
        {kindsOf(checks).map((kind) => (
          <ChoiceSetting
            key={kind}
            label={t(`settings.checks.${kind}`)}
            value={checks[kind]}
            choices={outcomes.map((value) => ({ value, label: t(`settings.checks.${value}`) }))}
            onChange={(value) => {
              change({ [kind]: value });
            }}
          />
        ))}
      </div>
      <TextSetting
        label={t('settings.checks.promiseWords')}
        help={t('settings.checks.promiseWordsHelp')}
        value={checks.promiseWords.join('\n')}
        lines={5}
        onCommit={(text) => {
          change({ promiseWords: parseLines(text) });
        }}
      />
    </section>
  );
}
