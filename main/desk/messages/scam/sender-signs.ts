import { type Brand, brandOfHost, brands, brandsIn, claimOfName } from './brands.ts';
import { endingOf, isAmong, readableHost, registrable } from './hosts.ts';
import { isOwn, likenessOf, mayBeMember } from './lookalike.ts';
import { domains, weights, words as lists } from './rules/rules.ts';
import type { ScamMail, ScamSender, Sign } from './scam-mail.ts';
import { plainLetters, type TextWord, textWords } from './text-words.ts';

/** The brand that a mail speaks as, by its sender's name, its subject and its text. */
export interface BrandClaim {
  readonly brand: Brand;
  readonly weight: number;
}

/** A mail that names brands more often than that says nothing new. */
const mostNamed = 300;

/** Null for a mail that speaks as nobody known. */
export function brandClaimOf({ sender, subject, text, words }: ScamMail): BrandClaim | null {
  const counts = new Map<Brand, number>();
  const add = (brand: Brand, weight: number): void => {
    counts.set(brand, Math.min(weights.mostByText, (counts.get(brand) ?? 0) + weight));
  };
  const [first] = brandsIn(textWords(subject.slice(0, 200)));
  if (first !== undefined && !first.brand.isWord) add(first.brand, weights.subjectNamesBrand);
  const seen = new Set<string>();
  for (const { brand, from, to } of brandsIn(words).slice(0, mostNamed)) {
    const said = saidAs(text, words, from, to);
    // The same said twice is said once.
    if (said === null || seen.has(`${brand.shown}\n${said}`)) continue;
    seen.add(`${brand.shown}\n${said}`);
    add(brand, weights[said]);
  }
  const claim = sender === null ? null : claimOfName(sender.name);
  if (claim !== null) {
    const own = claim.isPure ? weights.nameIsBrand : weights.nameHasBrand;
    counts.set(claim.brand, Math.max(own, (counts.get(claim.brand) ?? 0) + (claim.isPure ? 0 : own)));
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  return best === undefined ? null : { brand: best[0], weight: best[1] };
}

/** A line that signs for a firm, in characters. */
const longestSignature = 60;

type SaidAs = 'signsAsBrand' | 'copyrightOfBrand' | 'greetsAsBrand' | 'yourThingOfBrand';

/** Whether a brand's name stands where the brand itself writes it; customers name it, too. */
function saidAs(text: string, words: readonly TextWord[], from: number, to: number): SaidAs | null {
  const wordAt = (at: number): string => words[at]?.word ?? '';
  const start = words[from]?.start ?? 0;
  const end = words[to - 1]?.end ?? start;
  if (/(?:©|\(c\)|copyright)[^\n]{0,30}$/i.test(text.slice(Math.max(0, start - 45), start)))
    return 'copyrightOfBrand';
  const isGreeted = lists.greeted.has(wordAt(to)) || lists.greeted.has(wordAt(from - 1));
  const greets = [1, 2, 3].some((back) => lists.greetings.has(wordAt(from - back)));
  if (isGreeted && greets) return 'greetsAsBrand';
  const before = text.slice(Math.max(0, start - longestSignature), start);
  const behind = text.slice(end, end + longestSignature);
  const line = `${before.slice(before.lastIndexOf('\n') + 1)}${text.slice(start, end)}${behind.split('\n')[0] ?? ''}`;
  if (line.length <= longestSignature && !/[?!]/.test(line)) {
    const beside = textWords(line).map(({ word }) => word);
    const named = to - from;
    if (beside.length <= named + 5 && beside.some((word) => lists.teams.has(word))) return 'signsAsBrand';
  }
  const isYours = [1, 2].some((back) => yours.test(wordAt(from - back)));
  const isThing = lists.things.has(wordAt(to)) || lists.things.has(wordAt(from - 1));
  return isYours && isThing ? 'yourThingOfBrand' : null;
}

const yours = /^(?:your|ihr(?:e[mnrs]?)?|dein(?:e[mnrs]?)?|votre|vos|sus?|tus?|seus?|suas?|tuo|tua|uw|je)$/;

/** What sender, answers' address and the receiving server say; `wants`: the mail asks for a click, a login, a file or money. */
export function senderSigns(mail: ScamMail, claim: BrandClaim | null, wants: boolean): readonly Sign[] {
  const { sender, isForm } = mail;
  if (sender === null) return [];
  const signs: Sign[] = [];
  const domain = sender.host === '' ? sender.address || sender.name : registrable(sender.host);
  if (claim !== null && !isForm && sender.address !== '' && !isFrom(claim.brand, sender)) {
    const extra = isAmong(sender.host, domains.freeMail) ? weights.brandFromFreeMail : 0;
    signs.push({
      code: 'sender_not_brand',
      params: { brand: claim.brand.shown, domain },
      weight: claim.weight + extra - (isPerhapsMember(claim.brand, sender) ? weights.nameOfPerhapsMember : 0),
    });
  }
  const like =
    sender.host === '' || isAmong(sender.host, domains.freeMail)
      ? null
      : likenessOf(sender.host, [...mail.shop, ...brands()]);
  if (like !== null)
    signs.push({
      code: 'sender_lookalike',
      params: { domain, like: like.known.shown },
      weight: like.weight,
    });
  return [
    ...signs,
    ...boxSigns(mail, sender, claim, wants),
    ...oddSigns(sender, domain),
    ...serverSigns(mail, domain),
  ];
}

/** "Volksbank Nordheide" from an address with its name and no known place: not known for its own, and not for another's. */
const isPerhapsMember = (brand: Brand, { name, host }: ScamSender): boolean =>
  mayBeMember(brand, host) && claimOfName(name)?.isPure === false;

const isFrom = (brand: Brand, { host }: ScamSender): boolean => {
  if (isOwn(brand, host)) return true;
  // Market places write for their sellers; a help desk's address names the firm.
  if (isAmong(host, domains.helpDesks)) return brand.labels.some(({ text }) => host.startsWith(text));
  if (isAmong(host, domains.platforms)) return true;
  // Firms of one house write for each other.
  const other = brandOfHost(host);
  return other !== null && [...other.own].some((own) => brand.own.has(own));
};

/**
 * What name, box and answers' address say of each other. People write from a partner's or a colleague's box, and small firms from one
 * that anybody gets: where nothing is wanted, only what says most of these counts.
 */
function boxSigns(
  mail: ScamMail,
  sender: ScamSender,
  claim: BrandClaim | null,
  wants: boolean,
): readonly Sign[] {
  const { name, address, host } = sender;
  const signs = [...replySigns(mail, sender, claim)];
  if (
    isAmong(host, domains.freeMail) &&
    (isFileOrPrice(name) || textWords(name).some(({ word }) => lists.offices.has(word)))
  )
    signs.push({ code: 'sender_odd', params: { address }, weight: weights.officeAtFreeMail });
  if (host !== '' && isUnrelated(name, address, host))
    signs.push({ code: 'sender_unrelated', params: { name, address }, weight: weights.unrelatedSender });
  return wants ? signs : signs.toSorted((a, b) => b.weight - a.weight).slice(0, 1);
}

/** A mailbox by one spelling of its address: what follows a plus is no part of it, and at Gmail no dot is. */
function boxOf(address: string): string {
  const at = address.lastIndexOf('@');
  const [local = ''] = address.slice(0, at).split('+');
  const host = address.slice(at + 1);
  const isGmail = host === 'gmail.com' || host === 'googlemail.com';
  return isGmail ? `${local.replaceAll('.', '')}@gmail.com` : `${local}@${host}`;
}

function replySigns(
  { isForm, text }: ScamMail,
  { host, replyTo, address }: ScamSender,
  claim: BrandClaim | null,
): readonly Sign[] {
  const replyHost = hostOfAddress(replyTo);
  if (replyTo === '' || boxOf(replyTo) === boxOf(address) || host === '' || isForm) return [];
  const isSameHouse = replyHost !== '' && registrable(replyHost) === registrable(host);
  if (isSameHouse && !isAmong(host, domains.freeMail)) return [];
  // What a shop's own form or a market place sends names the customer for the answer.
  if (isAmong(host, domains.platforms) || text.includes(replyTo)) return [];
  const weight = (): number => {
    if (isSameHouse) return weights.replyToOtherBox;
    if (replyHost === '') return weights.replyToNowhere;
    const fromBrand = brandOfHost(host);
    if (fromBrand !== null && !isAmong(host, domains.freeMail) && !isOwn(fromBrand, replyHost))
      return weights.brandRepliesElsewhere;
    const isOfForm = claim === null && /^(?:no.?reply|form|kontakt|contact|web)/.test(address);
    if (isAmong(replyHost, domains.freeMail) && !isOfForm) return weights.replyToFreeMail;
    return replyHost.split('.').some(isRandom) ? weights.randomReplyTo : 0;
  };
  const counted = weight();
  if (counted === 0) return [];
  const own = isSameHouse ? address : registrable(host);
  return [{ code: 'reply_elsewhere', params: { address: replyTo, domain: own }, weight: counted }];
}

function oddSigns({ line, host, address, name, replyTo }: ScamSender, domain: string): readonly Sign[] {
  const signs: Sign[] = [];
  const odd = (weight: number): void => {
    signs.push({ code: 'sender_odd', params: { address: address || name }, weight });
  };
  if (isBroken(line)) odd(weights.brokenSenderLine);
  else if (address === '') odd(weights.namelessAddress);
  else if (host === '') odd(weights.malformedSender);
  else if (isAmong(host, domains.freeHosting)) odd(weights.hostedSender);
  else {
    const made = machineMarks(host, address);
    if (made > 0) odd(made > 1 ? weights.machineMadeSender : weights.cheapSender);
  }
  if (/[!✔✅❗🚨🔔🎁🎉💰🌟✨💕❤🐹🔥⚠|]|\p{Emoji_Presentation}/u.test(name))
    signs.push({ code: 'sender_slogan', params: { name }, weight: weights.sloganAsSender });
  if (
    host !== '' &&
    !isAmong(host, domains.freeMail) &&
    isNameless(name) &&
    !isUnrelated(name, address, host)
  )
    signs.push({ code: 'sender_nameless', params: { name }, weight: weights.namelessSender });
  const [, shown = ''] = /([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})/.exec(name) ?? [];
  const shownHost = hostOfAddress(shown.toLowerCase());
  if (
    shownHost !== '' &&
    host !== '' &&
    registrable(shownHost) !== registrable(host) &&
    shown.toLowerCase() !== replyTo &&
    !/\bvia\b/i.test(name)
  )
    signs.push({ code: 'sender_shows_other', params: { shown, domain }, weight: weights.otherAddressAsName });
  return signs;
}

/** Words for an office alone: neither a firm nor a person. */
function isNameless(name: string): boolean {
  const parts = textWords(name.slice(0, 200)).map(({ word }) => word);
  return parts.length > 0 && parts.every((part) => lists.functions.has(part) || lists.offices.has(part));
}

/** '"Service", info@shop.example' and 'Service <>': two senders, of whom one has no address. */
const isBroken = (line: string): boolean =>
  /<\s*>/.test(line) ||
  /^"[^"]{1,200}"\s?,\s?\S/.test(line) ||
  /^[^"<>]{1,200},\s?[^\s<>,"]{1,64}@[^\s<>,"]{1,200}$/.test(line);

/**
 * Whether a name and an address have no word in common. People have fanciful addresses at providers that anybody writes
 * from, and mailing services write for others: nothing is said of these.
 */
const isUnrelated = (name: string, address: string, host: string): boolean =>
  !isAmong(host, domains.freeMail) &&
  !isAmong(host, domains.mailingServices) &&
  !isAmong(host, domains.platforms) &&
  haveNothingInCommon(name, address);

function haveNothingInCommon(name: string, address: string): boolean {
  const parts = textWords(name.slice(0, 200)).map(({ word }) => word.replaceAll(/[^a-z\d]/g, ''));
  const telling = parts.filter((part) => part.length >= 3 && !lists.functions.has(part));
  if (telling.length === 0) return false;
  const letters = plainLetters(address);
  const segments = letters.split(/[^a-z]+/).filter((part) => part.length >= 2);
  const initials = parts.map((part) => part.charAt(0)).join('');
  return !(
    telling.some((part) => letters.replaceAll(/[^a-z\d]/g, '').includes(part.slice(0, 4))) ||
    segments.some((part) => part === initials || (part.length >= 3 && parts.join('').includes(part)))
  );
}

/** "Contract 0083125567781230", "Pills 0.33$": neither a person nor an office. */
const isFileOrPrice = (name: string): boolean =>
  /\d{8}/.test(name) || /\d[.,]\d{2}\s?(?:[$€£]|eur\b|usd\b)|[$€£]\s?\d/i.test(name);

/** How many things of an address only machines write: a cheap ending, very many parts, letters of no word, a running number. */
const machineMarks = (host: string, address: string): number =>
  [
    domains.cheapEndings.has(endingOf(host)),
    host.split('.').length > mostParts,
    host.split('.').some(isRandom),
    !isAmong(host, domains.freeMail) && isMadeUp(address),
  ].filter(Boolean).length;

/** More parts than an address of a firm has. */
const mostParts = 6;

/** Letters and digits as no person and no firm calls itself. */
const isRandom = (label: string): boolean =>
  label.length >= 8 &&
  (/[bcdfghjklmnpqrstvwxz]{6}/.test(label) || /(?:\d[a-z]+){3}|(?:[a-z]\d+){3}/.test(label));

/** `ebf3`, `rx8831`, `offer_2_71830`: an address as a machine makes one. */
const isMadeUp = (address: string): boolean => {
  const [local = ''] = address.split('@');
  return (
    isRandom(local.replaceAll(/[^a-z\d]/g, '')) || /^[bcdfghjklmnpqrstvwxz]{2,4}\d{4,}$|_\d{4,}$/.test(local)
  );
};

/** Only the topmost of these lines is the receiver's own; a mailing list breaks SPF and DKIM, seldom DMARC. */
function serverSigns({ traces: { authentication } }: ScamMail, domain: string): readonly Sign[] {
  if (authentication === '') return [];
  const sign = (weight: number): readonly Sign[] => [
    { code: 'sender_unconfirmed', params: { domain }, weight },
  ];
  if (/\bdmarc=fail/i.test(authentication)) return sign(weights.dmarcFailed);
  const isSigned = /\bd(?:kim|marc)=pass/i.test(authentication);
  return !isSigned && /\b(?:spf=(?:fail|softfail)|dkim=fail)/i.test(authentication)
    ? sign(weights.spfFailed)
    : [];
}

/** The host of an address in small letters; '' where it has none. */
export function hostOfAddress(address: string): string {
  const [, host = ''] = /@([\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+)$/u.exec(address) ?? [];
  const readable = readableHost(host);
  return /\.(?:\p{L}{2,24}|xn--[a-z\d-]{2,40})$/u.test(readable) ? readable : '';
}
