/** Words of service: a tag may be one of them, a product is not. */
export const serviceWords: ReadonlySet<string> = new Set(
  'delivery deliveries shipping shipment postage return returns refund refunds exchange payment payments invoice invoices bill billing order orders ordering account accounts login password contact support help faq faqs question questions general info information about policy policies terms privacy warranty guarantee price prices pricing discount discounts voucher vouchers coupon coupons gift gifts offer offers sale sales opening hours shop shops store stores location locations address complaint complaints cancel cancellation cancellations tracking customs tax taxes vat allergens allergen storage wholesale business customer customers service services product products item items other misc jobs careers press security safety stock size sizes care cleaning use setup installation app website email phone newsletter collection pickup booking bookings reservation reservations subscription subscriptions membership courses events how-to troubleshooting'.split(
    ' ',
  ),
);
const starts =
  /^(?:(?:how|what|what's|whats|when|where|which|who|whose|why|can|could|will|would|do|does|did|is|are|was|were|has|have|should|may|the|a|an|my|your|our|i|we|you|if|in|on|for|to|and|or|please|does|about|using|with|from)\s+)+/iu;
const joined =
  /\p{Lu}[\p{L}\p{N}'’+-]*(?:(?:\s+(?:and|of|the|de|la|&|du|von))?\s+(?:\p{Lu}|\d)[\p{L}\p{N}'’+-]*)+/gu;
/** "S10", "iPhone", "X-200": letters with digits, or a capital inside. */
const model =
  /(?<![\p{L}\p{N}-])(?=[\p{L}\d-]*\d)(?=[\p{L}\d-]*\p{L})\p{Lu}[\p{L}\d-]{1,15}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\p{Ll}+\p{Lu}\p{L}+/gu;
/** Named by fewer entries it is as likely something that one answer happens to mention. */
const fewestEntries = 2;
const mostNames = 2_000;

export interface TitledEntry {
  readonly question: string;
  readonly variants: readonly string[];
  readonly tags: readonly string[];
}

function namesIn(text: string): readonly string[] {
  const words = text.split(/\s+/);
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  // A Heading Where Every Word Is Capital names nothing by it.
  if (words.length > 4 && capitals > words.length * 0.6) return [];
  const found = [...text.matchAll(joined), ...text.matchAll(model)].map(([name]) => name.replace(starts, ''));
  return found.filter((name) => name.length > 1 && /[\p{Lu}\d]/u.test(name));
}

/** The names of what the shop sells, as far as they come back in titles and tags; the longest first. */
export function productNames(entries: readonly TitledEntry[]): readonly string[] {
  const spelling = new Map<string, string>();
  const named = new Map<string, number>();
  const titles = entries.map(({ question }) => question.toLowerCase());
  const tagged = new Map<string, number>();
  for (const { question, variants, tags } of entries) {
    const here = [question, ...variants].flatMap(namesIn);
    for (const name of here) if (!spelling.has(name.toLowerCase())) spelling.set(name.toLowerCase(), name);
    for (const key of new Set(here.map((name) => name.toLowerCase())))
      named.set(key, (named.get(key) ?? 0) + 1);
    for (const tag of new Set(tags.map((one) => one.toLowerCase().trim()))) {
      tagged.set(tag, (tagged.get(tag) ?? 0) + 1);
      if (!spelling.has(tag)) spelling.set(tag, tag);
    }
  }
  for (const [tag, count] of tagged) {
    const isService = tag.split(/[\s,&/-]+/).some((word) => serviceWords.has(word));
    if (count >= fewestEntries && tag.length > 2 && !isService && titles.some((title) => title.includes(tag)))
      named.set(tag, count);
  }
  return [...named]
    .filter(([key, count]) => count >= fewestEntries && key.length > 2 && !serviceWords.has(key))
    .map(([key]) => spelling.get(key) ?? key)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostNames);
}
