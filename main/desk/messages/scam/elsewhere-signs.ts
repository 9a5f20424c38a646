import { brandOfHost } from './brands.ts';
import { isAmong, registrable } from './hosts.ts';
import { isOwn } from './lookalike.ts';
import { domains, weights } from './rules/rules.ts';
import type { ScamMail, ScamSender, Sign } from './scam-mail.ts';
import { hostOfAddress } from './sender-signs.ts';

/** Where a mail wants its reader to go on: links that all lead away from its sender, another address to write to. */
export function elsewhereSigns(mail: ScamMail): readonly Sign[] {
  const { sender, isForm } = mail;
  if (sender === null || sender.host === '' || isForm) return [];
  return [...linksAway(mail, sender), ...otherAddress(mail, sender)];
}

/** People link to what they found; only who writes as a firm has a house of one's own. */
function linksAway({ links, shop }: ScamMail, { host }: ScamSender): readonly Sign[] {
  if ([domains.freeMail, domains.platforms, domains.mailingServices].some((list) => isAmong(host, list)))
    return [];
  const own = registrable(host);
  const isAway = (target: string): boolean =>
    registrable(target) !== own &&
    !isAmong(target, domains.mailingServices) &&
    // Mailings count who clicks.
    !(target !== registrable(target) && domains.redirectLabels.has(target.split('.')[0] ?? '')) &&
    !shop.some((known) => isOwn(known, target)) &&
    brandOfHost(target) === null;
  const [first] = links;
  if (first === undefined || !links.every(({ target }) => isAway(target.host))) return [];
  return [
    {
      code: 'link_elsewhere',
      params: { domain: registrable(first.target.host), own },
      weight: weights.linksElsewhere,
    },
  ];
}

const addressPattern =
  /(?<![\w.+-])[\w.+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.\p{L}{2,24}/gu;
const mostAddresses = 20;

/** An address that anybody gets for nothing, and not the one that the mail came from. */
function otherAddress({ text, traces }: ScamMail, { address, host }: ScamSender): readonly Sign[] {
  const found = [...text.matchAll(addressPattern)]
    .slice(0, mostAddresses)
    .map(([one]) => one.toLowerCase())
    .find(
      (one) =>
        one !== address &&
        !traces.to.includes(one) &&
        hostOfAddress(one) !== host &&
        isAmong(hostOfAddress(one), domains.freeMail),
    );
  return found === undefined
    ? []
    : [{ code: 'moves_elsewhere', params: { words: found }, weight: weights.otherAddress }];
}
