import type { Settings } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { TextSetting } from './text-setting.tsx';
import { ChoiceSetting } from './toggles.tsx';

const tones = [
  { value: 'as written', label: 'As written' },
  { value: 'formal', label: 'Formal' },
  { value: 'friendly', label: 'Friendly' },
] as const;
const lengths = [
  { value: 'full', label: 'Full' },
  { value: 'short', label: 'Short' },
] as const;

/** How replies sound where the owner has written more than one wording, and what stands between the answers. */
export function ReplyStyle({ settings }: { readonly settings: Settings }) {
  const desk = useDesk();
  const { style } = settings;
  const change = (part: Partial<Settings['style']>) =>
    void desk.settings.getState().change({ style: { ...style, ...part } });
  return (
    <section className="settings__group" aria-labelledby="settings-style">
      <h3 id="settings-style">How replies sound</h3>
      <p className="field__help">
        Sidedesk writes no sentence of its own. It takes your answers, in the wording that fits where you have
        written one, your snippets and what stands here.
      </p>
      <ChoiceSetting
        label="Tone"
        value={style.tone}
        choices={tones}
        onChange={(tone) => {
          change({ tone });
        }}
      />
      <ChoiceSetting
        label="Length"
        value={style.length}
        choices={lengths}
        onChange={(length) => {
          change({ length });
        }}
      />
      <TextSetting
        label="Between two answers"
        help="One line each, taken in turn: As to your next question:"
        value={style.links.join('\n')}
        lines={3}
        onCommit={(text) => {
          change({ links: parseLines(text).slice(0, 20) });
        }}
      />
      <TextSetting
        label="Before what you still need from the customer"
        help="What that is stands in each queue."
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
