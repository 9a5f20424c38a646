import { t } from '../../../i18n.ts';
import { Setting, type SectionProps } from '../setting.tsx';
import { OpeningHours } from './opening-hours.tsx';
import { TextSetting } from '../text-setting.tsx';

/** What is recognized in a message. */
export function MessagesSection({ settings }: SectionProps) {
  return (
    <>
      <Setting place="settings.orderNumbers">
        {(change) => (
          <TextSetting
            label={t('settings.orderNumbers')}
            help={t('settings.orderNumbersHelp')}
            value={settings.orderNumbers}
            onCommit={(orderNumbers) => change({ orderNumbers })}
          />
        )}
      </Setting>
      <Setting place="settings.openingHours">
        {(change) => (
          <OpeningHours hours={settings.openingHours} onChange={(openingHours) => change({ openingHours })} />
        )}
      </Setting>
    </>
  );
}
