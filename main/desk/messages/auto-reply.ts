import type { AutoReplyKind } from '../../../preload/contract.ts';

const subjects: readonly (readonly [AutoReplyKind, RegExp])[] = [
  [
    'delivery failure',
    /^(?:undeliver(?:able|ed)\b|un?zustellbar|mail delivery (?:failed|failure|subsystem)|delivery status notification|returned mail|failure notice|message (?:not delivered|undeliverable)|delivery (?:has )?fail|échec de (?:la )?remise)/i,
  ],
  [
    'out of office',
    /^(?:(?:re|aw): )?(?:out of (?:the )?office|ooo\b|away from (?:my|the) (?:desk|office)|abwesen|absence du bureau|fuera de la oficina|on (?:annual )?leave\b)/i,
  ],
  [
    'automatic answer',
    /^(?:auto(?:matic|mated|matische|matisch)?[- ]?(?:reply|response|antwort|antwoord)\b|réponse automatique|respuesta automática|risposta automatica)/i,
  ],
];

const away =
  /\b(?:(?:i am|i['’]m|i will be|we are) (?:currently |now )?(?:out of (?:the )?office|away from (?:the |my )?(?:office|desk)|on (?:annual |parental |maternity |paternity |sick |holiday )?leave|on (?:holiday|vacation)|away)|ich bin (?:derzeit |zurzeit |aktuell )?(?:nicht im büro|abwesend|im urlaub))\b/i;
/** What a note of absence says besides: a customer who is away writes about something else. */
const awayBesides =
  /\b(?:limited|no|without|intermittent) access to (?:my )?e-?mails?|\bin urgent (?:cases|matters)|\bif (?:it is|this is|your (?:matter|request) is) urgent|\bin my absence|\bwill (?:reply|respond|answer|get back)[^.]{0,40}\b(?:return|back)|\b(?:return|back in the office|be back) on\b|\bas soon as i (?:return|am back)|\bdringenden fällen/i;
const machine =
  /\bthis is an? auto(?:matic(?:ally)?|mated)(?: generated)? (?:reply|response|answer|message|e-?mail|notification)|\bthis (?:e-?mail|message) (?:was|has been) (?:automatically generated|generated automatically|sent automatically)|\b(?:please )?do not (?:reply|respond) to this (?:automat\w+ )?(?:e-?mail|message)|\bauto[- ]?(?:generated|reply|response)\b/i;
const undelivered = [
  /\b(?:mailer-daemon|postmaster@|mail delivery (?:system|subsystem))/i,
  /\b(?:could not|couldn['’]t|cannot|can['’]t|was not|wasn['’]t|not) be(?:en)? delivered|\bdelivery (?:to the following|has failed|failed)|\bundeliver(?:able|ed)\b/i,
  /\b[45]\d\d[ -][45]\.\d\.\d{1,3}\b|\bsmtp\b|\b(?:recipient|user|address|mailbox)\b[^.\n]{0,30}\b(?:rejected|unknown|not found|unavailable|full|does not exist)/i,
];
/** A note is short, and stands at the top. */
const maxScannedLength = 900;

/** Whether a mail was sent by a machine, and as what. `said` is the mail without what it quotes. */
export function detectAutoReply(subject: string | null, body: string): AutoReplyKind | null {
  const line = (subject ?? '').trim();
  const named = subjects.find(([, pattern]) => pattern.test(line))?.[0];
  const top = body.slice(0, maxScannedLength);
  if (named === 'automatic answer' && away.test(top)) return 'out of office';
  if (named !== undefined) return named;
  if (undelivered.filter((cue) => cue.test(top)).length >= 2) return 'delivery failure';
  // Who asks something wants to hear from a person.
  if (top.includes('?')) return null;
  if (away.test(top) && (awayBesides.test(top) || machine.test(top))) return 'out of office';
  return machine.test(top) ? 'automatic answer' : null;
}
