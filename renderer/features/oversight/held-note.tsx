import type { Reading } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { pauseKeys, togglePause } from './pause.tsx';

/** Why nothing is suggested for this message although the library might know. */
export function HeldNote({ held }: { readonly held: NonNullable<Reading['held']> }) {
  const desk = useDesk();
  return held === 'paused' ? (
    <Notice
      tone="note"
      actions={
        <Button keys={pauseKeys} onPress={() => void togglePause(desk)}>
          Pause or resume
        </Button>
      }
    >
      Suggestions were paused when this message was read. You can still search by hand.
    </Notice>
  ) : (
    <Notice tone="note">
      This message goes without suggestions: it is part of the comparison. Answer it as you would without
      them.
    </Notice>
  );
}
