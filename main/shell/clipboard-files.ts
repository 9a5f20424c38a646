import { fileURLToPath } from 'node:url';

/** A format in which a system puts copied files on the clipboard, and how its bytes name them. */
interface FileFormat {
  readonly name: string;
  readonly read: (bytes: Uint8Array) => readonly string[];
}

/** The first of these that is there says all. */
export const fileFormats: readonly FileFormat[] = [
  { name: 'x-special/gnome-copied-files', read: (bytes) => pathsOfAddresses(utf8(bytes)) },
  { name: 'text/uri-list', read: (bytes) => pathsOfAddresses(utf8(bytes)) },
  { name: 'public.file-url', read: (bytes) => pathsOfAddresses(utf8(bytes)) },
  // Windows tells one file by its name.
  { name: 'FileNameW', read: (bytes) => [utf16(bytes).split('\0')[0] ?? ''].filter((name) => name !== '') },
];

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const utf16 = (bytes: Uint8Array): string => new TextDecoder('utf-16le').decode(bytes);

/** One address a line; lines that are none (a verb, a comment) and what is on other computers is left out. */
function pathsOfAddresses(text: string): readonly string[] {
  return text.split(/[\r\n\0]+/u).flatMap((line) => {
    if (!/^file:\/\//iu.test(line)) return [];
    try {
      return [fileURLToPath(line.trim())];
    } catch {
      return [];
    }
  });
}
