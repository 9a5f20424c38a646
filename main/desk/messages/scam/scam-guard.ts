import type { Span, ScamWarning } from '../../../../preload/contract.ts';
import type { MailLink, MailTraces } from '../../library/parsed.ts';
import type { MessageParts } from '../message-parts.ts';
import { blankFolds } from '../sentences.ts';
import { brandOfHost } from './brands.ts';
import { isAmong, nameOf, readableHost, registrable } from './hosts.ts';
import { isDeliveryNotice, withoutReturned } from './delivery-notices.ts';
import { elsewhereSigns } from './elsewhere-signs.ts';
import { linksIn, withoutLinks } from './links.ts';
import { isOwn, type Known, labelsOf } from './lookalike.ts';
import {
  domains,
  mostByAdvertising,
  namedFrom,
  usualOfAdvertising,
  wantedFrom,
  warnsFrom,
  weights,
} from './rules/rules.ts';
import type { ScamMail, ScamSender, Sign } from './scam-mail.ts';
import { brandClaimOf, hostOfAddress, senderSigns } from './sender-signs.ts';
import {
  attachmentSigns,
  disguiseSigns,
  fillerSigns,
  greetingSigns,
  isReport,
  linkSigns,
  subjectSigns,
  wordSigns,
} from './text-signs.ts';
import type { ShopIdentity } from './shop-domains.ts';
import { textWords } from './text-words.ts';

export interface ScamInput {
  readonly parts: MessageParts;
  /** Null for a text that was pasted. */
  readonly traces: MailTraces | null;
  /** Of a text that was copied with its formatting. */
  readonly links?: readonly MailLink[] | undefined;
  readonly shop: ShopIdentity;
}

const noTraces: MailTraces = { links: [], to: [], authentication: '', from: '' };
/** As many reasons are told. */
const mostReasons = 4;

/** Why a mail looks like a scam, what says most first; null for one that does not. Nothing in it is opened. */
export function scamWarningOf(input: ScamInput): ScamWarning | null {
  const mail = scamMailOf(input);
  const signs = scamSigns(mail);
  const [soft, hard] = [true, false].map((isSoft) =>
    signs
      .filter(({ code }) => usualOfAdvertising.has(code) === isSoft)
      .reduce((total, { weight }) => total + weight, 0),
  );
  // A tenth is not exact in binary.
  if (Math.min(soft ?? 0, mostByAdvertising) + (hard ?? 0) < warnsFrom - 1e-9) return null;
  if (isDeliveryNotice(mail, signs)) return null;
  const reasons = signs
    .filter(({ weight }) => weight >= namedFrom)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostReasons)
    .map(({ code, params }) => ({ code, params }));
  return { reasons, isDismissed: false };
}

/** All signs of a scam in a mail, with their weights. */
function scamSigns(mail: ScamMail): readonly Sign[] {
  if (isReport(mail.words)) return senderSigns({ ...mail, words: [], subject: '' }, null, false);
  const claim = brandClaimOf(mail);
  const name = mail.sender?.name ?? '';
  // Whoever lures does so in the sender's name already.
  const said = `${name}\n\n${mail.subject}\n\n${mail.text}`;
  const saidWords = textWords(said);
  const ofLinks = linkSigns(mail, claim);
  const disguised = disguiseSigns(said, saidWords);
  const ofWords = wordSigns(said, saidWords);
  const isBait = [...ofWords, ...ofLinks].some(({ code }) => wantsClick.has(code));
  const wants = [...ofWords, ...ofLinks].some(
    ({ code, weight }) => weight >= wantedFrom && (wantsClick.has(code) || wantsMoney.has(code)),
  );
  const ofSender = senderSigns(mail, claim, wants);
  const elsewhere = elsewhereSigns(mail).filter(({ code }) => isBait || code !== 'link_elsewhere');
  const greeted = ofWords.some(({ code }) => code === 'impersonal')
    ? []
    : greetingSigns(mail.subject, mail.text);
  const isTrusted = isOfKnownSender(mail) && ofSender.length === 0 && ofLinks.length === 0;
  const hidden = disguised.length > 0 ? disguised : fillerSigns(mail.text);
  return [
    ...ofSender.map((sign) =>
      isBait && sign.code === 'sender_unrelated'
        ? { ...sign, weight: Math.max(sign.weight, weights.unrelatedWantsClick) }
        : sign,
    ),
    ...ofLinks,
    ...hidden,
    ...heaviest([...ofWords, ...greeted, ...elsewhere]).filter(
      ({ code }) => !isTrusted || !usualOfFirms.has(code),
    ),
    ...subjectSigns(mail.subject),
    ...attachmentSigns(mail),
  ];
}

