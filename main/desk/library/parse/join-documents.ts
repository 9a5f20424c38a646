import type { DocumentKind } from '../../../../preload/contract.ts';
import type { ParsedDocument, ParsedEntry, ParsedSection } from '../parsed.ts';
import { collapseWhitespace } from './blocks.ts';
import { stripInvisible } from './to-document.ts';
import { note } from './notes.ts';

export interface Part {
  readonly name: string;
  readonly document: ParsedDocument;
}

/** Several documents as one, each below its file name. `left` is listed at the end and not searched. */
export function joinDocuments(
  kind: DocumentKind,
  parts: readonly Part[],
  left: readonly string[],
  name: string,
): ParsedDocument {
  const sections: ParsedSection[] = [];
  const entries: ParsedEntry[] = [];
  const texts: string[] = [];
  let length = 0;
  const append = (text: string): number => {
    const joint = length === 0 ? '' : '\n\n';
    texts.push(joint, text);
    const start = length + joint.length;
    length = start + text.length;
    return start;
  };
  for (const part of parts) {
    const { document } = part;
    append(collapseWhitespace(stripInvisible(part.name)));
    const shift = append(document.text);
    for (const { headings, start, end } of document.sections)
      sections.push({
        headings: [...new Set([document.title, ...headings])],
        start: start + shift,
        end: end + shift,
      });
    for (const { start, end, ...entry } of document.entries)
      entries.push({ ...entry, start: start + shift, end: end + shift });
  }
  if (left.length > 0)
    append(
      [note('documents.notes.leftOut'), ...left.map((line) => collapseWhitespace(stripInvisible(line)))].join(
        '\n',
      ),
    );
  const title = collapseWhitespace(stripInvisible(name.replace(/\.\w{1,8}$/, '').replace(/[-_]+/g, ' ')));
  return { kind, title: title || name, text: texts.join(''), sections, entries };
}
