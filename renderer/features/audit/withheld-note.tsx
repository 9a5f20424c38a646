import type { Reading } from '../../../preload/contract.ts';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { pauseKeys, togglePause } from './pause.tsx';

/** Why nothing is suggested for this message although the library might know. */
export function WithheldNote({ reason }: { readonly reason: NonNullable<Reading['suggestionsWithheld']> }) {
  const desk = useDesk();
  const isPaused = useStore(desk.settings, (state) => state.settings?.suggestions === 'paused');
  if (reason === 'scam') return <Notice tone="note">{t('scam.nothingSuggested')}</Notice>;
  return reason === 'paused' ? (
    <Notice
      tone="note"
      actions={
        isPaused ? (
          <Button keys={pauseKeys} onPress={() => void togglePause(desk)}>
            {t('common.resume')}
          </Button>
        ) : undefined
      }
    >
      {t(isPaused ? 'audit.wasPaused' : 'audit.wasPausedReadAgain')}
    </Notice>
  ) : (
    <Notice tone="note">{t('audit.partOfExperiment')}</Notice>
  );
}
