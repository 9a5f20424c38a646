import type { Line, Stretch } from './lines.ts';
import { isBlank } from './lines.ts';

const begins = /^-----BEGIN PGP (SIGNED MESSAGE|SIGNATURE|MESSAGE|PUBLIC KEY BLOCK)-----\s*$/;

/**
 * What PGP sets around or below a text that is sent with it: the lines above a signed one, its signature, keys, and what
 * only its receiver can read.
 */
export function findArmour(lines: readonly Line[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0; at < lines.length; at++) {
    const kind = begins.exec(lines[at]?.text.slice(0, 80) ?? '')?.[1];
    if (kind === undefined) continue;
    const isLast = (line: Line): boolean =>
      kind === 'SIGNED MESSAGE' ? isBlank(line) : line.text.startsWith(`-----END PGP ${kind}-----`);
    let last = at + 1;
    for (let line = lines[last]; line !== undefined && !isLast(line); line = lines[last]) last++;
    // Without an end it is what somebody wrote about it.
    if (last >= lines.length) break;
    found.push({ from: at, to: last + 1 });
    at = last;
  }
  return found;
}

/** The same lines, those of the armour blank, so that nothing else is seen in them. */
export function withoutArmour(lines: readonly Line[], armour: readonly Stretch[]): readonly Line[] {
  if (armour.length === 0) return lines;
  const blank = new Set(
    armour.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, offset) => from + offset)),
  );
  return lines.map((line, at) => (blank.has(at) ? { ...line, text: '' } : line));
}
