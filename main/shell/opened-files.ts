import type { PathGrants } from './path-grants.ts';

/** Mail files that the system hands over, until the window takes them: it may still be loading, or be loaded again. */
export interface OpenedFiles {
  /** A person opened them with the app: they may be read. */
  hand(files: readonly string[]): void;
  /** All since this was last called; none of them again. */
  take(): readonly string[];
}

export function createOpenedFiles({
  grants,
  onHanded,
}: {
  readonly grants: Pick<PathGrants, 'grant'>;
  readonly onHanded: () => void;
}): OpenedFiles {
  let waiting: readonly string[] = [];
  return {
    hand(files) {
      if (files.length === 0) return;
      grants.grant('read', files);
      waiting = [...new Set([...waiting, ...files])];
      onHanded();
    },
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}
