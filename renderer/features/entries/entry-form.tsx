import { useId, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Audience, EntryFields } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { AudienceSelect } from '../../ui/audience.tsx';
import { Select } from '../../ui/select.tsx';
import { elementIds } from '../layout/actions.ts';
import { SwitchSetting } from '../../ui/toggles.tsx';
import { commas, lines, parseList } from './entry-labels.ts';
import { WordingsFields } from './wordings-fields.tsx';
import './entry-form.css';

interface EntryFormProps {
  readonly fields: EntryFields;
  /** Whom it is for as long as nothing else is chosen; null where no file stands behind it. */
  readonly documentAudience: Audience | null;
  readonly onChange: (fields: EntryFields) => void;
}

const none = ' none';
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'cs', 'sv', 'da', 'fi', 'tr', 'uk', 'ru'];

/** All that a person can set on an entry. */
export function EntryForm({ fields, documentAudience, onChange }: EntryFormProps) {
  const desk = useDesk();
  const facets = useStore(desk.entries, (state) => state.facets);
  const change = (part: Partial<EntryFields>) => {
    onChange({ ...fields, ...part });
  };
  const known = [...new Set([...(fields.language === null ? [] : [fields.language]), ...languages])];
  return (
    <div className="entry__form">
      <Field label={t('entries.fields.question')}>
        {(id) => (
          <textarea
            id={elementIds.entry}
            aria-labelledby={id}
            className="field__input"
            rows={2}
            maxLength={2_000}
            value={fields.question}
            onChange={(event) => {
              change({ question: event.target.value.replace(/\n/g, ' ') });
            }}
          />
        )}
      </Field>
      <Field label={t('entries.fields.answer')}>
        {(id) => (
          <textarea
            aria-labelledby={id}
            className="field__input"
            rows={7}
            maxLength={50_000}
            value={fields.answer}
            onChange={(event) => {
              change({ answer: event.target.value });
            }}
          />
        )}
      </Field>
      <WordingsFields
        wordings={fields.wordings ?? {}}
        onChange={(wordings) => {
          change({ wordings });
        }}
      />
      <ListField
        label={t('entries.fields.variants')}
        help={t('entries.perLine')}
        rows={2}
        separator={lines}
        joiner={'\n'}
        value={fields.variants}
        onChange={(variants) => {
          change({ variants });
        }}
      />
      <div className="entry__pair">
        <ListField
          label={t('entries.fields.tags')}
          help={t('entries.commas')}
          separator={commas}
          joiner=", "
          value={fields.tags}
          onChange={(tags) => {
            change({ tags });
          }}
        />
        <Field label={t('entries.fields.collection')}>
          {(id) => (
            <>
              <input
                type="text"
                aria-labelledby={id}
                className="field__input"
                list={`${id}-known`}
                maxLength={100}
                value={fields.collection ?? ''}
                onChange={(event) => {
                  change({ collection: event.target.value === '' ? null : event.target.value });
                }}
              />
              <datalist id={`${id}-known`}>
                {facets?.collections.map(({ name }) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      </div>
      <div className="entry__pair">
        <Field label={t('entries.fields.language')}>
          {() => (
            <Select
              label={t('entries.fields.language')}
              value={fields.language ?? none}
              choices={[
                { id: none, name: t('entries.detectLanguage') },
                ...known.map((code) => ({ id: code, name: format.language(code) })),
              ]}
              onChange={(value) => {
                change({ language: value === none ? null : value });
              }}
            />
          )}
        </Field>
        <Field label={t('entries.fields.reviewBy')}>
          {(id) => (
            <input
              type="date"
              aria-labelledby={id}
              className="field__input"
              value={fields.reviewBy ?? ''}
              onChange={(event) => {
                change({ reviewBy: event.target.value === '' ? null : event.target.value });
              }}
            />
          )}
        </Field>
      </div>
      <Field label={t('audience.title')}>
        {() => (
          <AudienceSelect
            value={fields.audience ?? null}
            otherwise={
              documentAudience === null ? null : t('audience.asDocument', { audience: documentAudience })
            }
            onChange={(audience) => {
              change({ audience });
            }}
          />
        )}
      </Field>
      <SwitchSetting
        label={t('entries.internalHelp')}
        isOn={fields.internal}
        onChange={(internal) => {
          change({ internal });
        }}
      />
    </div>
  );
}

function Field({
  label,
  help,
  children,
}: {
  readonly label: string;
  readonly help?: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <span id={id} className="field__label">
        {label}
        {help === undefined ? null : <span className="entry__help">{help}</span>}
      </span>
      {children(id)}
    </div>
  );
}

interface ListFieldProps {
  readonly label: string;
  readonly help: string;
  readonly rows?: number;
  readonly separator: RegExp;
  readonly joiner: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** A list, typed as a text; what is being typed stays as it is until the list is another one. */
export function ListField({ label, help, rows = 1, separator, joiner, value, onChange }: ListFieldProps) {
  const [text, setText] = useState(value.join(joiner));
  const isSame = parseList(text, separator).join('\n') === value.join('\n');
  return (
    <Field label={label} help={help}>
      {(id) => (
        <textarea
          aria-labelledby={id}
          className="field__input"
          rows={rows}
          value={isSame ? text : value.join(joiner)}
          onChange={(event) => {
            setText(event.target.value);
            onChange(parseList(event.target.value, separator));
          }}
        />
      )}
    </Field>
  );
}
