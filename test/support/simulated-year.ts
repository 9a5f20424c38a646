/** A year of a made-up shop, as lines of the audit log: seeded, with effects planted in it. Nobody of it exists. */
import type { NewAuditRecord } from '../../main/desk/store/store.ts';
import { seededRandom } from '../contract/support/seeded-random.ts';
import { dayMs } from '../../preload/shared/days.ts';

export const yearStart = new Date(2025, 0, 1).getTime();

/** A queue or an answer that is asked about more often for a while. */
interface PlantedRise {
  readonly kind: 'queue' | 'answer';
  readonly subject: string;
  /** Day of the year that it begins, messages a day that come on top, and for how many days. */
  readonly day: number;
  readonly perDay: number;
  readonly days: number;
}

/** What is another from a day of the year on. */
interface PlantedDrift {
  readonly what: 'accepted' | 'held back' | 'confidence' | 'mood' | 'language';
  readonly day: number;
  /** Added to a share, or to the mean of the confidence. */
  readonly by: number;
}

export interface YearOptions {
  readonly seed: number;
  readonly cases: number;
  readonly days?: number;
  readonly rises?: readonly PlantedRise[];
  readonly drifts?: readonly PlantedDrift[];
  /** The experiment runs from that day on; suggestions save that share of the time. */
  readonly experiment?: { readonly day: number; readonly saves: number } | null;
}

type Line = Pick<NewAuditRecord, 'kind' | 'caseId' | 'at' | 'facts'> & { readonly at: number };

const queues = ['orders', 'returns', 'damage', 'invoices', null] as const;
const answersOf: Readonly<Record<string, readonly string[]>> = {
  orders: ['e:delivery', 'e:saturday', 'e:pickup', 'e:gift'],
  returns: ['e:return-time', 'e:refund'],
  damage: ['e:squashed', 'e:photo'],
  invoices: ['e:invoice', 'p:17'],
};

