import type { Reading } from '../../../preload/contract.ts';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { Notice } from '../../ui/notice.tsx';

/** A scam has a warning of its own. */
type Withheld = Exclude<NonNullable<Reading['suggestionsWithheld']>, 'scam'>;

/** Why nothing is suggested for this message although the library might know. */
export function WithheldNote({ reason }: { readonly reason: Withheld }) {
  const desk = useDesk();
  const isPaused = useStore(desk.settings, (state) => state.settings?.suggestions === 'paused');
  if (reason !== 'paused') return <Notice tone="note">{t('audit.partOfExperiment')}</Notice>;
  // While they still are, the line below the bar resumes them.
  return <Notice tone="note">{t(isPaused ? 'audit.wasPaused' : 'audit.wasPausedReadAgain')}</Notice>;
}
