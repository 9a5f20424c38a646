import { maskPattern } from '../../privacy/pii/mask-names.ts';

/** What was done for one customer, or is known about one order: right for nobody else. */
const forOneOnly =
  /\b(?:i|we)(?:['’]ve| have|['’]ll| will)? (?:just |now |already |also |immediately )*(?:sent|refunded|cancel+ed|checked|looked|changed|forwarded|asked|corrected|updated|reserved|booked|issued|arranged|found|spoken|posted|shipped|transferred|credited|send|refund|cancel|change|check)\b(?! (?:all|every|each|any|orders|parcels))|\byour (?:order|parcel|package|invoice|refund|replacement|payment|shipment|loaf|delivery) (?:was|has|left|went|should (?:be|arrive)|will be|is (?:on|at|in|ready|being|now|still|waiting|scheduled))\b|\btracking (?:number|code|link)\b.{0,12}(?:is|:)|\bas (?:discussed|agreed|requested)\b|\b(?:see|find) (?:the )?attach|\battached\b|\b(?:tomorrow|yesterday|today|this (?:morning|afternoon))\b|\b(?:habe[n]?|wurde[n]?) (?:ich |wir |ihnen |dir |ihre |deine |soeben |heute |gerade |das |die |den )*\p{L}* ?(?:storniert|geschickt|versendet|erstattet|geändert|verschickt|überwiesen)\b|\b(?:ihr|dein)e? (?:paket|bestellung|sendung) (?:ist|wurde|hat|kommt)\b/iu;
const onADay =
  /\bon (?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i;

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
export const countMasks = (text: string): number => text.match(maskPattern)?.length ?? 0;

/** An answer that is about one customer, from 0 (for everybody) to 1 (for nobody else). */
function specificity(answer: string): number {
  const masks = countMasks(answer);
  if (masks > 1 || masks / Math.max(wordsIn(answer), 1) > 0.08) return 1;
  const about = forOneOnly.test(answer) ? 0.7 : 0;
  const dated = onADay.test(answer) ? 0.2 : 0;
  return Math.min(1, (masks > 0 ? 0.5 : 0) + about + dated);
}

/** Whether an answer says what was done for one customer, or holds what was masked. */
export const isCustomerSpecific = (answer: string): boolean => specificity(answer) >= 0.5;

/** Whether an answer says enough, from 0 to 1; `closeness` is the cosine of question and answer. */
function completeness(answer: string, closeness: number): number {
  const words = wordsIn(answer);
  const length = words < 4 ? 0.3 : words < 8 ? 0.7 : words > 300 ? 0.6 : 1;
  return length * (0.5 + 0.5 * Math.min(1, Math.max(0, (closeness - 0.1) / 0.4)));
}

const questionPattern =
  /\?["'”’)\]]*$|^(?:how|what|when|where|which|who|whom|why|can|could|do|does|did|is|are|will|would|should|may|must|have|has|please|tell me|i (?:would|want|need|['’]d) like to know|wie|was|wann|wo|wohin|wer|welche\w*|warum|kann|können|könnte\w*|gibt|haben|hat|ist|sind|muss|darf|bitte|est-ce|comment|quand|où|combien|puis-je|cómo|cuándo|dónde|puedo|hay|come|quando|dove|posso|hoe|wanneer|waar)\b/iu;
/** A statement is rarely answered for everybody. */
const statementFactor = 0.35;

/** What is offered first: asked often, answered alike, said in full, and right for everybody. 0 is not offered. */
export function scoreGroup(group: {
  readonly question: string;
  readonly asked: number;
  readonly alike: number;
  readonly answer: string;
  readonly closeness: number;
}): number {
  const { question, asked, alike, answer, closeness } = group;
  // What was said three times in the same words is a template, whatever it sounds like.
  const own = specificity(answer);
  const specific = own * (alike >= 3 ? 0.4 : 1);
  const isQuestion = questionPattern.test(question);
  if (asked === 1 && !isQuestion) return 0;
  if (own >= 1 || specific >= 0.9 || (asked === 1 && specific >= 0.5)) return 0;
  const form = (isQuestion ? 1 : statementFactor) * (countMasks(question) > 0 ? 0.5 : 1);
  return Math.log2(1 + asked) * (alike / asked) * completeness(answer, closeness) * (1 - specific) * form;
}
