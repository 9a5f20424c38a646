import { cloneElement, type ReactElement } from 'react';
import { t, type MessageKey, type MessageParams } from '../i18n.ts';

interface TransProps {
  readonly of: MessageKey;
  readonly params?: MessageParams;
  /** What words in the sentence that stand as `<name>words</name>` are drawn in, by that name: `{ b: <b /> }`. */
  readonly components: Readonly<Record<string, ReactElement>>;
}

/** Stands for `<` of what a sentence is filled with, which is never read as a component. */
const bracket = '\u0001';

/** A sentence of the catalogue in which some words are drawn in a way of their own. */
export function Trans({ of, params, components }: TransProps) {
  const filled = Object.entries(params ?? {}).map(
    ([name, value]) => [name, typeof value === 'string' ? value.replaceAll('<', bracket) : value] as const,
  );
  const pieces = t(of, Object.fromEntries(filled)).split(/<(\w+)>(.*?)<\/\1>/);
  const shown = (piece = ''): string => piece.replaceAll(bracket, '<');
  // Three in a row: what is plain, the name of a component, its words.
  return pieces.map((piece, at) => {
    if (at % 3 === 0) return shown(piece);
    const component = at % 3 === 1 ? components[piece] : undefined;
    return component === undefined ? null : cloneElement(component, { key: at }, shown(pieces[at + 1]));
  });
}
