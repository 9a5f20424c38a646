import { z } from 'zod';

/** Paths that a person dropped or chose. A page may name these and no others, however it came to know them. */
export interface PathGrants {
  grant(paths: readonly string[]): void;
  /** False for a call that names a path that no person granted. */
  allows(call: string, input: unknown): boolean;
}

/** The calls that name paths; what does not have this shape is refused by the contract later on. */
const namesPaths: Readonly<Record<string, z.ZodType<readonly string[]>>> = {
  'library.import': z.object({ paths: z.array(z.string()) }).transform(({ paths }) => paths),
  'pastAnswers.start': z.object({ paths: z.array(z.string()) }).transform(({ paths }) => paths),
  'library.preview': z.object({ paths: z.array(z.string()) }).transform(({ paths }) => paths),
  'folders.watch': z.object({ path: z.string() }).transform(({ path }) => [path]),
  'library.export': z.object({ folder: z.string() }).transform(({ folder }) => [folder]),
  'models.inspect': z.object({ folder: z.string() }).transform(({ folder }) => [folder]),
  'models.use': z.object({ folder: z.string() }).transform(({ folder }) => [folder]),
  'audit.export': z.object({ path: z.string() }).transform(({ path }) => [path]),
  'packs.create': z.object({ path: z.string() }).transform(({ path }) => [path]),
  'packs.preview': z.object({ path: z.string() }).transform(({ path }) => [path]),
  'packs.import': z.object({ path: z.string() }).transform(({ path }) => [path]),
  'handovers.send': z.object({ way: z.object({ path: z.string() }) }).transform(({ way }) => [way.path]),
  'snippets.import': z.object({ path: z.string() }).transform(({ path }) => [path]),
  'snippets.export': z.object({ folder: z.string() }).transform(({ folder }) => [folder]),
  'messages.read': z.object({ path: z.string() }).transform(({ path }) => [path]),
};

export function createPathGrants(): PathGrants {
  const granted = new Set<string>();
  return {
    grant(paths) {
      for (const path of paths) granted.add(path);
    },
    allows(call, input) {
      const named = Object.hasOwn(namesPaths, call) ? namesPaths[call]?.safeParse(input) : undefined;
      return !named?.success || named.data.every((path) => granted.has(path));
    },
  };
}
