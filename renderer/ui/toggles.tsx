import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Switch } from 'react-aria-components/Switch';
import './toggles.css';

interface SwitchSettingProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function SwitchSetting({ label, isOn, onChange }: SwitchSettingProps) {
  return (
    <Switch className="switch" isSelected={isOn} onChange={onChange}>
      <span className="switch__track" aria-hidden="true">
        <span className="switch__knob" />
      </span>
      {label}
    </Switch>
  );
}

interface ChoiceSettingProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

export function ChoiceSetting<Value extends string>(props: ChoiceSettingProps<Value>) {
  const { label, value, choices, onChange } = props;
  return (
    <RadioGroup
      className="field"
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      orientation="horizontal"
    >
      <Label className="field__label">{label}</Label>
      <div className="choice">
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className="choice__item">
            {choice.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
