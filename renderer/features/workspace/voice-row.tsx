import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { nextTone, toggleLength, effectiveVoice } from './voice.ts';
import './voice-row.css';

/** How this reply sounds, and the ways to another tone and length. */
export function VoiceRow() {
  const desk = useDesk();
  const chosen = useStore(desk.workspace, (state) => state.work?.voice ?? null);
  const style = useStore(desk.settings, (state) => state.settings?.style ?? null);
  const { setVoice } = desk.workspace.getState();
  const voice = chosen ?? style ?? effectiveVoice(desk);
  return (
    <div className="reply__voice">
      <Button kind="plain" keys="O" onPress={() => void setVoice(nextTone(voice))}>
        {t('workspace.tone', { tone: t(`workspace.tones.${voice.tone}`) })}
      </Button>
      <Button kind="plain" keys="V" onPress={() => void setVoice(toggleLength(voice))}>
        {t('workspace.length', { length: t(`workspace.lengths.${voice.length}`) })}
      </Button>
    </div>
  );
}
