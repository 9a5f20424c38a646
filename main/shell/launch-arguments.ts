import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const mailName = /\.(?:eml|emlx|msg)$/iu;
/** More mails than anybody hands over at once. */
const mostFiles = 500;
const longestPath = 4_096;

/** What a start was given: mails, and whether it is to do what a key for other programs does (`--take`, `--palette`). */
const launchArguments = z.object({
  files: z.array(z.string().max(longestPath)).max(mostFiles),
  act: z.enum(['take', 'palette']).nullable().catch(null),
});
export type LaunchArguments = Readonly<z.infer<typeof launchArguments>>;

export const launchArgumentsOf = (argv: readonly string[], cwd: string): LaunchArguments => ({
  files: [...mailFilesIn(argv.slice(1), cwd)],
  act: argv.includes('--take') ? 'take' : argv.includes('--palette') ? 'palette' : null,
});

/** Whether a file is a mail by its name; what is in it, the reader says. */
const isMailName = (file: string): boolean => mailName.test(file);

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

/** The same of a second start, as Electron carries it to the first: anybody may have written it. */
export function handedOverFrom(given: unknown): LaunchArguments {
  const { data } = launchArguments.safeParse(given);
  if (data === undefined) return { files: [], act: null };
  const files = data.files.filter((file) => path.isAbsolute(file));
  return { files: [...mailFilesIn(files, path.sep)], act: data.act };
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
