import type { Snippet } from '../../../preload/contract.ts';
import { kindLabel, toneLabel } from './snippet-labels.ts';
import './snippet-title.css';

/** A snippet in two lines: its short name and kind, and what it is about. */
export function SnippetTitle({ snippet: { shortName, kind, tone, title } }: { readonly snippet: Snippet }) {
  return (
    <span className="snippet-title">
      <span className="snippet-title__head">
        <span className="snippet-title__name">{shortName}</span>
        <span className="snippet-title__kind">
          {kindLabel(kind)}
          {tone === 'any' ? '' : `, ${toneLabel(tone)}`}
        </span>
      </span>
      <span className="snippet-title__title">{title}</span>
    </span>
  );
}
