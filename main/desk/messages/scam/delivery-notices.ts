import { detectAutoReply } from '../auto-reply.ts';
import { brandOfHost } from './brands.ts';
import { registrable } from './hosts.ts';
import type { FoundLink } from './links.ts';
import { isOwn, type Known } from './lookalike.ts';
import type { ScamMail, Sign } from './scam-mail.ts';

/** What mail servers write into their reports, whatever language the words around it are in. */
const report =
  /\b[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}\b|^[ \t]*(?:Reporting-MTA|Final-Recipient|Diagnostic-Code):/im;

/** What stands above the mail that comes back. */
const returned =
  /^[ \t>*-]{0,12}(?:(?:below this line|this) is a copy of (?:the|your) message|original message(?: headers| follows)?|urspr(?:ü|ue)ngliche nachricht(?:enkopf(?:zeilen)?|enköpfe)?|message (?:d['’]origine|original)|mensa(?:je|gem) original|messaggio originale|oorspronkelijk bericht)\b.*$|^Return-Path:[ \t]*</im;

/** Whether a mail says that another one did not arrive. */
const isNotice = (subject: string, text: string): boolean =>
  report.test(text) || detectAutoReply(subject, text) === 'delivery failure';

/** What somebody has to do with a link to get mails, which no server asks for. */
const toBeDone =
  /(?<!\p{L})(?:releas(?:e|ing)|retriev\p{L}*|recover\p{L}*|restor(?:e|ing)|re-?activat\p{L}*|unlock|upgrade|quarantined?|held (?:back|for)|on hold|pending (?:e-?mails?|messages?)|(?:will|shall) be (?:deleted|removed|erased|lost)|click (?:here|below|on)|freigeben|freizugeben|freischalten|zurückgehalten\p{L}*|wiederherstell\p{L}*|hier klicken|klicken sie|gelöscht werden|werden gelöscht|lib[eé]r(?:er|ez)|débloque[rz]|récupére[rz]|cliquez|seront supprim\p{L}*|liber(?:ar|e|alos)|desbloque\p{L}*|recuper(?:ar|e|alos)|haga clic|haz clic|serán (?:eliminad|borrad)\p{L}*)(?!\p{L})/iu;

/** Whether a link leads to nobody who is known: neither to the shop nor to a firm of the list. */
const leadsAway = (links: readonly FoundLink[], shop: readonly Known[]): boolean =>
  links.some(
    ({ target: { host } }) => !shop.some((known) => isOwn(known, host)) && brandOfHost(host) === null,
  );

/**
 * The words of a notice without the mail that comes back in it: the shop wrote those. As long as before. With a link to somebody
 * unknown they stay: whoever fakes a notice would write below such a line what nobody should weigh.
 */
export function withoutReturned(
  subject: string,
  text: string,
  links: readonly FoundLink[],
  shop: readonly Known[],
): string {
  const found = returned.exec(text);
  if (found === null || leadsAway(links, shop) || !isNotice(subject, text.slice(0, found.index))) return text;
  return text.slice(0, found.index) + text.slice(found.index).replaceAll(/[^\n]/g, ' ');
}

/**
 * What a server says of a mailbox that takes no mail, and the looks of its report. Who sends it is nothing to be deceived about
 * where nothing is wanted.
 */
const saidByServers: ReadonlySet<string> = new Set([
  'mailbox',
  'threat',
  'pressure',
  'impersonal',
  'filler',
  'subject_shouts',
  'moves_elsewhere',
  'link_elsewhere',
  'sender_unrelated',
  'sender_nameless',
  'sender_not_brand',
  'sender_lookalike',
  'sender_unconfirmed',
]);

/**
 * Whether a mail is nothing but a server's word that another one did not arrive: it asks for nothing, and no link leads elsewhere
 * than to the server's own house, to those whom the mail was for, to the shop or to a known firm. Who fakes one wants something.
 */
export function isDeliveryNotice(mail: ScamMail, signs: readonly Sign[]): boolean {
  const { sender, subject, text, links, shop } = mail;
  if (!signs.every(({ code }) => saidByServers.has(code)) || !isNotice(subject, text)) return false;
  if (toBeDone.test(text) && leadsAway(links, shop)) return false;
  const named = [...text.matchAll(/[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})/g)].flatMap(
    ([, host]) => (host === undefined ? [] : [host.toLowerCase()]),
  );
  const houses = new Set([sender?.host ?? '', ...named].filter((host) => host !== '').map(registrable));
  return links.every(
    ({ target: { host } }) =>
      houses.has(registrable(host)) || shop.some((known) => isOwn(known, host)) || brandOfHost(host) !== null,
  );
}
