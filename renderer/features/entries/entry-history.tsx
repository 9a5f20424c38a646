import { useState } from 'react';
import type { EntryVersion } from '../../../preload/contract.ts';
import { format, t } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { TextDiff } from '../../ui/text-diff.tsx';
import { entryAsText } from './entry-labels.ts';
import './entry-history.css';

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
    <section className="entry__history" aria-label={t('entries.history')}>
      <h3 className="entry__title">{t('entries.history')}</h3>
      <ol>
        {history.map((version) => {
          const when = t('entries.when', { at: version.at, time: format.time(version.at) });
          return (
            <li key={version.number} className="entry__version">
              <span className="entry__when">
                {when} <span className="muted">{t(`entries.origins.${version.origin}`)}</span>
              </span>
              {version.current ? (
                <span className="muted">{t('entries.current')}</span>
              ) : (
                <>
                  <Button
                    kind="plain"
                    label={t('entries.compareWith', { when })}
                    isExpanded={shown === version.number}
                    onPress={() => {
                      setShown(shown === version.number ? null : version.number);
                    }}
                  >
                    {t('entries.compare')}
                  </Button>
                  <Button
                    kind="plain"
                    label={t('entries.restoreVersion', { when })}
                    onPress={() => {
                      setShown(null);
                      onRestore(version.number);
                    }}
                  >
                    {t('common.restore')}
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
