import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import type { Snippet, SnippetPreview } from '../../../preload/contract.ts';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import { RemoveButton, TextField } from '../../ui/fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { DraftNotice, DraftStatus } from '../drafts/draft-notice.tsx';
import { useFormDraft } from '../drafts/use-form-draft.ts';
import { kindChoices, toneChoices, showPlaceholders } from './snippet-labels.ts';
import './snippet-preview.css';
import './snippet-form.css';

interface SnippetFormProps {
  /** Null for a new one. */
  readonly snippet: Snippet | null;
  readonly onDone: () => void;
}

type SnippetFields = Pick<Snippet, 'shortName' | 'title' | 'text' | 'kind' | 'tone'>;

/** One snippet, with what is wrong with its text while it is written and how it would read. */
export function SnippetForm({ snippet, onDone }: SnippetFormProps) {
  const desk = useDesk();
  const kept = useFormDraft<SnippetFields>(
    { form: 'snippet', subject: snippet?.id ?? 'new' },
    {
      shortName: snippet?.shortName ?? '',
      title: snippet?.title ?? '',
      text: snippet?.text ?? '',
      kind: snippet?.kind ?? 'macro',
      tone: snippet?.tone ?? 'any',
    },
  );
  const { shortName, title, text, kind, tone } = kept.value;
  const problem = useStore(desk.snippets, (state) => state.problem);
  const preview = usePreview(text);
  const problems = preview?.problems ?? [];
  const nameProblem = /[\s{}]/u.test(shortName) ? t('snippets.nameProblem') : null;
  const isComplete = shortName !== '' && title.trim() !== '' && text.trim() !== '';

  const save = async () => {
    const id = await desk.snippets.getState().save({ id: snippet?.id ?? null, ...kept.value });
    if (id === null) return;
    kept.deleteDraft();
    desk.window.getState().notify(t('snippets.saved', { name: shortName }));
    onDone();
  };
  const remove = async () => {
    if (snippet === null || !(await desk.snippets.getState().remove(snippet.id))) return;
    const { sample: _, ...fields } = snippet;
    desk.window.getState().notify(t('snippets.removed', { name: snippet.shortName }), 'done', () => {
      void desk.snippets.getState().save({ ...fields, id: null });
    });
    onDone();
  };

  return (
    <FormDialog
      title={snippet === null ? t('snippets.new') : snippet.title}
      side
      isComplete={isComplete && problems.length === 0 && nameProblem === null}
      onSubmit={() => void save()}
      onCancel={onDone}
      problem={problem}
      status={<DraftStatus {...kept} />}
      actions={
        snippet === null ? undefined : (
          <RemoveButton question={t('common.reallyRemove')} onRemove={() => void remove()} />
        )
      }
    >
      <DraftNotice {...kept} />
      <TextField
        label={t('snippets.fields.shortName')}
        help={nameProblem ?? t('snippets.shortNameHelp')}
        value={shortName}
        onChange={(to) => kept.change({ shortName: to })}
        isFirst
      />
      <TextField
        label={t('snippets.fields.title')}
        help={t('snippets.titleHelp')}
        value={title}
        onChange={(to) => kept.change({ title: to })}
      />
      <div className="form__pair">
        <div className="field">
          <span className="field__label">{t('snippets.fields.kind')}</span>
          <Select
            label={t('snippets.fields.kind')}
            value={kind}
            choices={kindChoices()}
            onChange={(to) => kept.change({ kind: to })}
          />
        </div>
        <div className="field">
          <span className="field__label">{t('snippets.fields.tone')}</span>
          <Select
            label={t('snippets.fields.tone')}
            value={tone}
            choices={toneChoices()}
            onChange={(to) => kept.change({ tone: to })}
          />
        </div>
      </div>
      <TextField
        label={t('snippets.fields.text')}
        lines={7}
        value={text}
        onChange={(to) => kept.change({ text: to })}
      />
      <Problems problems={problems} />
      <details className="snippet-form__help">
        <summary>{t('snippets.examples.title')}</summary>
        <ul>
          {examples().map(([code, means]) => (
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

const examples = () =>
  [
    [
      '{{customer.first_name}}',
      t('snippets.examples.places', {
        names: [
          'customer.name',
          'customer.email',
          'order.number',
          'amount',
          'tracking',
          'product',
          'agent',
          'shop',
        ],
      }),
    ],
    ['{{today+14d}}', t('snippets.examples.date')],
    ['{{ask: Which loaf?}}', t('snippets.examples.ask')],
    ['{{money back: a refund | a voucher}}', t('snippets.examples.choice')],
    [
      '{{if order.number}} … {{else}} … {{end}}',
      t('snippets.examples.condition', { not: '{{if not …}}', equals: '{{if money back = a voucher}}' }),
    ],
    ['{{cursor}}', t('snippets.examples.cursor')],
  ] as const;

/** How the text reads with the message in hand, a moment after the last key. */
function usePreview(text: string): SnippetPreview | null {
  const desk = useDesk();
  const caseId = useStore(desk.workspace, (state) => state.activeCase?.reading.caseId ?? null);
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
          {t('snippets.problemAt', { line, column, problem: t(`snippets.problems.${code}`) })}
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
        {t('snippets.readsNow')}
      </h3>
      <p className="snippet-preview">{showPlaceholders(text)}</p>
      {missing.length === 0 ? null : (
        <p className="muted">
          {t('snippets.asksFor', {
            names: missing.map(({ ask, choices }) =>
              choices.length > 0 ? `${ask} (${format.choice(choices)})` : ask,
            ),
          })}
        </p>
      )}
    </section>
  );
}
