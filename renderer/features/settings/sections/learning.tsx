import { useDesk } from '../../../desk.ts';
import { t } from '../../../i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Setting } from '../setting.tsx';

/** The ways to how messages are sorted and to what was learned. */
export function LearningSection() {
  const desk = useDesk();
  const { open } = desk.window.getState();
  return (
    <>
      <Setting place="settings.queues">
        <Button keys="Ctrl+Shift+Q" onPress={() => open({ kind: 'queues' })}>
          {t('settings.queues')}
        </Button>
        <p className="field__help">{t('settings.queuesHelp')}</p>
      </Setting>
      <Setting place="settings.learned">
        <Button keys="Ctrl+Shift+Y" onPress={() => open({ kind: 'learned' })}>
          {t('settings.learned')}
        </Button>
        <p className="field__help">{t('settings.learnedHelp')}</p>
      </Setting>
    </>
  );
}
