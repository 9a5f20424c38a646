import { seededRandom } from '../contract/support/seeded-random.ts';

/** A message with personal data in and around what it asks, and the reply to it. */
interface SimulatedMail {
  readonly message: string;
  readonly reply: string;
}

export interface SimulatedShop {
  /** Whoever works there. */
  readonly agent: string;
  readonly mails: readonly SimulatedMail[];
  /** Everything in these mails that belongs to somebody: names and their parts, addresses, numbers. */
  readonly personal: readonly { readonly kind: string; readonly words: string }[];
}

const given =
  'Maren Nora Ines Hanna Jonas Matthias Aylin Oluwaseun Camille Étienne Lucía Joaquín Siobhán Rhys Agnieszka Tomasz Noor Anneke Priya Arjun Chiara Matteo Freja Søren'.split(
    ' ',
  );
const family =
  'Okafor Quill Adler Brückner Vandermeer Lindqvist Etcheverry Delacroix Castellanos Kowalczyk Öztürk Ó’Dwyer Featherstone Raghunathan Bianchini Thorvaldsen Achterberg Mwangi Szczepański Villanueva'.split(
    ' ',
  );
/** Of those who work there: of nobody else, so that it is told who stands somewhere. */
const agents = [
  'Rosalind Pemberton',
  'Edmund Halvorsen',
  'Wilhelmine Grünwald',
  'Casimir Marchetti',
] as const;
const towns = ['Leeds LS1 4DY', '50667 Köln', '69002 Lyon', '28013 Madrid'] as const;
const streets = ['14 Harbour Lane', 'Rosenweg 7', '12 rue des Tanneurs', 'Calle de la Luna 23'] as const;

/** With each thing that a mail asks; the personal data stands in the question, before it and below it. */
const templates: readonly ((c: Customer) => string)[] = [
  (c) =>
    `Hello,\n\ncan you send a gluten-free brioche to ${c.name}, ${c.street}, ${c.town}?\n\nKind regards\n${c.name}`,
  (c) =>
    `Hi, my name is ${c.name}. Do you engrave mugs, and can you call me on ${c.phone}?\n\nThanks\n${c.given}`,
  (c) =>
    `Dear team,\n\nwill order ${c.order} be refunded to ${c.iban}? Write to ${c.email} please.\n\nBest wishes,\n${c.name}`,
  (c) => `Hello, this is ${c.name} again (${c.email}). Why was my order ${c.order} not sent to ${c.street}?`,
  (c) =>
    `Guten Tag,\n\nkönnen Sie das Brot an ${c.name}, ${c.street}, ${c.town} liefern?\n\nMit freundlichen Grüßen\n${c.name}`,
  (c) =>
    `Hallo, ich heiße ${c.name}. Backen Sie auch für Hunde? Meine Nummer ist ${c.phone}.\n\nViele Grüße\n${c.given} ${c.family}`,
  (c) =>
    `Bonjour,\n\nlivrez-vous à ${c.street}, ${c.town} ? Mon adresse est ${c.email}.\n\nCordialement\n${c.name}`,
  (c) =>
    `Hola,\n\n¿envían a ${c.street}, ${c.town}? Me llamo ${c.name} y mi pedido es ${c.order}.\n\nUn saludo\n${c.name}`,
];

interface Customer {
  readonly given: string;
  readonly family: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly town: string;
  readonly iban: string;
  readonly order: string;
}

function ibanOf(account: string): string {
  const bban = account.padStart(18, '0');
  const rest = Number(BigInt(`${bban}131400`) % 97n);
  return `DE${String(98 - rest).padStart(2, '0')}${bban}`.replace(/(.{4})(?!$)/g, '$1 ');
}

/** A shop with mails of so many customers; the same for a seed. */
export function simulatedShop(seed: number, customers = 6): SimulatedShop {
  const random = seededRandom(seed * 7919 + 17);
  const one = <Value>(of: readonly Value[]): Value => of[Math.floor(random() * of.length)] as Value;
  const digits = (count: number): string =>
    Array.from(
      { length: count },
      (_, at) => Math.floor(random() * (at === 0 ? 9 : 10)) + (at === 0 ? 1 : 0),
    ).join('');
  const agent = one(agents);
  const people = Array.from({ length: customers }, (): Customer => {
    const [first, last, place] = [one(given), one(family), Math.floor(random() * 4)];
    const plain = `${first}.${last}`
      .normalize('NFD')
      .replaceAll(/[^a-z.]/gi, '')
      .toLowerCase();
    return {
      given: first,
      family: last,
      name: `${first} ${last}`,
      email: `${plain}@mail.example`,
      phone: one([
        `+44 7700 ${digits(6)}`,
        `0221 ${digits(7)}`,
        `+33 6 ${digits(2)} ${digits(2)} ${digits(2)} ${digits(2)}`,
      ]),
      street: streets[place] ?? streets[0],
      town: towns[place] ?? towns[0],
      iban: ibanOf(digits(10)),
      order: `#${digits(5)}`,
    };
  });
  return {
    agent,
    mails: people.map((c) => ({
      message: one(templates)(c),
      reply: `Hello ${c.given},\n\nwe have looked at it and will write to you within two days, ${c.given}.\n\nKind regards\n${agent}`,
    })),
    personal: [
      ...agent.split(' ').map((words) => ({ kind: 'agent', words })),
      ...people.flatMap((c) => [
        { kind: 'given name', words: c.given },
        { kind: 'family name', words: c.family },
        { kind: 'address', words: c.street },
        { kind: 'email', words: c.email },
        { kind: 'phone', words: c.phone },
        { kind: 'IBAN', words: c.iban },
        { kind: 'order', words: c.order.slice(1) },
      ]),
    ],
  };
}

/** Pages on which queues stand as their owner called them, after a colleague here. */
const namesQueues: ReadonlySet<string> = new Set(['overview', 'library page']);

/** What of a shop's personal data stands in what is said at a place, each once. */
export function personalDataIn(
  text: string,
  { personal }: Pick<SimulatedShop, 'personal'>,
  place: string,
): readonly string[] {
  const asked = personal.filter(({ kind }) => kind !== 'agent' || !namesQueues.has(place));
  const found = asked.filter(({ words }) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}])${words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\\p{L}\\p{N}])`,
      'iu',
    ).test(text),
  );
  return [...new Set(found.map(({ kind, words }) => `${kind}: ${words}`))];
}
