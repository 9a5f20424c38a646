import { z } from 'zod';
import { createBackgroundTask } from '../../background/background-task.ts';
import type { Changes } from '../../changes.ts';
import type { Log } from '../../ports.ts';
import { libraryShift } from '../../search/library-calibration.ts';
import type { Search } from '../../search/search.ts';
import type { Store } from '../../store/store.ts';
import type { Phrasings } from '../phrasings/phrasings.ts';
import { entryTarget } from '../../../../preload/shared/answer-targets.ts';

/** How sure answers are, by what this library is like: measured in the background, stored, and used from then on. */
export interface Calibration {
  /** Uses what is stored, and measures anew where the library is another one by now. */
  start(): void;
  /** Resolves when it was measured after the last change; for measuring. */
  whenIdle(): Promise<void>;
  close(): Promise<void>;
}

export interface CalibrationDeps {
  readonly store: Pick<Store, 'meta' | 'passages'>;
  readonly search: Pick<Search, 'questionRows' | 'evidenceWithout' | 'setConfidenceShift' | 'isSearchActive'>;
  /** What the library is searched by now. */
  readonly model: () => string;
  /** Phrasings that count, in the clear; none while the vault is closed. */
  readonly learned: Pick<Phrasings, 'count' | 'phrases'>;
  readonly changes: Changes;
  readonly log: Log;
}

/** Milliseconds without another change before it is measured: an import reports every file. */
const debounceMs = 500;
/** Texts that are left out, of each kind, at most: more of them move the median by less than it matters. */
const mostLeftOut = 400;
const variantsOfEntry = 10;
/** So many more phrasings are worth measuring for: a reply that teaches one must not have the library read. */
const manyPhrasings = 25;
const metaKey = 'confidence.calibration';
const stored = z.object({ of: z.string(), shift: z.number() });

/** Evenly spread, the same ones for the same library. */
function sampleEvenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  const step = Math.max(1, items.length / most);
  return Array.from({ length: Math.min(items.length, most) }, (_, at) => items[Math.floor(at * step)]).filter(
    (item): item is Item => item !== undefined,
  );
}

/**
 * Leaves out each entry in turn, and asks its question of all the others: what they say then is what this library says to
 * something that it cannot answer. Needs no model, because the questions' vectors are stored.
 */
export function createCalibration(deps: CalibrationDeps): Calibration {
  const { store, search, changes, log } = deps;
  let known: z.infer<typeof stored> | null = null;
  const { schedule, yieldIfBusy, whenIdle, close } = createBackgroundTask({
    debounceMs,
    run,
    isBusy: () => search.isSearchActive(),
    log,
    failureEvent: 'calibration.failed',
  });
  changes.subscribe('library', 'derive', ({ vectors }) => {
    if (vectors !== null) schedule();
  });
  let learnedSince = 0;
  changes.subscribe('learned', 'derive', ({ added }) => {
    learnedSince += added?.length ?? 1;
    if (learnedSince < manyPhrasings) return;
    learnedSince = 0;
    schedule();
  });
  changes.subscribe('vault', 'derive', schedule);
  changes.subscribe('model', 'derive', schedule);
  changes.subscribe('reload', 'derive', schedule);

  /** What the library is known by: entries that come, go or change have other passages. */
  function readLibrary(): { readonly of: string; readonly entryIds: ReadonlySet<string> } {
    const entryIds = new Set<string>();
    let count = 0;
    let newest = 0;
    for (const { entryId, passageId } of search.questionRows()) {
      count++;
      newest = Math.max(newest, passageId);
      entryIds.add(entryId);
    }
    const learned = Math.floor(deps.learned.count() / manyPhrasings);
    return { of: `${deps.model()} ${count} ${newest} ${learned}`, entryIds };
  }

  function passagesOf(entryIds: readonly string[]): readonly (readonly [string, ReadonlySet<number>])[] {
    const passages = new Map(entryIds.map((id) => [id, new Set<number>()]));
    for (const { entryId, passageId } of search.questionRows()) passages.get(entryId)?.add(passageId);
    return [...passages];
  }

  async function run(): Promise<void> {
    const { of, entryIds } = readLibrary();
    if (known?.of === of) return;
    const asked: number[] = [];
    for (const [id, passageIds] of passagesOf(sampleEvenly([...entryIds], mostLeftOut))) {
      for (const { text, vector } of waysOfAsking(id, passageIds))
        asked.push(search.evidenceWithout(text, vector, entryTarget(id)));
      await yieldIfBusy();
    }
    const learned: number[] = [];
    for (const { phrase, vector, target } of deps.learned.phrases(mostLeftOut)) {
      learned.push(search.evidenceWithout(phrase, vector, target));
      await yieldIfBusy();
    }
    apply({ of, shift: libraryShift({ asked, learned }, entryIds.size) });
    store.meta.set(metaKey, JSON.stringify(known));
    log.write('info', 'calibration.measured', {
      leftOut: asked.length + learned.length,
      shift: known?.shift ?? 0,
    });
  }

  /** The question and variants of an entry with their vectors, which are stored in the same order. */
  function waysOfAsking(
    id: string,
    passageIds: ReadonlySet<number>,
  ): readonly { readonly text: string; readonly vector: Int8Array }[] {
    const [entry] = store.passages.entries([id]);
    if (entry === undefined) return [];
    const vectors = store.passages.vectorsOf([...passageIds]);
    const ofVariants = vectors.filter(({ field }) => field === 'variant');
    const question = vectors.find(({ field }) => field === 'question');
    const isWhole = ofVariants.length === entry.variants.length;
    return [
      ...(question === undefined ? [] : [{ text: entry.question, vector: question.vector }]),
      ...(isWhole ? entry.variants : [])
        .slice(0, variantsOfEntry)
        .flatMap((text, at) =>
          ofVariants[at] === undefined ? [] : [{ text, vector: ofVariants[at].vector }],
        ),
    ];
  }

  function apply(measured: z.infer<typeof stored>): void {
    const before = known?.shift ?? 0;
    known = measured;
    search.setConfidenceShift(measured.shift);
    if (measured.shift !== before) changes.publish('calibration', null);
  }

  function readStored(): z.infer<typeof stored> | null {
    try {
      return stored.parse(JSON.parse(store.meta.get(metaKey) ?? 'null'));
    } catch {
      // From another version, or none yet: it is measured anew.
      return null;
    }
  }

  return {
    start() {
      const before = readStored();
      if (before !== null) apply(before);
      schedule();
    },
    whenIdle,
    close,
  };
}
