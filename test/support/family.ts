import { readdirSync, readFileSync } from 'node:fs';

/** The fields of /proc/PID/stat behind the name, from the state on; null where the process has ended (Linux). */
export function statOf(pid: number): readonly string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** Everything that a process started, and what those started, with itself (Linux). */
export function familyOf(pid: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = statOf(Number(name));
      return stat === null ? [] : [[Number(name), Number(stat[1])] as const];
    });
  const family = [pid];
  for (const one of family)
    family.push(...parents.flatMap(([child, parent]) => (parent === one ? [child] : [])));
  return family;
}
