import { DeskFailure } from '../../failure.ts';

/** Formats that have a name in the catalogue, `documents.types`, by their endings. */
const names = new Map<string, string>([
  ...['xlsx', 'xls', 'docx', 'doc', 'ppt', 'pptx', 'odt', 'ods', 'odp', 'odg', 'rtf', 'epub'].map(
    (ending) => [ending, ending] as const,
  ),
  ...['msg', 'ole', 'pst', 'iwork', 'xml'].map((ending) => [ending, ending] as const),
  ['svg', 'image'],
  ...['zip', 'gz', 'bz2', 'xz', '7z', 'rar', 'tar'].map((ending) => [ending, 'archive'] as const),
  ['exe', 'program'],
]);

/** Under what the catalogue names the format of an ending; undefined for what has no common name. */
export const nameOfExtension = (ending: string): string | undefined => names.get(ending);

/** A format that is not read; `documents.advice` has what to do about it. */
export function unsupported(ending: string): DeskFailure {
  const type = nameOfExtension(ending);
  return type === undefined
    ? new DeskFailure('unsupported_type')
    : new DeskFailure('unsupported_type', { reason: 'named', params: { type } });
}
