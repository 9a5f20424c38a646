import { useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk.ts';
import type { EntryPatch } from '../../stores/entries.ts';
import { Button } from '../../ui/button.tsx';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { languageName, plural } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { ListField } from './entry-form.tsx';
import { commas } from './entry-labels.ts';
import './entries.css';

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
    ...(review === none ? { reviewBy: null } : {}),
    ...(review === 'to' && reviewBy !== '' ? { reviewBy } : {}),
  };
  const isEmpty = Object.keys(patch).length === 0;
  const change = async () => {
    const changed = await desk.entries.getState().bulkEdit(patch);
    if (changed === null) return;
    close();
    notify(
      changed === 0 ? 'They were like that already.' : `${plural(changed, 'entry', 'entries')} changed.`,
    );
  };

  return (
    <DialogFrame
      title={`Change ${plural(selected, 'entry', 'entries')}`}
      onClose={close}
      foot={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" keys="Ctrl+Enter" isDisabled={isEmpty} onPress={() => void change()}>
            Change
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
          label="Add tags"
          help="With commas between."
          separator={commas}
          joiner=", "
          value={addTags}
          onChange={setAddTags}
        />
        <ListField
          label="Take tags away"
          help="With commas between."
          separator={commas}
          joiner=", "
          value={removeTags}
          onChange={setRemoveTags}
        />
        <div className="entry__pair">
          <Select
            label="Collection"
            value={leavesCollection}
            choices={[
              { id: unchanged, name: 'Collection stays' },
              { id: 'to', name: 'Into the collection …' },
              { id: none, name: 'Out of its collection' },
            ]}
            onChange={setLeavesCollection}
          />
          {leavesCollection === 'to' ? (
            <input
              type="text"
              aria-label="Into the collection"
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
            label="Language"
            value={language}
            choices={[
              { id: unchanged, name: 'Language stays' },
              ...languages.map((code) => ({ id: code, name: languageName(code) })),
            ]}
            onChange={setLanguage}
          />
          <Select
            label="Internal only"
            value={internal}
            choices={[
              { id: unchanged, name: 'Internal or not: stays' },
              { id: 'yes', name: 'Internal only' },
              { id: 'no', name: 'For replies' },
            ]}
            onChange={setInternal}
          />
        </div>
        <div className="entry__pair">
          <Select
            label="Review date"
            value={review}
            choices={[
              { id: unchanged, name: 'Review date stays' },
              { id: 'to', name: 'Review by …' },
              { id: none, name: 'No review date' },
            ]}
            onChange={setReview}
          />
          {review === 'to' ? (
            <input
              type="date"
              aria-label="Review by"
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
