/** Cases of a made-up shop whose customers write in several languages: seeded, with unfair differences planted in it or none. */
import type { CaseGroup, CaseShare } from '../../main/desk/store/case-groups.ts';
import type { NewAuditRecord } from '../../main/desk/store/store.ts';
import { seededRandom } from '../contract/support/seeded-random.ts';
import { dayMs } from '../../preload/shared/days.ts';
import { yearStart } from './simulated-year.ts';

export interface SimulatedCase {
  readonly at: number;
  readonly language: string | null;
  readonly known: boolean | null;
  readonly queue: string;
  readonly heldBack: boolean;
  readonly answered: boolean;
  readonly taken: boolean;
  readonly handedOver: boolean;
  readonly upset: boolean;
  readonly pressing: boolean;
  readonly ms: number;
}

/** Added to a share, or how much longer (0.2 is a fifth), for those who write in a language or wrote before. */
export interface Planted {
  readonly group: string;
  readonly measure: CaseShare | 'time';
  readonly by: number;
}

/** What is so in each queue for everybody: what people write about decides most of it. */
const queues: Readonly<Record<string, Readonly<Record<CaseShare, number>> & { readonly time: number }>> = {
  orders: {
    held_back: 0.1,
    answered: 0.7,
    taken: 0.9,
    handed_over: 0.05,
    upset: 0.1,
    pressing: 0.1,
    time: 11.2,
  },
  returns: {
    held_back: 0.2,
    answered: 0.55,
    taken: 0.8,
    handed_over: 0.1,
    upset: 0.3,
    pressing: 0.15,
    time: 11.8,
  },
  damage: {
    held_back: 0.35,
    answered: 0.4,
    taken: 0.75,
    handed_over: 0.25,
    upset: 0.5,
    pressing: 0.4,
    time: 12.3,
  },
  invoices: {
    held_back: 0.15,
    answered: 0.6,
    taken: 0.85,
    handed_over: 0.15,
    upset: 0.15,
    pressing: 0.05,
    time: 11.5,
  },
};
/** Who writes about what: not everybody the same. */
const aboutOf: Readonly<Record<string, readonly number[]>> = {
  en: [0.5, 0.25, 0.1, 0.15],
  de: [0.3, 0.3, 0.25, 0.15],
  fr: [0.25, 0.25, 0.4, 0.1],
  es: [0.6, 0.1, 0.05, 0.25],
};
const languages: readonly (readonly [string, number])[] = [
  ['en', 0.7],
  ['de', 0.15],
  ['fr', 0.09],
  ['es', 0.06],
];

export function simulatedCases({
  seed,
  cases,
  planted = [],
}: {
  readonly seed: number;
  readonly cases: number;
  readonly planted?: readonly Planted[];
}): readonly SimulatedCase[] {
  const random = seededRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const pick = (shares: readonly number[]): number => {
    let left = random();
    const at = shares.findIndex((share) => (left -= share) < 0);
    return at < 0 ? shares.length - 1 : at;
  };
  const names = Object.keys(queues);
  return Array.from({ length: cases }, () => {
    const language = languages[pick(languages.map(([, share]) => share))]?.[0] ?? 'en';
    const queue = names[pick(aboutOf[language] ?? [])] ?? 'orders';
    // Who comes back writes more about what went wrong, and more often in German.
    const known = random() < (queue === 'damage' ? 0.3 : 0.1) + (language === 'de' ? 0.1 : 0);
    const extra = (measure: Planted['measure']): number =>
      planted
        .filter(
          (one) => one.measure === measure && (one.group === language || (known && one.group === 'known')),
        )
        .reduce((sum, { by }) => sum + by, 0);
    const usual = queues[queue];
    const is = (measure: CaseShare): boolean => random() < (usual?.[measure] ?? 0) + extra(measure);
    const answered = is('answered');
    return {
      at: Math.floor(yearStart + random() * 360 * dayMs),
      language: random() < 0.02 ? null : language,
      known: random() < 0.05 ? null : known,
      queue,
      heldBack: is('held_back'),
      answered,
      taken: answered && is('taken'),
      handedOver: is('handed_over'),
      upset: is('upset'),
      pressing: is('pressing'),
      // A few are left over night.
      ms: Math.exp((usual?.time ?? 11) + 0.9 * normal() + (random() < 0.02 ? 4 : 0)) * (1 + extra('time')),
    };
  });
}

/** As the table of the store counts them. */
export function groupsOf(cases: readonly SimulatedCase[]): readonly CaseGroup[] {
  const cells = Map.groupBy(cases, ({ language, queue, known }) => `${language} ${queue} ${known}`);
  return [...cells.values()].flatMap((own): readonly CaseGroup[] => {
    const [first] = own;
    if (first === undefined) return [];
    const n = (is: (one: SimulatedCase) => boolean): number => own.filter(is).length;
    const of = own.length;
    const logs = own.map(({ ms }) => Math.log(Math.max(1, ms)));
    return [
      {
        language: first.language,
        queue: first.queue,
        known: first.known,
        shares: {
          held_back: { of, hits: n(({ heldBack }) => heldBack) },
          answered: { of, hits: n(({ answered }) => answered) },
          taken: { of: n(({ answered }) => answered), hits: n(({ taken }) => taken) },
          handed_over: { of, hits: n(({ handedOver }) => handedOver) },
          upset: { of, hits: n(({ upset }) => upset) },
          pressing: { of, hits: n(({ pressing }) => pressing) },
        },
        time: {
          n: of,
          sum: logs.reduce((sum, one) => sum + one, 0),
          squares: logs.reduce((sum, one) => sum + one ** 2, 0),
        },
      },
    ];
  });
}

type Line = Pick<NewAuditRecord, 'kind' | 'caseId' | 'at' | 'facts'> & { readonly at: number };

/** As lines of the audit log, in the order in which they were written; with a few that are not counted. */
export function linesOf(cases: readonly SimulatedCase[]): readonly Line[] {
  return cases
    .flatMap((one, nth): readonly Line[] => {
      const caseId = `case-${nth}`;
      const isWithheld = nth % 29 === 0;
      const questions = [{ shown: [], verdict: one.heldBack ? 'no good answer' : 'likely' }];
      const facts = {
        caseId,
        questions,
        held: nth % 97 === 0 ? 'scam' : isWithheld ? 'pilot' : null,
        language: one.language,
        automatic: nth % 89 === 0 ? 'out of office' : null,
        queue: one.queue,
        priority: one.pressing ? (nth % 2 === 0 ? 'high' : 'urgent') : 'normal',
        mood: one.upset ? 'frustrated' : 'calm',
        earlier: one.known === null ? null : one.known ? 2 : 0,
      };
      const ms = Math.round(one.ms);
      const taken = one.answered
        ? one.taken
          ? nth % 2 === 0
            ? 'unedited'
            : 'edited'
          : 'replaced'
        : 'none';
      return [
        { kind: 'read', caseId, at: one.at, facts },
        ...(one.handedOver
          ? [{ kind: 'hand-over', caseId, at: one.at + ms, facts: { ms, questions: [] } }]
          : []),
        {
          kind: 'reply',
          caseId,
          at: one.at + ms + 1,
          facts: { ms: ms + 1, taken, changed: 0, questions: [] },
        },
      ];
    })
    .toSorted((a, b) => a.at - b.at);
}
