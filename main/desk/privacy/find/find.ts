import { findAddresses } from './address.ts';
import { findBirthDates } from './birth.ts';
import { findCards } from './card.ts';
import { findEmails } from './email.ts';
import { findIbans } from './iban.ts';
import { findNationalIds } from './national-id.ts';
import { findIpAddresses, findMacAddresses } from './network.ts';
import { findPersons } from './person.ts';
import { findPhones } from './phone.ts';
import { findSecrets } from './secret.ts';
import type { PersonalLabel, PersonalSpan, Place } from './span.ts';
import { type Claims, createClaims } from './claims.ts';

type Finder = (text: string, claims: Claims) => Iterable<Place>;

/** The surer first: what one has taken, the vaguer ones behind it leave alone. */
const finders: readonly (readonly [PersonalLabel, Finder])[] = [
  ['SECRET', findSecrets],
  ['EMAIL', findEmails],
  ['IBAN', findIbans],
  ['CREDIT_CARD', findCards],
  ['MAC_ADDRESS', findMacAddresses],
  ['IP_ADDRESS', findIpAddresses],
  ['NATIONAL_ID', findNationalIds],
  ['DATE_OF_BIRTH', findBirthDates],
  ['PHONE', (text) => findPhones(text)],
  ['ADDRESS', findAddresses],
  ['PERSON', findPersons],
];

/**
 * Personal data in a text, in its order and without overlaps; offsets in UTF-16 code units. Found by checksums, by the
 * words around and by lists of names, not by a model: the same text always gives the same.
 */
export function findPersonalData(text: string): readonly PersonalSpan[] {
  const claims = createClaims(text);
  const spans: PersonalSpan[] = [];
  for (const [label, find] of finders)
    for (const place of find(text, claims)) {
      const taken = claims.take(place);
      if (taken) spans.push({ ...taken, label });
    }
  return joined(
    text,
    spans.sort((a, b) => a.start - b.start),
  );
}

/** Lines of one address, which were found piece by piece, are one place. */
function joined(text: string, spans: readonly PersonalSpan[]): readonly PersonalSpan[] {
  const out: PersonalSpan[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    const isNext =
      last?.label === 'ADDRESS' &&
      span.label === 'ADDRESS' &&
      /^[\s,]{1,4}$/.test(text.slice(last.end, span.start));
    if (isNext) out[out.length - 1] = { ...last, end: span.end };
    else out.push(span);
  }
  return out;
}
