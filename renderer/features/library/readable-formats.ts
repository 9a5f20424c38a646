import en from '../../../locales/en.json' with { type: 'json' };
import type { DocumentKind } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';

type Format = Exclude<DocumentKind, 'own' | 'unknown'>;

/** What a kind of document is called; null for one that is no file's. */
export const formatName = (kind: DocumentKind): string | null =>
  kind === 'own' || kind === 'unknown' ? null : t(`library.formats.${kind}`);

/** The names of all formats that can be read. */
export const readableFormats = (): readonly string[] =>
  (Object.keys(en.library.formats) as Format[]).map((kind) => t(`library.formats.${kind}`));