/** What is said to have a link opened. Without it, a link to elsewhere is what somebody found, and a nickname a nickname. */
const wantsClick: ReadonlySet<string> = new Set([
  'asks_login',
  'threat',
  'mailbox',
  'link_hidden',
  'fee',
  'renewal',
  'wallet',
  'lure',
  'romance',
  'asks_open',
  'vouches',
]);

/** What is said to get money, or what is as good. */
const wantsMoney: ReadonlySet<string> = new Set([
  'bank_change',
  'gift_cards',
  'code',
  'advance_fee',
  'extortion',
  'overpayment',
]);

/** Words and an address may say the same: each reason counts once. */
const heaviest = (signs: readonly Sign[]): readonly Sign[] =>
  [...Map.groupBy(signs, ({ code }) => code).values()].flatMap((same) =>
    same.toSorted((a, b) => b.weight - a.weight).slice(0, 1),
  );

/** What firms write to their customers, too: from their own address, with links to it. */
const usualOfFirms: ReadonlySet<string> = new Set([
  'asks_login',
  'threat',
  'mailbox',
  'lure',
  'pressure',
  'fee',
  'impersonal',
  'wallet',
  'asks_open',
  'link_elsewhere',
]);

/** Of a brand's own address, all links leading there. */
function isOfKnownSender({ sender, links, traces }: ScamMail): boolean {
  if (sender === null || isAmong(sender.host, domains.freeMail)) return false;
  if (brandOfHost(sender.host) === null && !isAmong(sender.host, domains.platforms)) return false;
  // Anybody can write any sender into a mail.
  const house = brandOfHost(sender.host);
  const leadsHome = links.some(
    ({ target: { host } }) =>
      registrable(host) === registrable(sender.host) || (house !== null && isOwn(house, host)),
  );
  return leadsHome || /\bdmarc=pass/i.test(traces.authentication);
}

function scamMailOf({ parts, traces, links = [], shop }: ScamInput): ScamMail {
  const own = withoutCitations(blankFolds(parts.text, notOwn(parts)));
  const known = traces ?? { ...noTraces, authentication: authenticationIn(parts) };
  const isForm = parts.headers.some(({ kind }) => kind === 'form');
  const addressed = [...known.to, ...valuesOf(parts, 'to')].map(hostOfAddress);
  const all = linksIn(own, [...known.links, ...links]);
  const shops = [...shopOf([...addressed, ...shop.domains]), ...shopByName(shop.name)];
  const text = withoutReturned(parts.subject ?? '', withoutLinks(own), all, shops);
  return {
    sender: senderOf(parts, known.from),
    subject: parts.subject ?? '',
    text,
    words: textWords(text),
    links: all,
    traces: known,
    attachments: parts.header?.attachments ?? [],
    isForm,
    shop: shops,
  };
}

/** What the header of a mail says that was pasted as it came over the net: its topmost such line, which goes on where it is indented. */
function authenticationIn({ text, folds }: MessageParts): string {
  const header = folds.find(({ kind }) => kind === 'header');
  if (header === undefined) return '';
  // A line that goes on may end what is taken for the header; the header ends at an empty line.
  const [top = ''] = text.slice(header.start, header.start + longestHeader).split(/\n[ \t]*\n/);
  const lines = top.split('\n');
  const at = lines.findIndex((line) => /^authentication-results:/i.test(line));
  if (at < 0) return '';
  const next = lines.findIndex((line, place) => place > at && !/^[ \t]/.test(line));
  return lines.slice(at, next < 0 ? lines.length : next).join(' ');
}
const longestHeader = 20_000;

/** Lines that are marked as somebody else's, unless nothing else is there. */
function withoutCitations(text: string): string {
  const rest = text.replaceAll(/^[ \t]{0,3}>.*$/gm, (line) => ' '.repeat(line.length));
  return (rest.match(/\p{L}+/gu) ?? []).length >= fewestWords ? rest : text;
}

/** What this mail's writer did not write: its header, quotes, and what is handed on below words of one's own. */
function notOwn(parts: MessageParts): readonly Span[] {
  const { text, folds, headers } = parts;
  const others = folds.filter(({ kind }) => kind === 'quote' || kind === 'header');
  const forwarded = headers.find(({ kind }) => kind === 'forwarded');
  const rest =
    forwarded === undefined
      ? []
      : [isCommented(parts, forwarded) ? { start: forwarded.start, end: text.length } : forwarded];
  return merged([...others, ...rest]);
}
const fewestWords = 3;

/** Whether somebody who hands a mail on says something of it above. */
function isCommented({ text, folds }: MessageParts, forwarded: Span): boolean {
  const above = blankFolds(text, folds).slice(0, forwarded.start).replaceAll(addedByApp, '');
  return (above.match(/\p{L}+/gu) ?? []).length >= fewestWords;
}

