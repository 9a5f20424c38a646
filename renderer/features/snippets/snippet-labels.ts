import type { Snippet, SnippetKind } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';

const kinds = [
  'greeting',
  'sign-off',
  'policy',
  'apology',
  'calming',
  'macro',
] as const satisfies readonly SnippetKind[];

const tones = ['any', 'formal', 'friendly'] as const satisfies readonly Snippet['tone'][];

export const kindLabel = (kind: SnippetKind): string => t(`snippets.kinds.${kind}`);

export const toneLabel = (tone: Snippet['tone']): string => t(`snippets.tones.${tone}`);

export const kindChoices = (): readonly { readonly id: SnippetKind; readonly name: string }[] =>
  kinds.map((id) => ({ id, name: kindLabel(id) }));

export const toneChoices = (): readonly { readonly id: Snippet['tone']; readonly name: string }[] =>
  tones.map((id) => ({ id, name: toneLabel(id) }));

/** A filled text with its open placeholders as a person reads them: `[Which loaf?]`. */
export const showPlaceholders = (text: string): string =>
  text.replaceAll(
    /\{\{\s*(?:ask\s*:\s*)?([^{}:|]+)(?::[^{}]*)?\}\}/giu,
    (_, name: string) => `[${name.trim()}]`,
  );

/** The words of a snippet in a list: as they read where its conditions hold, the day that it is left open, its places in brackets. */
export const snippetExcerpt = (text: string): string =>
  showPlaceholders(
    text
      .replaceAll(/\{\{\s*else\s*\}\}[^{}]*\{\{\s*end\s*\}\}/giu, '')
      .replaceAll(/\{\{\s*(?:if\b[^{}]*|else|end|cursor)\s*\}\}/giu, '')
      .replaceAll(/\{\{\s*today[^{}]*\}\}/giu, '…'),
  );
