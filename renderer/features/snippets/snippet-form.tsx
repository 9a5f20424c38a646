import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import type { Snippet, SnippetKind, SnippetPreview } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { RemoveButton, TextField } from '../../ui/fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { kinds, tones, showPlaceholders } from './snippet-labels.ts';
import './snippet-preview.css';
import './snippet-form.css';
import { t } from '../../i18n.ts';

interface SnippetFormProps {
  /** Null for a new one. */
  readonly snippet: Snippet | null;
  readonly onDone: () => void;
}

/** One snippet, with what is wrong with its text while it is written and how it would read. */
export function SnippetForm({ snippet, onDone }: SnippetFormProps) {
  const desk = useDesk();
  const [shortName, setShortName] = useState(snippet?.shortName ?? '');
  const [title, setTitle] = useState(snippet?.title ?? '');
  const [text, setText] = useState(snippet?.text ?? '');
  const [kind, setKind] = useState<SnippetKind>(snippet?.kind ?? 'macro');
  const [tone, setTone] = useState<Snippet['tone']>(snippet?.tone ?? 'any');
  const problem = useStore(desk.snippets, (state) => state.problem);
  const preview = usePreview(text);
  const problems = preview?.problems ?? [];
  const nameProblem = /[\s{}]/u.test(shortName) ? 'A short name has no blanks and no braces.' : null;
  const isComplete = shortName !== '' && title.trim() !== '' && text.trim() !== '';

  const save = async () => {
    const { save: keep } = desk.snippets.getState();
    if ((await keep({ id: snippet?.id ?? null, shortName, title, text, kind, tone })) === null) return;
    desk.window.getState().notify(`“${shortName}” is kept.`);
    onDone();
  };
  const remove = async () => {
    if (snippet === null || !(await desk.snippets.getState().remove(snippet.id))) return;
    const { sample: _, ...fields } = snippet;
    desk.window.getState().notify(`“${snippet.shortName}” is removed.`, 'done', () => {
      void desk.snippets.getState().save({ ...fields, id: null });
    });
    onDone();
  };

  return (
    <FormDialog
      title={snippet === null ? 'New snippet' : snippet.title}
      side
      isComplete={isComplete && problems.length === 0 && nameProblem === null}
      onSubmit={() => void save()}
      onCancel={onDone}
      problem={problem}
      actions={
        snippet === null ? undefined : (
          <RemoveButton question="Really remove it" onRemove={() => void remove()} />
        )
      }
    >
      <TextField
        label="Short name"
        help={nameProblem ?? 'What you type to get it, such as refund-policy.'}
        value={shortName}
        onChange={setShortName}
        isFirst
      />
      <TextField
        label="What it is about"
        help="A few words. It is found by what they mean."
        value={title}
        onChange={setTitle}
      />
      <div className="form__pair">
        <div className="field">
          <span className="field__label">Kind</span>
          <Select label="Kind" value={kind} choices={kinds} onChange={setKind} />
        </div>
        <div className="field">
          <span className="field__label">Tone</span>
          <Select label="Tone" value={tone} choices={tones} onChange={setTone} />
        </div>
      </div>
      <TextField label="Text" lines={7} value={text} onChange={setText} />
      <Problems problems={problems} />
      <details className="snippet-form__help">
        <summary>Places to fill, dates, choices and conditions</summary>
        <ul>
          {examples.map(([code, means]) => (
            <li key={code}>
              <code>{code}</code> {means}
            </li>
          ))}
        </ul>
      </details>
      {preview === null || text.trim() === '' ? null : <Preview preview={preview} />}
    </FormDialog>
  );
}

const examples = [
  [
    '{{customer.first_name}}',
    'and customer.name, customer.email, order.number, amount, tracking, product, agent, shop',
  ],
  ['{{today+14d}}', 'a date: d days, w weeks, m months, y years'],
  ['{{ask: Which loaf?}}', 'asked when it is put in'],
  ['{{money back: a refund | a voucher}}', 'a choice'],
  [
    '{{if order.number}} … {{else}} … {{end}}',
    'only then; also {{if not …}} and {{if money back = a voucher}}',
  ],
  ['{{cursor}}', 'where the cursor goes'],
] as const;

/** How the text reads with the message in hand, a moment after the last key. */
function usePreview(text: string): SnippetPreview | null {
  const desk = useDesk();
  const caseId = useStore(desk.workspace, (state) => state.work?.reading.caseId ?? null);
  const [preview, setPreview] = useState<SnippetPreview | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void desk.snippets
      .getState()
      .preview(text, caseId)
      .then((now) => {
        if (isCurrent && now !== null) setPreview(now);
      });
    return () => {
      isCurrent = false;
    };
  }, [desk, text, caseId]);
  return preview;
}

function Problems({ problems }: { readonly problems: SnippetPreview['problems'] }) {
  return (
    <div className="snippet-form__problems" role="alert">
      {problems.map(({ start, line, column, code }) => (
        <p key={start}>
          Line {line}, column {column}: {t(`snippets.problems.${code}`)}
        </p>
      ))}
    </div>
  );
}

function Preview({ preview: { text, missing } }: { readonly preview: SnippetPreview }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="field__label">
        As it reads now
      </h3>
      <p className="snippet-preview">{showPlaceholders(text)}</p>
      {missing.length === 0 ? null : (
        <p className="muted">
          Asked for when it is put in:{' '}
          {missing
            .map(({ ask, choices }) => (choices.length > 0 ? `${ask} (${choices.join(', ')})` : ask))
            .join('; ')}
        </p>
      )}
    </section>
  );
}
