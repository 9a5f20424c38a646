import { t } from '../../../i18n.ts';
import { SwitchSetting } from '../../../ui/toggles.tsx';
import { Setting, type SectionProps } from '../setting.tsx';
import { TextSetting } from '../text-setting.tsx';

/** Who writes, and what stands around each reply. */
export function RepliesSection({ settings }: SectionProps) {
  const { label, survey } = settings;
  return (
    <>
      <div className="settings__pair">
        <Setting place="settings.shopName">
          {(change) => (
            <TextSetting
              label={t('settings.shopName')}
              value={settings.shopName}
              onCommit={(shopName) => change({ shopName })}
            />
          )}
        </Setting>
        <Setting place="settings.agentName">
          {(change) => (
            <TextSetting
              label={t('settings.agentName')}
              value={settings.agentName}
              onCommit={(agentName) => change({ agentName })}
            />
          )}
        </Setting>
      </div>
      <Setting place="settings.greeting">
        {(change) => (
          <TextSetting
            label={t('settings.greeting')}
            help={t('settings.greetingHelp')}
            value={settings.greeting}
            onCommit={(greeting) => change({ greeting })}
          />
        )}
      </Setting>
      <Setting place="settings.signOff">
        {(change) => (
          <TextSetting
            label={t('settings.signOff')}
            help={t('settings.signOffHelp')}
            value={settings.signOff}
            lines={3}
            onCommit={(signOff) => change({ signOff })}
          />
        )}
      </Setting>
      <Setting place="settings.survey">
        {(change) => (
          <>
            <SwitchSetting
              label={t('settings.survey')}
              isOn={survey.on}
              onChange={(on) => change({ survey: { ...survey, on } })}
            />
            {survey.on ? (
              <>
                <TextSetting
                  label={t('settings.surveyAddress')}
                  value={survey.address}
                  onCommit={(address) => change({ survey: { ...survey, address } })}
                />
                <TextSetting
                  label={t('settings.surveyText')}
                  help={t('settings.surveyHelp')}
                  value={survey.text}
                  lines={2}
                  onCommit={(text) => change({ survey: { ...survey, text } })}
                />
              </>
            ) : null}
          </>
        )}
      </Setting>
      <Setting place="settings.label">
        {(change) => (
          <>
            <SwitchSetting
              label={t('settings.label')}
              isOn={label.on}
              onChange={(on) => change({ label: { ...label, on } })}
            />
            {label.on ? (
              <TextSetting
                label={t('settings.labelText')}
                value={label.text}
                onCommit={(text) => change({ label: { ...label, text } })}
              />
            ) : null}
          </>
        )}
      </Setting>
    </>
  );
}
