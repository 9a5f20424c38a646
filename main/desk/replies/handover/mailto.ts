import type { Translate } from '../../../../locales/keys.ts';
import type { HandoverSummary } from '../../../../preload/contract.ts';
import { formatText, subjectOf } from './format-summary.ts';

/** Longest URL that every system hands on whole: Windows cuts at 2,081 characters, some mail clients at 2,000. */
const longestUrl = 1_990;

export interface MailtoDraft {
  /** A `mailto:` URL (RFC 6068) of at most `longestUrl` characters. */
  readonly url: string;
  /** False when the summary was too long: then the body says that it is on the clipboard, where the caller puts it. */
  readonly isWhole: boolean;
}

/** A draft in the person's own mail program; with nobody to send it to when `to` holds no address. */
export function toMailto(summary: HandoverSummary, t: Translate): MailtoDraft {
  const subject = subjectOf(summary, t);
  const whole = urlOf(summary.to, subject, formatText(summary, t));
  if (whole.length <= longestUrl) return { url: whole, isWhole: true };
  const isOnClipboard = t('handover.text.onClipboard');
  const bodies = [`${summary.excerpt}\n\n${isOnClipboard}`, isOnClipboard];
  for (const body of bodies) {
    const url = urlOf(summary.to, subject, body);
    if (url.length <= longestUrl) return { url, isWhole: false };
  }
  // A subject in an alphabet whose letters take nine characters each.
  return { url: urlOf('', t('handover.text.subject'), isOnClipboard), isWhole: false };
}

const address = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** The addresses in what the owner wrote: "Ines <ines@shop.example>", or several with commas between. */
const addressesIn = (to: string): readonly string[] => Array.from(to.matchAll(address), ([whole]) => whole);

function urlOf(to: string, subject: string, body: string): string {
  const addresses = addressesIn(to).map((one) => one.split('@').map(encoded).join('@'));
  return `mailto:${addresses.join(',')}?subject=${encoded(subject.replaceAll(/\s+/g, ' '))}&body=${encoded(
    body.replaceAll(/\r\n|\r|\n/g, '\r\n'),
  )}`;
}

/** Percent-encoded UTF-8. Half a character, as a cut text may hold, would throw; other controls have no place in a mail. */
const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed().replaceAll(/[^\P{Cc}\t\r\n]/gu, '')).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
