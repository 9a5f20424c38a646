import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { nextTone, otherLength, voiceOf } from './voice.ts';

/** How this reply sounds, and the ways to another tone and length. */
export function VoiceRow() {
  const desk = useDesk();
  const chosen = useStore(desk.workspace, (state) => state.work?.voice ?? null);
  const style = useStore(desk.settings, (state) => state.settings?.style ?? null);
  const { sound } = desk.workspace.getState();
  const voice = chosen ?? style ?? voiceOf(desk);
  return (
    <div className="reply__voice">
      <Button kind="plain" keys="O" onPress={() => void sound(nextTone(voice))}>
        Tone: {voice.tone}
      </Button>
      <Button kind="plain" keys="V" onPress={() => void sound(otherLength(voice))}>
        Length: {voice.length}
      </Button>
    </div>
  );
}
