import { useStore } from 'zustand';
import { type Desk, useDesk } from '../../desk.ts';
import { t } from '../../i18n.ts';
import { isEdited } from '../../stores/active-case.ts';
import { Button } from '../../ui/button.tsx';
import { Allowed } from '../people/allowed.tsx';
import { SwitchSetting } from '../../ui/toggles.tsx';
import './pause.css';

export const pauseKeys = 'Ctrl+Shift+P';

/** Pauses all suggestions at once, or resumes them; says which. */
export async function togglePause(desk: Desk): Promise<void> {
  const { settings, change } = desk.settings.getState();
  if (settings === null) return;
  const suggestions = settings.suggestions === 'on' ? 'paused' : 'on';
  await change({ suggestions });
  if (desk.settings.getState().problem !== null) return;
  desk.window.getState().notify(t(suggestions === 'paused' ? 'audit.paused' : 'audit.resumed'));
  if (suggestions === 'on') await readPausedAgain(desk);
}

/** The message in hand came without suggestions while they were paused. A reply that was begun meanwhile stays as it is. */
async function readPausedAgain(desk: Desk): Promise<void> {
  const { activeCase, read } = desk.workspace.getState();
  if (activeCase === null || activeCase.reading.suggestionsWithheld !== 'paused' || isEdited(activeCase))
    return;
  const { text, caseId, customer } = activeCase.reading;
  const said = customer?.why.code === 'chosen' ? { customer: customer.group } : {};
  await read({ text, caseId, ...said }, activeCase.source.from);
}

/** Stands below the bar for as long as suggestions are paused. */
export function PausedStrip() {
  const desk = useDesk();
  const isPaused = useStore(desk.settings, (state) => state.settings?.suggestions === 'paused');
  return (
    <div role="status">
      {isPaused ? (
        <div className="paused-strip">
          <span>{t('audit.isPaused')}</span>
          <Allowed use={['settings.change', { suggestions: 'on' }]}>
            <Button keys={pauseKeys} onPress={() => void togglePause(desk)}>
              {t('common.resume')}
            </Button>
          </Allowed>
        </div>
      ) : null}
    </div>
  );
}

export function PauseSwitch() {
  const desk = useDesk();
  const suggestions = useStore(desk.settings, (state) => state.settings?.suggestions);
  if (suggestions === undefined) return null;
  return (
    <SwitchSetting
      label={t('audit.suggest')}
      isOn={suggestions === 'on'}
      onChange={() => void togglePause(desk)}
    />
  );
}
