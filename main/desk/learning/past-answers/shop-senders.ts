import type { Conversation, ConversationMessage as Turn } from '../../library/conversation.ts';

/** Where everybody can have an address: there the whole address says who it is, elsewhere the domain does. */
const publicHosts =
  /@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|me|mac|aol|gmx|web|t-online|freenet|posteo|mailbox|proton(?:mail)?|orange|wanadoo|free|laposte|libero|tiscali|virgilio|btinternet|sky|comcast|verizon|qq|163|126|mail|yandex|zoho|fastmail|hey)\.[a-z.]{2,6}$/i;

export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

export type IsShop = (turn: Turn) => boolean;

/** `given` holds addresses or domains. */
export function createShopMatcher(given: readonly string[]): IsShop {
  const addresses = new Set(given.filter((each) => /.@/.test(each)).map((each) => each.toLowerCase()));
  const domains = new Set(
    given.filter((each) => !/.@/.test(each)).map((each) => each.replace(/^@/, '').toLowerCase()),
  );
  return ({ side, from: { address } }) =>
    side === null ? addresses.has(address.toLowerCase()) || domains.has(domainOf(address)) : side === 'shop';
}

/**
 * Who answers most in these conversations, by addresses, most frequent first; all addresses of one domain are one shop.
 * Empty where the conversations say themselves who is who, or nobody answers.
 */
export function detectShopAddresses(conversations: readonly Conversation[]): readonly string[] {
  const answers = new Map<string, { readonly addresses: Map<string, number>; asked: Set<string> }>();
  for (const { id, messages } of conversations) {
    const opener = messages.find(({ automatic }) => !automatic)?.from.address.toLowerCase() ?? '';
    for (const { from, automatic, side } of messages) {
      const address = from.address.toLowerCase();
      if (automatic || side !== null || address === '' || address === opener) continue;
      const who = publicHosts.test(address) || !address.includes('@') ? address : domainOf(address);
      const known = answers.get(who) ?? { addresses: new Map<string, number>(), asked: new Set<string>() };
      known.addresses.set(address, (known.addresses.get(address) ?? 0) + 1);
      // A shop answers in many conversations; a talkative customer in few.
      known.asked.add(id);
      answers.set(who, known);
    }
  }
  const [best] = [...answers.values()].sort((a, b) => b.asked.size - a.asked.size);
  return best === undefined
    ? []
    : [...best.addresses].sort((a, b) => b[1] - a[1]).map(([address]) => address);
}
