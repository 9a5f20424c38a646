import { realpathSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { PathAccess } from '../../preload/calls/path.ts';
import { deskCalls, shellCalls } from '../../preload/contract.ts';
import { pathFinder, type InputPath } from './input-paths.ts';

/** Paths that a person picked or dropped, and for what. A window may name these and no others, however it came to know them. */
export interface PathGrants {
  /** Reading reaches what is below a folder; writing only what is named itself. */
  grant(access: PathAccess, paths: readonly string[]): void;
  /** What was picked or dropped before may not be named any more. */
  clear(): void;
  /** Why a call must not go on: it names a path that is not granted, or nobody can tell which. Null when it may. */
  refusalOf(call: string, input: unknown): 'forbidden' | 'bad_request' | null;
}

export function createPathGrants(): PathGrants {
  const calls = callsWithPaths();
  const granted = { read: new Set<string>(), write: new Set<string>(), 'write into': new Set<string>() };

  const isGranted = ({ path: named, access }: InputPath): boolean =>
    granted[access].has(named) || (access === 'read' && isBelowOne(granted.read, named));

  return {
    grant(access, paths) {
      for (const each of paths) {
        granted[access].add(each);
        // What is read through a link is named by where it really is.
        if (access === 'read') granted.read.add(realPathOf(each));
      }
    },
    clear() {
      for (const paths of Object.values(granted)) paths.clear();
    },
    refusalOf(call, input) {
      const namesPaths = calls.get(call);
      if (!namesPaths) return null;
      const parsed = z.safeParse(namesPaths.input, input);
      if (!parsed.success) return 'bad_request';
      return namesPaths.find(parsed.data).every(isGranted) ? null : 'forbidden';
    },
  };
}

/** Taken from the contract, so that a new call with a path is guarded without a word about it here. */
function callsWithPaths() {
  return new Map(
    Object.entries({ ...deskCalls, ...shellCalls }).flatMap(([name, { input }]) => {
      const find = pathFinder(input);
      return find ? [[name, { input, find }] as const] : [];
    }),
  );
}

/** Only a path in its plain form is compared: `..` behind a link leads elsewhere than it reads. */
function isBelowOne(folders: ReadonlySet<string>, named: string): boolean {
  if (path.resolve(named) !== named) return false;
  for (let inside = named, folder = path.dirname(named); folder !== inside; folder = path.dirname(folder)) {
    if (folders.has(folder)) return true;
    inside = folder;
  }
  return false;
}

function realPathOf(given: string): string {
  try {
    return realpathSync.native(given);
  } catch {
    // It is gone already; reading it will say so.
    return given;
  }
}
