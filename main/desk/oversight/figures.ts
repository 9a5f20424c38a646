import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PilotDifference, PilotFigures, PilotSide, Settings } from '../../../preload/contract.ts';
import type { JournalTable } from '../store/store.ts';
import {
  fewest,
  type Interval,
  medianOf,
  neededForRate,
  neededForTimes,
  ratesCompared,
  timesCompared,
} from './comparison.ts';
import { pilotFactsOf } from './facts.ts';
import { copiedSentence, handedOverSentence, type Sentence, summary, timeSentence } from './figures-words.ts';
import type { PilotArm } from './pilot.ts';

interface PilotCase {
  readonly arm: PilotArm;
  readonly readAt: number;
  ms: number | null;
  taken: keyof PilotSide['taken'] | null;
  isCopied: boolean;
  isHandedOver: boolean;
}

/** A message that was read and left for so long is not in anybody's hands any more. */
const leftAfterMs = 15 * 60_000;
const slice = 300;

/** The cases of the comparison, put together from the log: reading a message again is no new case. */
async function casesSince(
  journal: Pick<JournalTable, 'page'>,
  since: number,
): Promise<ReadonlyMap<string, PilotCase>> {
  const lines: {
    readonly kind: string;
    readonly at: number;
    readonly caseId: string;
    readonly facts: string;
  }[] = [];
  for (let offset = 0; ; offset += slice) {
    const { rows } = journal.page({ offset, limit: slice, kinds: ['read', 'reply', 'hand-over'] });
    for (const { kind, at, caseId, facts } of rows)
      if (at >= since && caseId !== null) lines.push({ kind, at, caseId, facts });
    if (rows.length < slice || (rows.at(-1)?.at ?? 0) < since) break;
    await nextTurn();
  }
  const cases = new Map<string, PilotCase>();
  for (const { kind, at, caseId, facts } of lines.toReversed()) {
    const { arm, again, ms, taken } = pilotFactsOf(facts);
    const key = again ?? caseId;
    const known = cases.get(key);
    if (kind === 'read') {
      if (known === undefined && arm !== null)
        cases.set(key, { arm, readAt: at, ms: null, taken: null, isCopied: false, isHandedOver: false });
    } else if (known !== undefined) {
      known.ms ??= ms;
      if (kind === 'reply') known.isCopied = true;
      else known.isHandedOver = true;
      known.taken ??= taken;
    }
  }
  return cases;
}

const isDone = ({ isCopied, isHandedOver }: PilotCase): boolean => isCopied || isHandedOver;
const timesOf = (cases: readonly PilotCase[]): readonly number[] => cases.flatMap(({ ms }) => ms ?? []);

function sideOf(cases: readonly PilotCase[], now: number): PilotSide {
  const count = (is: (one: PilotCase) => boolean): number => cases.filter(is).length;
  const took = (taken: PilotCase['taken']): number => count((one) => one.taken === taken);
  return {
    cases: cases.length,
    copied: count(({ isCopied, isHandedOver }) => isCopied && !isHandedOver),
    handedOver: count(({ isHandedOver }) => isHandedOver),
    left: count((one) => !isDone(one) && now - one.readAt > leftAfterMs),
    taken: {
      unedited: took('unedited'),
      edited: took('edited'),
      replaced: took('replaced'),
      none: took('none'),
    },
    medianMs: medianOf(timesOf(cases)),
  };
}

/** What the comparison shows so far. Cases still in hand count as cases and as nothing else. */
export async function pilotFigures(
  journal: Pick<JournalTable, 'page'>,
  { on, since }: Settings['pilot'],
  now: number,
): Promise<PilotFigures> {
  const all = since === null ? [] : [...(await casesSince(journal, since)).values()];
  const of = (arm: PilotArm): readonly PilotCase[] => all.filter((one) => one.arm === arm);
  const [shown, hidden] = [sideOf(of('shown'), now), sideOf(of('hidden'), now)];
  const [timesShown, timesHidden] = [timesOf(of('shown')), timesOf(of('hidden'))];
  const fewestOf = (one: number, other: number): number => Math.min(one, other);

  const timesNeeded = neededForTimes(timesShown, timesHidden);
  const timesThere = fewestOf(timesShown.length, timesHidden.length);
  const time = difference(
    'time',
    timesCompared(timesShown, timesHidden),
    timesNeeded === null ? null : Math.max(0, timesNeeded - timesThere),
    timeSentence(shown.medianMs, hidden.medianMs),
  );
  const rate = (what: 'copied' | 'handed over', hits: (side: PilotSide) => number, sentence: Sentence) => {
    const ended = ({ copied, handedOver, left }: PilotSide): number => copied + handedOver + left;
    const there = fewestOf(ended(shown), ended(hidden));
    const together = (hits(shown) + hits(hidden)) / Math.max(1, ended(shown) + ended(hidden));
    return difference(
      what,
      ratesCompared({ hits: hits(shown), of: ended(shown) }, { hits: hits(hidden), of: ended(hidden) }),
      there < fewest ? null : Math.max(0, neededForRate(together) - there),
      sentence,
    );
  };
  const differences = [
    time,
    rate('copied', ({ copied }) => copied, copiedSentence(shown, hidden)),
    rate('handed over', ({ handedOver }) => handedOver, handedOverSentence(shown, hidden)),
  ];
  return { on, since, shown, hidden, differences, sentence: summary(on, shown, hidden, time) };
}

function difference(
  what: PilotDifference['what'],
  interval: Interval | null,
  missing: number | null,
  sentence: Sentence,
): PilotDifference {
  return {
    what,
    value: interval?.value ?? null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    missing,
    sentence: sentence(interval, missing),
  };
}
