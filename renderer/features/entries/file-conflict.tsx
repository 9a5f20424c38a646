import type { Entry, EntryContent } from '../../../preload/contract.ts';
import { Button } from '../../ui/button.tsx';
import { TextDiff } from '../../ui/text-diff.tsx';

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
    <section className="entry__file" aria-label="What the file says">
      <h4 className="entry__title">
        {conflict === null ? 'The file no longer has this entry' : 'The file says something else now'}
      </h4>
      {conflict === null ? (
        <p>It was changed here, so it stays until you remove it.</p>
      ) : (
        <>
          <p className="muted">What the file says now is underlined, what only stands here is struck out.</p>
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
            Take what the file says
          </Button>
        )}
        <Button onPress={onKeepEdit}>Keep what stands here</Button>
      </div>
    </section>
  );
}