/** Lines in the order in which they were written. */
export function simulatedYear({
  seed,
  cases,
  days = 365,
  rises = [],
  drifts = [],
  experiment = null,
}: YearOptions): readonly Line[] {
  const random = seededRandom(seed);
  const chance = (p: number): boolean => random() < p;
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const drift = (what: PlantedDrift['what'], day: number): number =>
    drifts.filter((one) => one.what === what && day >= one.day).reduce((sum, { by }) => sum + by, 0);
  const lines: Line[] = [];
  let ids = 0;

  function addCase(at: number, forced: { queue?: string; answer?: string } = {}): void {
    const day = Math.floor((at - yearStart) / dayMs);
    const caseId = `case-${seed}-${ids++}`;
    const queue = forced.queue ?? pick(queues);
    const automatic = chance(0.03);
    const isScam = !automatic && chance(0.01);
    const inExperiment = experiment !== null && day >= experiment.day && !isScam;
    const arm = inExperiment ? (chance(0.5) ? 'shown' : 'hidden') : null;
    const asked = automatic ? 0 : chance(0.05) ? 0 : chance(0.2) ? 2 : 1;
    const isDark = chance(0.15 + drift('held back', day));
    const questions = Array.from({ length: asked }, (_, nth) => {
      const confidence = isDark
        ? 0.1 + 0.2 * random()
        : Math.min(0.99, Math.max(0.36, 0.72 + drift('confidence', day) + 0.12 * normal()));
      const target =
        nth === 0
          ? (forced.answer ?? pick(answersOf[queue ?? 'orders'] ?? []))
          : pick(answersOf['orders'] ?? []);
      const second = { target: 'e:other', confidence: Math.round(confidence * 500) / 1000 };
      return {
        shown: [{ target, confidence: Math.round(confidence * 1000) / 1000 }, second],
        verdict: isDark
          ? 'no good answer'
          : confidence > 0.8
            ? 'sure'
            : confidence > 0.5
              ? 'likely'
              : 'a guess',
      };
    });
    const language = chance(0.15 + drift('language', day)) ? 'de' : chance(0.05) ? null : 'en';
    const mood =
      language === null
        ? null
        : chance(0.18 + drift('mood', day))
          ? pick(['angry', 'frustrated', 'unhappy'])
          : pick(['calm', 'pleased', 'thankful']);
    const read = {
      caseId,
      questions,
      held: isScam ? 'scam' : arm === 'hidden' ? 'pilot' : null,
      language,
      automatic: automatic ? 'out of office' : null,
      queue,
      topic: 'sure',
      alarms: queue === 'damage' && chance(0.1) ? ['rule-mould'] : [],
      mood,
      frustration: mood === null ? null : 0.2,
      escalation: [],
      secondLook: false,
      scam: isScam ? ['link'] : [],
      ms: 40,
      earlier: chance(0.1) ? null : chance(0.12) ? 1 + Math.floor(3 * random()) : 0,
      arm,
      agent: pick(['a1b2c3d4', 'e5f6a7b8']),
    };
    // Now and then the program ended before the reading was written.
    if (!chance(0.002)) lines.push({ kind: 'read', caseId, at, facts: read });
    let latest = caseId;
    if (chance(0.06)) {
      latest = `case-${seed}-${ids++}`;
      const held = isScam && chance(0.3) ? null : read.held;
      lines.push({
        kind: 'read',
        caseId: latest,
        at: at + 20_000,
        facts: { ...read, caseId: latest, held, again: caseId },
      });
      if (isScam && held === null)
        lines.push({ kind: 'not-scam', caseId: latest, at: at + 20_001, facts: { caseId: latest } });
    }
    if (automatic || isScam || chance(0.07)) return;
    const ms = Math.round(
      Math.exp(11.6 + 0.7 * normal()) * (arm === 'shown' ? 1 - (experiment?.saves ?? 0) : 1),
    );
    const again = latest === caseId ? {} : { again: caseId };
    const decided = { ms, arm, held: read.held, agent: read.agent, ...again };
    const when = at + ms;
    if (chance(isDark ? 0.3 : 0.06)) {
      lines.push({
        kind: 'hand-over',
        caseId: latest,
        at: when,
        facts: { by: 'mail', questions: [], ...decided },
      });
      if (chance(0.9)) return;
    }
    const isTaken = !isDark && arm !== 'hidden' && chance(0.88);
    const isFirst = chance(0.9);
    const isUnedited = chance(0.55 + drift('accepted', day));
    const chosen = questions.map(({ shown }, nth) => ({
      shown: arm === 'hidden' ? [] : shown,
      chosen: isTaken ? ((isFirst || nth > 0 ? shown[0] : shown[1])?.target ?? null) : null,
    }));
    const taken =
      !isTaken || asked === 0 ? 'none' : !isFirst ? 'replaced' : isUnedited ? 'unedited' : 'edited';
    const changed = taken === 'unedited' ? 0 : 0.1 + 0.6 * random();
    lines.push({
      kind: 'reply',
      caseId: latest,
      at: when,
      facts: { changed, taken, questions: chosen, ...decided },
    });
    if (chance(0.01))
      lines.push({
        kind: 'reply',
        caseId: latest,
        at: when + 90_000,
        facts: { changed: 0, taken: 'unedited', questions: chosen, ...decided, ms: ms + 90_000 },
      });
  }

  if (experiment !== null)
    lines.push({
      kind: 'pilot',
      caseId: null,
      at: yearStart + experiment.day * dayMs,
      facts: { on: true, queues: [], share: 0.5, since: yearStart + experiment.day * dayMs, agents: [] },
    });
  for (let nth = 0; nth < cases; nth += 1) addCase(Math.floor(yearStart + random() * days * dayMs));
  for (const { kind, subject, day, perDay, days: lasts } of rises)
    for (let nth = 0; nth < Math.round(perDay * lasts); nth += 1)
      addCase(
        Math.floor(yearStart + (day + random() * lasts) * dayMs),
        kind === 'queue' ? { queue: subject } : { answer: subject },
      );
  // As an earlier version wrote them.
  lines.push({
    kind: 'reply',
    caseId: `old-${seed}`,
    at: yearStart + 5_000,
    facts: { changed: 0.2, questions: [] },
  });
  return lines.toSorted((a, b) => a.at - b.at);
}
