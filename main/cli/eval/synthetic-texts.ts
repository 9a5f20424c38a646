import type { EvalEntry } from './import-entries.ts';

/** Invented help-desk texts in any number, the same ones every time: what `desk eval scale` and the bench measure on. */

const things =
  'sourdough loaf,rye loaf,birthday cake,gift box,voucher,baking course,bread knife,linen bag,spelt roll,brioche,fruit tart,flour mix,starter kit,proving basket,cookie tin,panettone,baguette,granola,jam set,subscription'.split(
    ',',
  );
const matters =
  'delivery,return,refund,payment,invoice,allergens,storage,opening hours,pick-up,freezing,wholesale,discount,complaint,exchange,tracking,customs,packaging,freshness,ordering,cancellation'.split(
    ',',
  );
const places =
  'the town shop,the market stall,our web shop,the mill,the north branch,the harbour kiosk,the school canteen,the office park,the station,the farm gate'.split(
    ',',
  );
const verbs =
  'send,bring,collect,change,replace,reserve,confirm,prepare,weigh,label,cool,wrap,check,count,book'.split(
    ',',
  );
const details =
  'before noon on a working day,within two days,as long as it is unopened,with the number from your e-mail,at no extra cost,if the weather allows,for orders above thirty pounds,together with the receipt,by the person who ordered,in the original box,unless it was made to measure,during the summer weeks,from the first of the month,after the second reminder,as soon as the oven is free'.split(
    ',',
  );
const openings =
  'For the {thing} at {place},When it comes to {matter},Our team can,You may also,In most cases we,If you ask for {matter},Every week we,Please note that we,With a {thing} we,Customers near {place} can ask us to'.split(
    ',',
  );

/** A small generator with a seed (mulberry32): the same sequence on every machine. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` entries with answers of about 95 tokens. */
export const scaleEntries = (count: number, seed?: number): readonly EvalEntry[] => [
  ...streamEntries(count, seed),
];

/** The same, one after the other. */
export function* streamEntries(count: number, seed = 7): Generator<EvalEntry> {
  const random = seeded(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const phrase = (): string =>
    `${pick(openings).replace('{thing}', pick(things)).replace('{place}', pick(places)).replace('{matter}', pick(matters))} ${pick(verbs)} the ${pick(things)} ${pick(details)}`;
  for (let number = 0; number < count; number++)
    yield {
      key: String(number),
      variants: [],
      question: `Can you ${pick(verbs)} a ${pick(things)} from ${pick(places)} ${pick(details)} (${pick(matters)} ${number + 1})?`,
      answer: Array.from({ length: 6 }, () => `${phrase()}.`).join(' '),
    };
}

const moods = [
  'This is the third time I am writing and nobody has answered yet.',
  'Thank you for the lovely bread last week.',
  'I am planning a party for thirty people.',
  'My order #48213 has not arrived.',
] as const;

/** `count` mails with greeting, a statement, five questions and a signature. */
export function scaleMails(count: number, seed = 13): readonly string[] {
  const random = seeded(seed);
  const questions = scaleMessages(count * 5, seed);
  return Array.from({ length: count }, (_, mail) => {
    const asked = questions.slice(mail * 5, mail * 5 + 5);
    const opening = moods[Math.floor(random() * moods.length)] ?? '';
    return `Hello,\n\n${opening} I have a few questions.\n${asked.join('\n')}\n\nKind regards,\nMaren Okafor`;
  });
}

/** Queues with five examples each, so that a mail is routed as well. */
export function scaleQueues(
  seed = 17,
): readonly { readonly name: string; readonly examples: readonly string[] }[] {
  const random = seeded(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  return matters.slice(0, 8).map((matter) => ({
    name: matter,
    examples: Array.from(
      { length: 5 },
      () => `A question about ${matter} of my ${pick(things)} at ${pick(places)}`,
    ),
  }));
}

/** `count` messages as customers would write them, each about something that is in the entries. */
export function scaleMessages(count: number, seed = 11): readonly string[] {
  const random = seeded(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  return Array.from(
    { length: count },
    () => `Is it possible to ${pick(verbs)} my ${pick(things)} at ${pick(places)} ${pick(details)}?`,
  );
}
