import type { Entry, FileWords } from '../../../preload/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Differences } from '../../ui/differences.tsx';

interface FileSaysProps {
  readonly entry: Entry;
  readonly onTake: (words: FileWords) => void;
  readonly onKeep: () => void;
}

const asText = ({ question, answer, variants, tags }: FileWords): string =>
  [question, answer, ...variants, ...(tags.length > 0 ? [tags.join(', ')] : [])].join('\n');

/** The file was changed after the entry was: both are shown, and a person decides. */
export function FileSays({ entry, onTake, onKeep }: FileSaysProps) {
  const { fileSays } = entry;
  return (
    <section className="entry__file" aria-label="What the file says">
      <h4 className="entry__title">
        {fileSays === null ? 'The file no longer has this entry' : 'The file says something else now'}
      </h4>
      {fileSays === null ? (
        <p>It was changed here, so it stays until you remove it.</p>
      ) : (
        <>
          <p className="soft">What the file says now is underlined, what only stands here is struck out.</p>
          <Differences before={asText(entry)} after={asText(fileSays)} />
        </>
      )}
      <div className="entry__choices">
        {fileSays === null ? null : (
          <Button
            onPress={() => {
              onTake(fileSays);
            }}
          >
            Take what the file says
          </Button>
        )}
        <Button onPress={onKeep}>Keep what stands here</Button>
      </div>
    </section>
  );
}
