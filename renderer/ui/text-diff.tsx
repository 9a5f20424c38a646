import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import './text-diff.css';

/** The words that went and came between two texts. */
export function TextDiff({ before, after }: { readonly before: string; readonly after: string }) {
  const parts = useMemo(() => diffWordsWithSpace(before, after), [before, after]);
  return (
    <p className="text-diff">
      {parts.map((part, at) => {
        if (part.added) return <ins key={at}>{part.value}</ins>;
        return part.removed ? <del key={at}>{part.value}</del> : <span key={at}>{part.value}</span>;
      })}
    </p>
  );
}