/** "Get Outlook for Android <https://aka.ms/…>", in whatever language. */
const addedByApp = /^.{0,80}<?https:\/\/aka\.ms\/.{0,80}$/gm;

const merged = (spans: readonly Span[]): readonly Span[] =>
  spans
    .map(({ start, end }) => ({ start, end }))
    .toSorted((a, b) => a.start - b.start)
    .reduce<Span[]>((all, span) => {
      const last = all.at(-1);
      if (last !== undefined && span.start <= last.end)
        all[all.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
      else all.push(span);
      return all;
    }, []);

function valuesOf({ headers }: MessageParts, role: 'to' | 'from' | 'replyTo'): readonly string[] {
  const own = headers.find(({ kind }) => kind === 'own');
  const values = own?.rows.filter((row) => row.role === role).map(({ value }) => value) ?? [];
  return values.flatMap((value) => value.toLowerCase().match(/[^\s<>,;"'()]+@[^\s<>,;"'()]+/g) ?? []);
}

/** Whom the mail's own header names, or else its file; of a mail that is handed on without a word, that one's header. */
function senderOf(parts: MessageParts, sent: string): ScamSender | null {
  const { headers, header } = parts;
  const own = headers.find(({ kind }) => kind === 'own');
  const forwarded = headers.find(({ kind }) => kind === 'forwarded');
  const isOfOther = forwarded !== undefined && !isCommented(parts, forwarded);
  const found = isOfOther ? forwarded : (own ?? forwarded);
  const row = found?.rows.find(({ role }) => role === 'from');
  const line = row?.value ?? topLine(parts.text, 'from');
  if (line === null) {
    if (header?.from == null) return null;
    const address = header.from.address?.toLowerCase() ?? '';
    const answers = header.replyTo?.toLowerCase() ?? '';
    return {
      line: sent,
      name: header.from.name ?? '',
      address,
      host: hostOfAddress(address),
      replyTo: answers,
    };
  }
  const value = line.slice(0, 500);
  const given = value.match(/[^\s<>"',;()[\]]{1,100}@[^\s<>"',;()[\]]{1,200}/g)?.at(-1) ?? '';
  const [, angled = given] = /<([^<>]{0,300})>[^<>]{0,100}$/.exec(value) ?? [];
  const address = (angled.trim() || given).toLowerCase();
  const at = value.toLowerCase().lastIndexOf(address);
  const name = (address === '' || at < 0 ? value : value.slice(0, at)).replaceAll(
    /^["'\s]+|["'<,;\s]+$/g,
    '',
  );
  const [replyTo] = [...valuesOf(parts, 'replyTo'), topLine(parts.text, 'reply-to')?.toLowerCase() ?? ''];
  return {
    line: sent || value,
    name,
    address,
    host: hostOfAddress(address),
    replyTo: replyTo || (header?.replyTo?.toLowerCase() ?? ''),
  };
}

/** A line of a header that is none for lack of an address. */
function topLine(text: string, label: 'from' | 'reply-to'): string | null {
  const top = text.slice(0, 2_000).trimStart();
  if (!/^from:/i.test(top) || !/^subject:/im.test(top.split('\n\n')[0] ?? '')) return null;
  const line = top
    .split('\n\n')[0]
    ?.split('\n')
    .find((one) => one.toLowerCase().startsWith(`${label}:`));
  return line?.slice(label.length + 1).trim() ?? null;
}

/** Addresses that anybody has are nobody's shop. */
function shopOf(hosts: readonly string[]): readonly Known[] {
  const own = new Set(
    hosts
      .map((host) => registrable(readableHost(host)))
      .filter((host) => host.includes('.') && !isAmong(host, domains.freeMail) && brandOfHost(host) === null),
  );
  return [...own].map((host) => {
    const label = nameOf(host);
    return {
      shown: host,
      labels: labelsOf([label, label.replaceAll('-', '')]),
      own: new Set([host]),
      isWord: false,
      isShop: true,
      hasMembers: false,
    };
  });
}

/** A name of two words is hardly anybody else's; one word may be any bakery's. */
function shopByName(name: string): readonly Known[] {
  const parts = textWords(name).map(({ word }) => word);
  const label = parts.join('').replaceAll(/[^a-z\d]/g, '');
  if (parts.length < 2 || label.length < shortestShopLabel) return [];
  return [
    {
      shown: name,
      labels: labelsOf([label]),
      own: new Set(),
      isWord: false,
      isShop: true,
      hasMembers: false,
    },
  ];
}
const shortestShopLabel = 8;
