/**
 * Customers, the cases that were answered for them, and what four tools export of their ratings, with which case each is about. What
 * makes matching hard is in it: people of one name, several cases of one customer, clocks of another zone, ratings long after, rows
 * that come twice, and ratings of what was answered elsewhere.
 */
import { seededRandom } from '../contract/support/seeded-random.ts';

export interface SimulatedCase {
  readonly caseId: string;
  readonly email: string;
  readonly order: string | null;
  readonly ticket: string;
  readonly subject: string;
  /** Whether the desk was given the subject. */
  readonly isSubjectKnown: boolean;
  /** Whether the message names the order. */
  readonly isOrderNamed: boolean;
  readonly readAt: number;
  readonly repliedAt: number;
}

interface SimulatedRow {
  readonly of: SimulatedCase;
  readonly name: string;
  readonly at: number;
  readonly good: boolean;
  readonly comment: string;
  /** Whether it can be told which case it is about, and that this was answered here. */
  readonly isMatchable: boolean;
}

interface SimulatedExport {
  readonly tool: string;
  readonly csv: string;
  readonly rows: readonly SimulatedRow[];
}

const hour = 3_600_000;
const day = 24 * hour;
const names = ['Anna Berg', 'John Smith', 'Maria Lopez', 'Paul Meyer', 'Claire Petit', 'Li Wei'];
const subjects = [
  'Where is my order?',
  'Question',
  'Damaged box',
  'Refund for the cake I sent back',
  'Delivery on Saturday possible',
  'Wrong invoice address on my last bill',
  'Gift card does not work',
];

