import type { Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { TextSetting } from './text-setting.tsx';
import { ChoiceSetting } from './toggles.tsx';

type Checks = Settings['checks'];
type Kind = Exclude<keyof Checks, 'promiseWords'>;

const kinds: readonly { readonly kind: Kind; readonly label: string }[] = [
  { kind: 'otherCustomer', label: 'Somebody else’s name or address' },
  { kind: 'internalText', label: 'Words that are marked internal' },
  { kind: 'thirdParty', label: 'Personal data of others' },
  { kind: 'promises', label: 'Words that promise too much' },
  { kind: 'unanswered', label: 'A question without an answer' },
  { kind: 'wrongLanguage', label: 'Another language than the customer’s' },
];

const choices: readonly { readonly value: Checks[Kind]; readonly label: string }[] = [
  { value: 'block', label: 'Stop' },
  { value: 'warn', label: 'Warn' },
  { value: 'off', label: 'Off' },
];

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
      <h3 id="settings-checks">Before copying</h3>
      <p className="field__help">
        Each reply is looked at before it is copied. A place that is still open always stops it. A warning is
        gone past by copying again, and that is recorded.
      </p>
      <div className="settings__checks">
        {kinds.map(({ kind, label }) => (
          <ChoiceSetting
            key={kind}
            label={label}
            value={checks[kind]}
            choices={choices}
            onChange={(value) => {
              change({ [kind]: value });
            }}
          />
        ))}
      </div>
      <TextSetting
        label="Words that a reply must not promise"
        help="One a line; * stands for any ending: guarantee*. What stands in your own answers is not looked at."
        value={checks.promiseWords.join('\n')}
        lines={5}
        onCommit={(text) => {
          change({ promiseWords: parseLines(text) });
        }}
      />
    </section>
  );
}
