import type { DocumentKind } from '../../../preload/contract.ts';
import { t } from '../../i18n.ts';

/** Every kind of document, and whether it is a format that files have. */
const isFormat = {
  markdown: true,
  text: true,
  html: true,
  csv: true,
  docx: true,
  doc: true,
  pdf: true,
  xlsx: true,
  xls: true,
  pptx: true,
  odt: true,
  ods: true,
  odp: true,
  rtf: true,
  epub: true,
  json: true,
  rst: true,
  mail: true,
  mailbox: true,
  zip: true,
  own: false,
  unknown: false,
} as const satisfies Record<DocumentKind, boolean>;

type FileKind = { [Kind in DocumentKind]: (typeof isFormat)[Kind] extends true ? Kind : never }[DocumentKind];
const isFileKind = (kind: DocumentKind): kind is FileKind => isFormat[kind];

/** What a kind of document is called; null for one that is no file's. */
export const formatName = (kind: DocumentKind): string | null =>
  isFileKind(kind) ? t(`library.formats.${kind}`) : null;

/** The names of all formats that can be read. */
export const readableFormats = (): readonly string[] =>
  (Object.keys(isFormat) as DocumentKind[]).flatMap((kind) => formatName(kind) ?? []);
