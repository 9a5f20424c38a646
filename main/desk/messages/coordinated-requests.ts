import { asksFor, looksInverted } from './request-forms.ts';

/** What can be done to a thing that is named. */
const action = String.raw`(?:add|arrange|block|book|bring|cancel|change|clean|close|correct|deactivate|delete|deliver|drop|engrave|erase|exchange|extend|fit|hang|include|install|issue|lend|lower|mend|move|order|pack|pause|post|print|put|raise|remove|rent|repair|replace|reschedule|reserve|return|send|set|sew|sharpen|ship|stop|swap|switch|take|update|upgrade|wash|wrap)`;
/** What only carries the first request through: the other half of an exchange, the money back. */
const other = String.raw`(?:new|other|others|right|correct|old|same|next|rest|replacement|money|amount|payment|cost|costs|price|difference|label|next|one|ones)\b`;
const thing = String.raw`(?:(?:my|our|his|her|the|a|an|all|any|another|some|every|both|two|three|four|five|six|\d+) (?:(?:of )?(?:my|our|the) )?(?!${other})\S|(?:dinner|lunch|breakfast|tea|room|space|air|milk|bread|\S+) for \S)`;

const requests = new RegExp(
  String.raw`\b${action} (?!it\b|them\b|this\b|that\b|me\b|us\b|to\b|and\b|off\b|back\b|with\b|for\b)\S`,
);
const furtherRequest = new RegExp(
  String.raw`^(?:and |also |then |please |too )*(?:(?:if|when|as soon as|in case) (?:\S+ ){1,8}?)?(?:also |please |to )*${action} (?:in |on |up |out )?(?:${thing})`,
);
const byTheShop = /^(?:can|could|will|would) you\b/;

/**
 * Whether `rest`, behind an "and", requests a further thing to be done to a thing of its own: "cancel my course and delete
 * my card". What is done to the same thing ("cancel it and refund me") belongs to the request before it.
 */
export const requestsFurther = (said: string, rest: string): boolean =>
  furtherRequest.test(rest) &&
  requests.test(said) &&
  (byTheShop.test(said) || furtherRequest.test(said) || (asksFor(said) && !looksInverted(said)));
