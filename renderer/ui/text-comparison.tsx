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
      <section aria-label={before.label}>
        <h4>{before.label}</h4>
        <p dir="auto">
          {parts
            .filter(({ added }) => !added)
            .map(({ removed, value }, at) =>
              removed ? <del key={at}>{value}</del> : <span key={at}>{value}</span>,
            )}
        </p>
      </section>
      <section aria-label={after.label}>
        <h4>{after.label}</h4>
        <p dir="auto">
          {parts
            .filter(({ removed }) => !removed)
            .map(({ added, value }, at) =>
              added ? <ins key={at}>{value}</ins> : <span key={at}>{value}</span>,
            )}
        </p>
      </section>
    </div>
  );
}
