import { createTokenizer, type Token } from './tokenizer.ts';

/**
 * Words and short phrases that mean much the same wherever something is sold or booked, a group a line. General English of
 * customer service, written down before anything was measured with it; what only one shop says is the owner's glossary.
 */
const groups = `
order, parcel, package, shipment, consignment
delivery, deliver, shipping, ship, postage, dispatch, courier
track, tracking, trace, whereabouts
refund, money back, reimburse, reimbursement, repay, get back my money, get my money, see my money, back on my card, put back, payment returned, money returned
return, send back, bring back, give back, take back, ship back, post back, hand back, send it back, send them back, bring it back, take it back, get it back to you, get them back to you
exchange, swap, replace, replacement
cancel, cancellation, call off, back out, pull out, drop out, get out of, changed my mind, change my mind, end our contract, stop our contract
change, amend, modify, alter, edit, correct
cost, price, charge, fee, rate, how much, tariff, set me back, set us back, what do you ask, what do you take, out of pocket, your cut, how pricey
pay, payment
instalment, finance, financing, pay later, in parts
invoice, bill, receipt
discount, reduction, cheaper, better price, lower price, money off, promo, promotion, percentage off, percent off, knock off, better deal, deal, go easier, special rate
code, coupon, voucher
voucher, gift card, gift certificate
open, opening hours, opening times, closed, close, shut, pop in, drop in, drop by, come by, swing by, stop by
broken, break, damaged, damage, defective, faulty, fault, crushed, smashed, squashed, cracked, torn
missing, lacking, left out, incomplete, not in the box, not in the bag
late, delay, delayed, overdue, has not come, not arrived, not turned up, never turned up, still waiting, no sign of it, not here yet
wrong, incorrect, mistaken, instead
twice, double, two times, duplicate
minimum, smallest, least, at least
maximum, largest, at most
child, children, kid, toddler, baby
dog, pet, puppy, hound
wifi, internet, wlan, wireless
job, vacancy, career, internship, hiring
password, passcode
login, log in, sign in, logon, get in, get into my account, access
spam, junk
phone, telephone, call, ring
collect, collection, pick up, pickup, fetch
reserve, book, booking, reservation, hold, put aside, keep aside, set aside
allergy, allergic, allergen, intolerant, intolerance, safe
nut, almond, hazelnut, walnut, peanut, cashew, pistachio
vegan, plant based
gluten, coeliac, celiac, wheat
guarantee, warranty
repair, fix, mend
trade, wholesale, reseller, stockist, retailer, distributor, sell your, stock your, resell, our shop, our café
colleague, coworker, employee, staff, coach
abroad, overseas, international, foreign
express, next day, same day, by tomorrow, urgent
subscription, subscribe, plan, membership
unsubscribe, opt out, newsletter, take me off, off your list, off this list, mailing list, stop emailing me
complaint, complain
available, availability, in stock, sold out, back in, restock, get more, have it again, be in again, run out
gift, present
bicycle, bike
car, parking, park, leave the car, leave my car, leave our car, put the car, put our car
early, before
course, class, workshop, lesson, training
app, mobile
leaflet, manual, instructions
keep, last, shelf life, stay fresh, go off, gone off, best before, use by, spoil, good for
expire, expiry, valid, run out, still good, still use
sign up, register, enrol, put my name down, put our name down, join in, book a place
deposit, advance, upfront, down payment, ahead
check in, arrival, arrive, get into the room, get into our room, get in the room
check out, departure, leave the room, stay in the room, out of the room
luggage, suitcase, bags, cases
cot, crib, baby bed, bed for the baby, bed for baby
train, bus, station, public transport, without a car
lift, elevator, step free, stairs, wheelchair, accessible
restaurant, dinner, something to eat, supper, evening meal
included, complimentary, on the house, no extra charge, thrown in
export, download, get out, get everything out, take out our data
import, upload, bring over, move over, load in
delete, erase, remove, wipe, get rid of
merge, combine, twice on the list, same person twice
remind, reminder, chase, nudge
move, transfer, take over, put in my name, change the owner
phone number, speak to someone, talk to someone, human being, number I can ring
puncture, flat tyre, flat tire
service, check over, tune up, once over, look over
pregnant, expecting, breastfeeding, nursing
rash, reaction, burn, sting, itch, break out, flared up
scent, fragrance, perfume, smell
ingredients, contain, what is in, made of, made from
sample, try first, tester
gift wrap, wrapped, without the price, what I paid
address, moved house, different address, new place, instead of my old
catering, platter, buffet, office lunch
recycle, refill, empties, packaging
animal, cruelty, tested on
`;

interface Member {
  readonly written: string;
  /** Stems of its words, in order. */
  readonly stems: readonly string[];
}

let membersByStem:
  ReadonlyMap<string, readonly (readonly [member: Member, group: readonly Member[]])[]> | undefined;

function readGroups(): NonNullable<typeof membersByStem> {
  const reader = createTokenizer();
  const found = new Map<string, (readonly [Member, readonly Member[]])[]>();
  for (const line of groups.trim().split('\n')) {
    const group = line.split(',').map((written): Member => ({
      written: written.trim(),
      stems: reader.tokenize(written).map(({ stem }) => stem),
    }));
    for (const member of group) {
      const first = member.stems[0] ?? '';
      const known = found.get(first) ?? [];
      known.push([member, group]);
      found.set(first, known);
    }
  }
  return found;
}

const standsAt = (stems: readonly string[], at: number, member: Member): boolean =>
  member.stems.every((each, offset) => stems[at + offset] === each);

/**
 * The question in words that the library uses for the same, or null where it uses none others: of each group that the
 * question has a word of, the other one that most passages have.
 */
export function inWordsOfLibrary(
  text: string,
  words: readonly Token[],
  passagesWith: (word: string) => number,
): string | null {
  membersByStem ??= readGroups();
  const stems = words.map(({ stem }) => stem);
  let reworded = '';
  let from = 0;
  for (let at = 0; at < words.length; at++) {
    const found = (membersByStem.get(stems[at] ?? '') ?? [])
      .filter(([member]) => standsAt(stems, at, member))
      .toSorted(([one], [other]) => other.stems.length - one.stems.length)[0];
    const first = words[at];
    if (found === undefined || first === undefined) continue;
    const [said, group] = found;
    const others = group.filter(({ stems: own }) => !own.every((stem, index) => said.stems[index] === stem));
    const best = others.reduce<{ readonly written: string; readonly count: number } | null>(
      (most, { written }) => {
        const count = passagesWith(written);
        return count > (most?.count ?? 0) ? { written, count } : most;
      },
      null,
    );
    const last = words[at + said.stems.length - 1];
    if (best === null || last === undefined) continue;
    reworded += text.slice(from, first.start) + best.written;
    from = last.end;
    at += said.stems.length - 1;
  }
  return from === 0 ? null : reworded + text.slice(from);
}
