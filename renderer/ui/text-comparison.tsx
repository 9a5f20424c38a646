import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import './text-comparison.css';

interface Version {
  readonly label: string;
  readonly text: string;
}

/** Two versions of a text side by side, what only one of them has marked there. */
export function TextComparison({ before, after }: { readonly before: Version; readonly after: Version }) {
  const parts = useMemo(() => diffWordsWithSpace(before.text, after.text), [before.text, after.text]);
  return (
    <div className="text-comparison">
      <div className="text-comparison__side" role="group" aria-label={before.label}>
        <p className="text-comparison__label">{before.label}</p>
        <p dir="auto">
          {parts
            .filter(({ added }) => !added)
            .map(({ removed, value }, at) =>
              removed ? <del key={at}>{value}</del> : <span key={at}>{value}</span>,
            )}
        </p>
      </div>
      <div className="text-comparison__side" role="group" aria-label={after.label}>
        <p className="text-comparison__label">{after.label}</p>
        <p dir="auto">
          {parts
            .filter(({ removed }) => !removed)
            .map(({ added, value }, at) =>
              added ? <ins key={at}>{value}</ins> : <span key={at}>{value}</span>,
            )}
        </p>
      </div>
    </div>
  );
}
