import { matchesShortcut } from '../../ui/shortcuts.ts';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import type { EntryPatch } from '../../stores/entries.ts';
import { audiences } from '../../ui/audience.tsx';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Select } from '../../ui/select.tsx';
import { DraftNotice, DraftStatus } from '../drafts/draft-notice.tsx';
import { useFormDraft } from '../drafts/use-form-draft.ts';
import { ListField } from './entry-form.tsx';
import { commas } from './entry-labels.ts';

const unchanged = 'stays';
const none = 'none';
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'cs', 'sv', 'da', 'fi', 'tr', 'uk', 'ru'];

interface Change {
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
  readonly collection: string;
  readonly leavesCollection: 'stays' | 'none' | 'to';
  readonly language: string;
  readonly internal: 'stays' | 'yes' | 'no';
  readonly audience: string;
  readonly review: 'stays' | 'none' | 'to';
  readonly reviewBy: string;
}
const noChange: Change = {
  addTags: [],
  removeTags: [],
  collection: '',
  leavesCollection: unchanged,
  language: unchanged,
  internal: unchanged,
  audience: unchanged,
  review: unchanged,
  reviewBy: '',
};

/** The same change to all selected entries; what is left alone stays as it is. */
export function BulkEditDialog() {
  const desk = useDesk();
  const selected = useStore(desk.entries, (state) => state.selected.size);
  const problem = useStore(desk.entries, (state) => state.problem);
  const kept = useFormDraft({ form: 'bulk-edit', subject: 'selected' }, noChange);
  const {
    addTags,
    removeTags,
    collection,
    leavesCollection,
    language,
    internal,
    audience,
    review,
    reviewBy,
  } = kept.value;
  const { close, notify } = desk.window.getState();

  const patch: EntryPatch = {
    ...(addTags.length === 0 ? {} : { addTags: [...addTags] }),
    ...(removeTags.length === 0 ? {} : { removeTags: [...removeTags] }),
    ...(leavesCollection === none ? { collection: null } : {}),
    ...(leavesCollection === 'to' && collection.trim() !== '' ? { collection: collection.trim() } : {}),
    ...(language === unchanged ? {} : { language: language === none ? null : language }),
    ...(internal === unchanged ? {} : { internal: internal === 'yes' }),
    ...(audience === unchanged ? {} : { audience: audiences.find((one) => one === audience) ?? null }),
    ...(review === none ? { reviewBy: null } : {}),
    ...(review === 'to' && reviewBy !== '' ? { reviewBy } : {}),
  };
  const isEmpty = Object.keys(patch).length === 0;
  const change = async () => {
    const changed = await desk.entries.getState().bulkEdit(patch);
    if (changed === null) return;
    kept.deleteDraft();
    close();
    notify(changed === 0 ? t('entries.unchanged') : t('entries.changed', { count: changed }));
  };

  return (
    <DialogFrame
      title={t('entries.editMany', { count: selected })}
      onClose={close}
      foot={
        <>
          <div className="dialog__aside">
            <DraftStatus {...kept} />
          </div>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="main" keys="Ctrl+Enter" isDisabled={isEmpty} onPress={() => void change()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div
        className="entry__form"
        role="presentation"
        onKeyDown={(event) => {
          if (matchesShortcut(event, 'Ctrl+Enter') && !isEmpty) void change();
        }}
      >
        <DraftNotice {...kept} />
        <Problem text={problem} />
        <ListField
          label={t('entries.fields.addTags')}
          help={t('entries.commas')}
          separator={commas}
          joiner=", "
          value={addTags}
          onChange={(to) => kept.change({ addTags: to })}
        />
        <ListField
          label={t('entries.fields.removeTags')}
          help={t('entries.commas')}
          separator={commas}
          joiner=", "
          value={removeTags}
          onChange={(to) => kept.change({ removeTags: to })}
        />
        <div className="entry__pair">
          <Select
            label={t('entries.fields.collection')}
            value={leavesCollection}
            choices={[
              { id: unchanged, name: t('entries.choices.collectionStays') },
              { id: 'to', name: t('entries.choices.toCollection') },
              { id: none, name: t('entries.choices.noCollection') },
            ]}
            onChange={(to) => kept.change({ leavesCollection: to })}
          />
          {leavesCollection === 'to' ? (
            <input
              type="text"
              aria-label={t('entries.moveTo')}
              className="field__input"
              maxLength={100}
              value={collection}
              onChange={(event) => {
                kept.change({ collection: event.target.value });
              }}
            />
          ) : null}
        </div>
        <div className="entry__pair">
          <Select
            label={t('entries.fields.language')}
            value={language}
            choices={[
              { id: unchanged, name: t('entries.choices.languageStays') },
              ...languages.map((code) => ({ id: code, name: format.language(code) })),
            ]}
            onChange={(to) => kept.change({ language: to })}
          />
          <Select
            label={t('audience.title')}
            value={audience}
            choices={[
              { id: unchanged, name: t('audience.stays') },
              { id: none, name: t('audience.toDocument') },
              ...audiences.map((id) => ({ id, name: t(`audience.names.${id}`) })),
            ]}
            onChange={(to) => kept.change({ audience: to })}
          />
        </div>
        <div className="entry__pair">
          <Select
            label={t('entries.fields.internal')}
            value={internal}
            choices={[
              { id: unchanged, name: t('entries.choices.internalStays') },
              { id: 'yes', name: t('entries.fields.internal') },
              { id: 'no', name: t('entries.choices.forReplies') },
            ]}
            onChange={(to) => kept.change({ internal: to })}
          />
          <Select
            label={t('entries.fields.reviewDate')}
            value={review}
            choices={[
              { id: unchanged, name: t('entries.choices.reviewStays') },
              { id: 'to', name: t('entries.choices.reviewBy') },
              { id: none, name: t('entries.choices.noReview') },
            ]}
            onChange={(to) => kept.change({ review: to })}
          />
          {review === 'to' ? (
            <input
              type="date"
              aria-label={t('entries.fields.reviewBy')}
              className="field__input"
              value={reviewBy}
              onChange={(event) => {
                kept.change({ reviewBy: event.target.value });
              }}
            />
          ) : null}
        </div>
      </div>
    </DialogFrame>
  );
}
