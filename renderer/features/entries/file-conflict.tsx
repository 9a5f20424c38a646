import type { Entry, EntryContent } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { TextDiff } from '../../ui/text-diff.tsx';
import './file-conflict.css';

interface FileConflictProps {
  readonly entry: Entry;
  readonly onUseFile: (words: EntryContent) => void;
  readonly onKeepEdit: () => void;
}

const asText = ({ question, answer, variants, tags }: EntryContent): string =>
  [question, answer, ...variants, ...(tags.length > 0 ? [tags.join(', ')] : [])].join('\n');

/** The file was changed after the entry was: both are shown, and a person decides. */
export function FileConflict({ entry, onUseFile, onKeepEdit }: FileConflictProps) {
  const { conflict } = entry;
  return (
    <section className="entry__file" aria-label={t('entries.fileVersion')}>
      <h3 className="entry__title">{t(conflict === null ? 'entries.fileDropped' : 'entries.fileChanged')}</h3>
      {conflict === null ? (
        <p>{t('entries.fileDroppedHelp')}</p>
      ) : (
        <>
          <p className="muted">{t('entries.fileChangedHelp')}</p>
          <TextDiff before={asText(entry)} after={asText(conflict)} />
        </>
      )}
      <div className="entry__choices">
        {conflict === null ? null : (
          <Button
            onPress={() => {
              onUseFile(conflict);
            }}
          >
            {t('entries.useFile')}
          </Button>
        )}
        <Button onPress={onKeepEdit}>{t('entries.useMine')}</Button>
      </div>
    </section>
  );
}
