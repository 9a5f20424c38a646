import { useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import { format, t } from '../../i18n.ts';
import type { EntryPatch } from '../../stores/entries.ts';
import { audiences } from '../../ui/audience.tsx';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { ListField } from './entry-form.tsx';
import { commas } from './entry-labels.ts';

const unchanged = 'stays';
const none = 'none';
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'cs', 'sv', 'da', 'fi', 'tr', 'uk', 'ru'];

/** The same change to all selected entries; what is left alone stays as it is. */
export function BulkEditDialog() {
  const desk = useDesk();
  const selected = useStore(desk.entries, (state) => state.selected.size);
  const problem = useStore(desk.entries, (state) => state.problem);
  const [addTags, setAddTags] = useState<readonly string[]>([]);
  const [removeTags, setRemoveTags] = useState<readonly string[]>([]);
  const [collection, setCollection] = useState('');
  const [leavesCollection, setLeavesCollection] = useState<'stays' | 'none' | 'to'>(unchanged);
  const [language, setLanguage] = useState<string>(unchanged);
  const [internal, setInternal] = useState<'stays' | 'yes' | 'no'>(unchanged);
  const [audience, setAudience] = useState<string>(unchanged);
  const [review, setReview] = useState<'stays' | 'none' | 'to'>(unchanged);
  const [reviewBy, setReviewBy] = useState('');
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
    close();
    notify(changed === 0 ? t('entries.unchanged') : t('entries.changed', { count: changed }));
  };

  return (
    <DialogFrame
      title={t('entries.editMany', { count: selected })}
      onClose={close}
      foot={
        <>
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
          if (event.key === 'Enter' && event.ctrlKey && !isEmpty) void change();
        }}
      >
        {problem === null ? null : (
          <div role="alert">
            <Notice tone="stop">{problem}</Notice>
          </div>
        )}
        <ListField
          label={t('entries.fields.addTags')}
          help={t('entries.commas')}
          separator={commas}
          joiner=", "
          value={addTags}
          onChange={setAddTags}
        />
        <ListField
          label={t('entries.fields.removeTags')}
          help={t('entries.commas')}
          separator={commas}
          joiner=", "
          value={removeTags}
          onChange={setRemoveTags}
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
            onChange={setLeavesCollection}
          />
          {leavesCollection === 'to' ? (
            <input
              type="text"
              aria-label={t('entries.moveTo')}
              className="field__input"
              maxLength={100}
              value={collection}
              onChange={(event) => {
                setCollection(event.target.value);
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
            onChange={setLanguage}
          />
          <Select
            label={t('entries.fields.internal')}
            value={internal}
            choices={[
              { id: unchanged, name: t('entries.choices.internalStays') },
              { id: 'yes', name: t('entries.fields.internal') },
              { id: 'no', name: t('entries.choices.forReplies') },
            ]}
            onChange={setInternal}
          />
        </div>
        <Select
          label={t('audience.title')}
          value={audience}
          choices={[
            { id: unchanged, name: t('audience.stays') },
            { id: none, name: t('audience.toDocument') },
            ...audiences.map((id) => ({ id, name: t(`audience.names.${id}`) })),
          ]}
          onChange={setAudience}
        />
        <div className="entry__pair">
          <Select
            label={t('entries.fields.reviewDate')}
            value={review}
            choices={[
              { id: unchanged, name: t('entries.choices.reviewStays') },
              { id: 'to', name: t('entries.choices.reviewBy') },
              { id: none, name: t('entries.choices.noReview') },
            ]}
            onChange={setReview}
          />
          {review === 'to' ? (
            <input
              type="date"
              aria-label={t('entries.fields.reviewBy')}
              className="field__input"
              value={reviewBy}
              onChange={(event) => {
                setReviewBy(event.target.value);
              }}
            />
          ) : null}
        </div>
      </div>
    </DialogFrame>
  );
}