export function simulatedSurveys(seed: number, customers = 260) {
  const random = seededRandom(seed);
  const chance = (p: number): boolean => random() < p;
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const start = Date.UTC(2025, 2, 1);
  /** Often enough that a file shows it, and so seldom that it does not. */
  const elsewhere = seed % 2 === 0 ? 0.03 : 0.004;
  let ids = 1_000 * seed;

  /** Cases of one customer, at least some hours from each other. */
  function casesOf(email: string): SimulatedCase[] {
    const count = chance(0.5) ? 1 : 2 + Math.floor(random() * 4);
    const times = Array.from({ length: count }, () => start + random() * 120 * day).toSorted((a, b) => a - b);
    return times.map((readAt) => {
      const id = ids++;
      const order = chance(0.6) ? `BB-${20_000 + id}` : null;
      return {
        caseId: `case-${id}`,
        email,
        order,
        ticket: String(700_000 + id),
        subject: chance(0.3) ? `${pick(subjects)} ${1 + Math.floor(random() * 90)}` : pick(subjects),
        isSubjectKnown: chance(0.9),
        isOrderNamed: order !== null && chance(0.8),
        readAt,
        repliedAt: readAt + (0.1 + random() * 5) * hour,
      };
    });
  }
  const people = Array.from({ length: customers }, (_, nth) => {
    const name = pick(names);
    const email = `${name.toLowerCase().replace(' ', '.')}${nth}@example.org`;
    return { name, email, cases: casesOf(email) };
  });

  /** What one tool was told: `named` is what its export says beside the address. */
  function ratings(share: number, named: 'subject' | 'order' | 'nothing'): SimulatedRow[] {
    const rows: SimulatedRow[] = [];
    for (const { name, cases } of people)
      for (const one of cases) {
        if (!chance(share)) continue;
        const isLate = chance(0.04);
        const delay = isLate
          ? (40 + random() * 60) * day
          : chance(0.9)
            ? (0.01 + random() * random() * 48) * hour
            : (2 + random() * 4) * day;
        const at = one.repliedAt + delay;
        const good = chance(0.8);
        // Of an old answer, what cannot be told from a rating of a later one goes to the later one.
        if (
          isLate &&
          !isTold(
            one,
            cases.filter((other) => other.repliedAt > one.repliedAt && other.repliedAt < at + day),
            named,
          )
        )
          continue;
        rows.push({
          of: one,
          name,
          at,
          good,
          comment: chance(0.3) ? (good ? 'Very quick, thanks' : 'Took far too long; "no help"') : '',
          isMatchable: !isLate && !isHard(one, cases, at, named),
        });
        // Something of theirs that was answered elsewhere, which an export that says what about can tell.
        if (named !== 'nothing' && chance(elsewhere))
          rows.push({
            of: {
              ...one,
              caseId: '',
              ticket: String(900_000 + ids++),
              subject: 'Opening hours at the new branch',
              order: `BB-${90_000 + ids}`,
            },
            name,
            at: at + random() * 9 * day,
            good,
            comment: '',
            isMatchable: false,
          });
      }
    // People who never wrote here.
    for (let nth = 0; nth < rows.length / 12; nth += 1) {
      const name = pick(names);
      const [elsewhere] = casesOf(`${name.toLowerCase().replace(' ', '_')}${nth}@elsewhere.example`);
      if (elsewhere === undefined) continue;
      const one = { ...elsewhere, caseId: '' };
      rows.push({
        of: one,
        name,
        at: one.repliedAt + hour,
        good: chance(0.8),
        comment: '',
        isMatchable: false,
      });
    }
    return rows.toSorted((a, b) => a.at - b.at);
  }

  /** Whether a row says enough to tell a case from later ones. */
  function isTold(
    one: SimulatedCase,
    later: readonly SimulatedCase[],
    named: 'subject' | 'order' | 'nothing',
  ): boolean {
    if (named === 'subject')
      return later.every((other) => other.isSubjectKnown && other.subject !== one.subject);
    return named === 'order' && one.order !== null
      ? later.every((other) => other.isOrderNamed)
      : later.length === 0;
  }

  /** Nobody could tell: another answer to the same customer came between, or as near, and nothing in the row tells them apart. */
  function isHard(
    one: SimulatedCase,
    cases: readonly SimulatedCase[],
    at: number,
    named: 'subject' | 'order' | 'nothing',
  ): boolean {
    const recent = cases.filter(
      (other) => other !== one && other.repliedAt < at + 15 * hour && other.repliedAt > at - 30 * day,
    );
    if (named === 'nothing') return recent.some(({ repliedAt }) => repliedAt > at - 8 * day);
    if (named === 'order')
      return recent.some((other) => !other.isOrderNamed) || !one.isOrderNamed
        ? recent.length > 0 || (one.order !== null && at - one.repliedAt > 3 * day)
        : false;
    // Where some is answered elsewhere, a case without its subject may be another one.
    return (
      !one.isSubjectKnown || recent.some((other) => !other.isSubjectKnown || other.subject === one.subject)
    );
  }

  const cell = (text: string): string => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const two = (value: number): string => String(value).padStart(2, '0');
  /** The clock of a zone so many hours east, as an array of its parts. */
  const parts = (at: number, east: number) => {
    const date = new Date(at + east * hour);
    return {
      y: date.getUTCFullYear(),
      mo: two(date.getUTCMonth() + 1),
      d: two(date.getUTCDate()),
      h: two(date.getUTCHours()),
      mi: two(date.getUTCMinutes()),
      s: two(date.getUTCSeconds()),
    };
  };
  const table = (separator: string, lines: readonly (readonly string[])[]): string =>
    lines.map((line) => line.map(cell).join(separator)).join('\r\n');
  /** Some rows stand there twice. */
  const twice = <Row>(rows: readonly Row[]): readonly Row[] =>
    rows.flatMap((row) => (chance(0.02) ? [row, row] : [row]));

  const exports: SimulatedExport[] = [];
  const helpDesk = ratings(0.5, 'subject');
  exports.push({
    tool: 'help desk with words, in UTC',
    rows: helpDesk,
    csv: table(',', [
      [
        'Ticket ID',
        'Ticket subject',
        'Requester',
        'Requester email',
        'Assignee email',
        'Satisfaction Score',
        'Satisfaction comment',
        'Updated at',
      ],
      ...twice(helpDesk).flatMap(({ of, name, at, good, comment }) => {
        const { y, mo, d, h, mi, s } = parts(at, 0);
        const line = [
          of.ticket,
          of.subject,
          name,
          of.email,
          'desk@shop.example',
          good ? 'Good' : 'Bad',
          comment,
          `${y}-${mo}-${d} ${h}:${mi}:${s} UTC`,
        ];
        return chance(0.2)
          ? [line, [of.ticket, of.subject, name, of.email, 'desk@shop.example', 'Offered', '', '']]
          : [line];
      }),
    ]),
  });
  const zoneless = ratings(0.5, 'subject');
  exports.push({
    tool: 'help desk in a zone that it does not name',
    rows: zoneless,
    csv: `\uFEFF${table(';', [
      ['Ticket-ID', 'Betreff', 'Kontakt E-Mail', 'Bearbeiter', 'Bewertung', 'Kommentar', 'Bewertet am'],
      ...twice(zoneless).map(({ of, at, good, comment }) => {
        const { y, mo, d, h, mi } = parts(at, -7);
        return [
          of.ticket,
          `Re: ${of.subject}`,
          of.email.toUpperCase(),
          'Team A',
          good ? 'Sehr zufrieden' : 'Unzufrieden',
          comment,
          `${d}.${mo}.${y} ${h}:${mi}`,
        ];
      }),
    ])}`,
  });
  const stars = ratings(0.5, 'order');
  exports.push({
    tool: 'shop desk with stars and orders',
    rows: stars,
    csv: table(',', [
      [
        'Survey ID',
        'Customer name',
        'Customer email',
        'Order',
        'Agent',
        'Score',
        'Comment',
        'Sent datetime',
        'Scored datetime',
      ],
      ...twice(stars).map(({ of, name, at, good, comment }) => {
        const { y, mo, d, h, mi, s } = parts(at, 2);
        return [
          `s${of.ticket}`,
          name,
          of.email,
          (of.order ?? '').replace('-', ' '),
          'Kim',
          good ? '5' : '1',
          comment,
          '',
          `${y}-${mo}-${d}T${h}:${mi}:${s}+02:00`,
        ];
      }),
    ]),
  });
  const promoters = ratings(0.5, 'nothing');
  exports.push({
    tool: 'survey from 0 to 10 with nothing but the address',
    rows: promoters,
    csv: table('\t', [
      ['Survey type', 'Name', 'Email', 'Score', 'Comment', 'Response date', 'Tags'],
      ...twice(promoters).map(({ of, name, at, good, comment }) => {
        const { y, mo, d, h, mi } = parts(at, -5);
        const hour12 = Number(h) % 12 || 12;
        return [
          'NPS',
          name,
          of.email,
          String((good ? [9, 10, 9] : [0, 3, 6])[Math.floor(at) % 3]),
          comment,
          `${Number(mo)}/${Number(d)}/${y} ${hour12}:${mi} ${Number(h) < 12 ? 'AM' : 'PM'} -0500`,
          '',
        ];
      }),
    ]),
  });
  return { cases: people.flatMap(({ cases }) => cases), exports };
}
