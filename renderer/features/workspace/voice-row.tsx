import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { CommandMenu } from '../../ui/command-menu.tsx';
import { effectiveVoice, hasLengths, offeredTones, toggleLength } from './voice.ts';
import './voice-row.css';

/** How this reply sounds, and the ways to another tone and length, as far as the shop has written any. */
export function VoiceRow() {
  const desk = useDesk();
  // Drawn anew when the draft is another one, and not with each key.
  const draft = useStore(desk.workspace, ({ activeCase }) => activeCase?.draft ?? null);
  const chosen = useStore(desk.workspace, ({ activeCase }) => activeCase?.voice ?? null);
  const activeCase = draft && { draft };
  const style = useStore(desk.settings, (state) => state.settings?.style ?? null);
  const { setVoice } = desk.workspace.getState();
  const voice = chosen ?? style ?? effectiveVoice(desk);
  const tones = offeredTones(activeCase, voice.tone);
  return (
    <div className="reply__voice">
      {tones.length < 2 ? null : (
        <CommandMenu
          label={t('workspace.tone', { tone: t(`workspace.tones.${voice.tone}`) })}
          look="plain"
          keys="O"
          items={tones.map((tone) => ({
            name: t(`settings.style.tones.${tone}`),
            isChosen: tone === voice.tone,
            run: () => void setVoice({ tone, length: voice.length }),
          }))}
        />
      )}
      {hasLengths(activeCase, voice) ? (
        <Button kind="plain" keys="V" onPress={() => void setVoice(toggleLength(voice))}>
          {t('workspace.length', { length: t(`workspace.lengths.${voice.length}`) })}
        </Button>
      ) : null}
    </div>
  );
}
