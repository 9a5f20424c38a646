import type { Snippet, SnippetKind } from '../../../preload/contract.ts';

export const kinds = [
  { id: 'greeting', name: 'Greeting' },
  { id: 'sign-off', name: 'Sign-off' },
  { id: 'policy', name: 'Policy' },
  { id: 'apology', name: 'Apology' },
  { id: 'calming', name: 'Calming words' },
  { id: 'macro', name: 'Other text' },
] as const satisfies readonly { readonly id: SnippetKind; readonly name: string }[];

export const tones = [
  { id: 'any', name: 'Any tone' },
  { id: 'formal', name: 'Formal' },
  { id: 'friendly', name: 'Friendly' },
] as const satisfies readonly { readonly id: Snippet['tone']; readonly name: string }[];

export const kindLabel = (kind: SnippetKind): string => kinds.find(({ id }) => id === kind)?.name ?? kind;

export const toneLabel = (tone: Snippet['tone']): string =>
  tones.find(({ id }) => id === tone)?.name.toLowerCase() ?? tone;

/** A filled text with its open placeholders as a person reads them: `[Which loaf?]`. */
export const showPlaceholders = (text: string): string =>
  text.replaceAll(
    /\{\{\s*(?:ask\s*:\s*)?([^{}:|]+)(?::[^{}]*)?\}\}/giu,
    (_, name: string) => `[${name.trim()}]`,
  );
