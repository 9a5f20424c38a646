import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const mailName = /\.(?:eml|emlx|msg)$/iu;
/** More mails than anybody hands over at once. */
const mostFiles = 500;
const longestPath = 4_096;

/** What a second start hands to the first, as Electron carries it: anybody may have written it. */
const handedOver = z.object({ files: z.array(z.string().max(longestPath)).max(mostFiles) });

/** Whether a file is a mail by its name; what is in it, the reader says. */
export const isMailName = (file: string): boolean => mailName.test(file);

/**
 * The mail files that a start was given by *open with* or on the command line, as absolute paths, each once. Relative ones are
 * meant from `cwd`. What is no mail by its name, or no file, is left out: these are Chromium's own arguments too.
 */
export function mailFilesIn(args: readonly string[], cwd: string): readonly string[] {
  const files = args.flatMap((given) => {
    const named = pathOf(given);
    if (named === null || !isMailName(named)) return [];
    const file = path.resolve(cwd, named);
    return file.length <= longestPath && isFile(file) ? [file] : [];
  });
  return [...new Set(files)].slice(0, mostFiles);
}

/** The same of what a second start handed over. */
export function mailFilesFrom(given: unknown): readonly string[] {
  const { data } = handedOver.safeParse(given);
  return mailFilesIn(data?.files.filter((file) => path.isAbsolute(file)) ?? [], path.sep);
}

/** Some desktops name a file by its address. */
function pathOf(given: string): string | null {
  if (given.startsWith('-') || given.includes('\0')) return null;
  if (!/^file:/iu.test(given)) return given;
  try {
    return fileURLToPath(given);
  } catch {
    return null;
  }
}

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() === true;
