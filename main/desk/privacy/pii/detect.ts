import { findAddresses } from './address.ts';
import { findScriptAddresses } from './address-scripts.ts';
import { findBirthDates } from './birth-date.ts';
import { findCards } from './payment-card.ts';
import { findEmails } from './email.ts';
import { findHandles } from './handle.ts';
import { findIbans } from './iban.ts';
import { findIntroducedNames } from './introductions.ts';
import { findNationalIds } from './national-id.ts';
import { findIpAddresses, findMacAddresses } from './network-address.ts';
import { findPersons } from './person.ts';
import { findPhones } from './phone.ts';
import { findSecrets } from './secret.ts';
import type { PiiLabel, PiiSpan, Span } from './span.ts';
import { type ClaimedSpans, createClaimedSpans } from './claimed-spans.ts';

type Detector = (text: string, claims: ClaimedSpans) => Iterable<Span>;

/** The surer first: what one has taken, the vaguer ones behind it leave alone. */
const detectors: readonly (readonly [PiiLabel, Detector])[] = [
  ['SECRET', findSecrets],
  ['EMAIL', findEmails],
  ['IBAN', findIbans],
  ['CREDIT_CARD', findCards],
  ['MAC_ADDRESS', findMacAddresses],
  ['IP_ADDRESS', findIpAddresses],
  ['NATIONAL_ID', findNationalIds],
  ['DATE_OF_BIRTH', findBirthDates],
  ['ADDRESS', findScriptAddresses],
  ['PHONE', (text) => findPhones(text)],
  ['ADDRESS', findAddresses],
  ['PERSON', findHandles],
  ['PERSON', findIntroducedNames],
  ['PERSON', findPersons],
];

/**
 * Personal data in a text, in its order and without overlaps; offsets in UTF-16 code units. Found by checksums, by the
 * words around and by lists of names, not by a model: the same text always gives the same.
 */
export function detectPii(text: string): readonly PiiSpan[] {
  const claims = createClaimedSpans(text);
  const spans: PiiSpan[] = [];
  for (const [label, find] of detectors)
    for (const span of find(text, claims)) {
      const claimed = claims.claim(span);
      if (claimed) spans.push({ ...claimed, label });
    }
  return mergeAddressLines(
    text,
    spans.sort((a, b) => a.start - b.start),
  );
}

/** Lines of one address, which were found piece by piece, are one span. */
function mergeAddressLines(text: string, spans: readonly PiiSpan[]): readonly PiiSpan[] {
  const out: PiiSpan[] = [];
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
