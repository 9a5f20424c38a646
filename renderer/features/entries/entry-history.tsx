import { useState } from 'react';
import type { EntryVersion } from '../../../preload/contract.ts';
import { Button } from '../../ui/button.tsx';
import { TextDiff } from '../../ui/text-diff.tsx';
import { clock, shortDate } from '../../ui/format.ts';
import { entryAsText, versionLabels } from './entry-labels.ts';

interface EntryHistoryProps {
  readonly history: readonly EntryVersion[];
  readonly onRestore: (version: number) => void;
}

const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

/** What the entry was, newest first, what differs from now, and a way back. */
export function EntryHistory({ history, onRestore }: EntryHistoryProps) {
  const [shown, setShown] = useState<number | null>(null);
  const current = history.find((version) => version.current);
  if (current === undefined) return null;
  return (
    <section className="entry__history" aria-label="History">
      <h4 className="entry__title">History</h4>
      <ol>
        {history.map((version) => {
          const when = `${shortDate(version.at)}, ${clock(version.at)}`;
          return (
            <li key={version.number} className="entry__version">
              <span className="entry__when">
                {when} <span className="muted">{versionLabels[version.origin]}</span>
              </span>
              {version.current ? (
                <span className="muted">as it is now</span>
              ) : (
                <>
                  <Button
                    kind="plain"
                    label={`What differs from ${when}`}
                    isExpanded={shown === version.number}
                    onPress={() => {
                      setShown(shown === version.number ? null : version.number);
                    }}
                  >
                    What differs
                  </Button>
                  <Button
                    kind="plain"
                    label={`Restore what it was on ${when}`}
                    onPress={() => {
                      setShown(null);
                      onRestore(version.number);
                    }}
                  >
                    Restore
                  </Button>
                </>
              )}
              {shown === version.number ? (
                <div className="entry__diff" ref={intoView}>
                  <TextDiff before={entryAsText(version.fields)} after={entryAsText(current.fields)} />
                </div>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
