/**
 * What a reply is looked at for before it is copied, in the order of the settings, and what follows unless the owner says
 * otherwise: what is not certain only warns. See replies/checks.
 */
export const checkSeverities = {
  /** A name or an address of somebody else. */
  otherCustomer: 'block',
  /** Words of an entry that is for the agent's eyes. */
  internalText: 'block',
  /** A phone number, an address, a card of somebody who is neither the customer nor the shop. */
  thirdParty: 'warn',
  /** Words that the owner does not want promised. */
  promises: 'warn',
  /** A question that is neither answered nor left out. */
  unanswered: 'warn',
  wrongLanguage: 'warn',
} as const;

export type CheckName = keyof typeof checkSeverities;
export const checkNames = Object.keys(checkSeverities) as readonly CheckName[];
