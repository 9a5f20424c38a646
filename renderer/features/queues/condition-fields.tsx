import type { Queue } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/fields.tsx';
import { ListField } from '../../ui/list-field.tsx';
import './condition-fields.css';
import { conditionKinds, confidenceLimits, moodSigns, type ConditionDraft } from './rule-condition.ts';

interface ConditionFieldsProps {
  readonly draft: ConditionDraft;
  readonly queues: readonly Queue[];
  readonly onChange: (draft: ConditionDraft) => void;
}

/** The kind of a rule and the fields of that kind. */
export function ConditionFields({ draft, queues, onChange }: ConditionFieldsProps) {
  const change = (part: Partial<ConditionDraft>) => {
    onChange({ ...draft, ...part });
  };
  return (
    <>
      <div className="field">
        <span className="field__label">{t('queues.looksFor')}</span>
        <Select
          label={t('queues.looksFor')}
          value={draft.kind}
          choices={conditionKinds.map((id) => ({ id, name: t(`queues.conditions.${id}`) }))}
          onChange={(kind) => {
            change({ kind });
          }}
        />
      </div>
      <FieldsOfKind draft={draft} queues={queues} change={change} />
    </>
  );
}

function FieldsOfKind({
  draft,
  queues,
  change,
}: {
  readonly draft: ConditionDraft;
  readonly queues: readonly Queue[];
  readonly change: (part: Partial<ConditionDraft>) => void;
}) {
  switch (draft.kind) {
    case 'words':
      return (
        <>
          <ListField
            label={t('queues.phrases')}
            help={t('queues.phrasesHelp')}
            placeholder={t('queues.addPhrase')}
            value={draft.phrases}
            onChange={(phrases) => {
              change({ phrases });
            }}
          />
          <ListField
            label={t('queues.notIn')}
            help={t('queues.notInHelp')}
            placeholder={t('queues.addException')}
            value={draft.notIn}
            onChange={(notIn) => {
              change({ notIn });
            }}
          />
        </>
      );
    case 'refund above':
    case 'amount above':
      return (
        <TextField
          label={t('queues.moreThan')}
          help={t('queues.moreThanHelp')}
          isNumber
          value={draft.amount}
          onChange={(amount) => {
            change({ amount });
          }}
        />
      );
    case 'customers':
      return (
        <ListField
          label={t('queues.customers')}
          help={t('queues.customersHelp')}
          placeholder={t('queues.addCustomer')}
          value={draft.names}
          onChange={(names) => {
            change({ names });
          }}
        />
      );
    case 'mood':
      return (
        <fieldset className="condition-signs">
          <legend className="field__label">{t('queues.anyOf')}</legend>
          {moodSigns.map((sign) => (
            <label key={sign}>
              <input
                type="checkbox"
                checked={draft.signs.includes(sign)}
                onChange={() => {
                  const others = draft.signs.filter((other) => other !== sign);
                  change({ signs: others.length < draft.signs.length ? others : [...others, sign] });
                }}
              />{' '}
              {t(`queues.signs.${sign}`)}
            </label>
          ))}
        </fieldset>
      );
    case 'confidence':
      return (
        <div className="field">
          <span className="field__label">{t('queues.worstAnswer')}</span>
          <Select
            label={t('queues.worstAnswer')}
            value={draft.below}
            choices={confidenceLimits.map((id) => ({ id, name: t(`queues.below.${id}`) }))}
            onChange={(below) => {
              change({ below });
            }}
          />
        </div>
      );
    case 'queue':
      return (
        <div className="field">
          <span className="field__label">{t('queues.messagesFor')}</span>
          <Select
            label={t('queues.messagesFor')}
            value={draft.queue}
            choices={queues.map(({ id, name }) => ({ id, name }))}
            onChange={(queue) => {
              change({ queue });
            }}
          />
        </div>
      );
  }
}
