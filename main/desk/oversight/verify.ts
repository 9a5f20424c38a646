import { setImmediate as nextTurn } from 'node:timers/promises';
import type { VerifiedLog } from '../../../preload/contract.ts';
import type { ChainHead } from '../store/chain.ts';
import type { JournalTable } from '../store/store.ts';
import { headFromWords } from '../store/journal.ts';
import { createChainCheck } from './chain-check.ts';
import type { Decisions } from './decisions.ts';

/** Lines that are checked before other calls have their turn: a few milliseconds. */
const slice = 200;

/** Checks every line, the head beside them and, with an open key, the seal. Lines that are appended meanwhile are checked too. */
export async function verifyLog(
  journal: JournalTable,
  decisions: Pick<Decisions, 'seal' | 'flush'>,
): Promise<VerifiedLog> {
  const started = performance.now();
  decisions.flush();
  const { seal, sealed } = openSeal(journal, decisions);
  const check = createChainCheck(sealed);
  let from = 0;
  for (;;) {
    const lines = journal.after(from, slice);
    for (const line of lines) check.add(line);
    const last = lines.at(-1);
    if (last === undefined) break;
    from = last.sequence;
    await nextTurn();
  }
  const { lines, erased, firstBroken, last } = check.end(journal.head());
  const unsealed = seal === 'broken' || (seal === 'none' && check.isSealable);
  return {
    lines,
    erased,
    firstBroken:
      firstBroken ??
      (unsealed
        ? {
            sequence: last?.sequence ?? 0,
            why: 'The seal of the end is gone, or not of the key of this desk.',
          }
        : null),
    head: last,
    seal: unsealed ? 'broken' : seal,
    ms: performance.now() - started,
  };
}

function openSeal(
  journal: JournalTable,
  decisions: Pick<Decisions, 'seal'>,
): { readonly seal: VerifiedLog['seal']; readonly sealed: ChainHead | null } {
  const kept = journal.seal();
  const key = decisions.seal();
  if (kept === null) return { seal: 'none', sealed: null };
  if (key === null) return { seal: 'locked', sealed: null };
  const words = key.open(kept);
  return words === null ? { seal: 'broken', sealed: null } : { seal: 'fits', sealed: headFromWords(words) };
}
