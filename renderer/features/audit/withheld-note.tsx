import type { Reading } from '../../../preload/contract.ts';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { pauseKeys, togglePause } from './pause.tsx';

/** Why nothing is suggested for this message although the library might know. */
export function WithheldNote({ reason }: { readonly reason: NonNullable<Reading['suggestionsWithheld']> }) {
  const desk = useDesk();
  const isPaused = useStore(desk.settings, (state) => state.settings?.suggestions === 'paused');
  return reason === 'paused' ? (
    <Notice
      tone="note"
      actions={
        isPaused ? (
          <Button keys={pauseKeys} onPress={() => void togglePause(desk)}>
            Resume
          </Button>
        ) : undefined
      }
    >
      Suggestions were paused when this message was read. You can still search by hand
      {isPaused ? '.' : ', or take the message again.'}
    </Notice>
  ) : (
    <Notice tone="note">
      This message goes without suggestions: it is part of the comparison. Answer it as you would without
      them.
    </Notice>
  );
}
