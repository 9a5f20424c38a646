/** Windows takes no more, and no draft of ours is longer. */
const longest = 2_000;

/**
 * Whether a URL is a mail draft as the desk builds them (RFC 6068): `mailto:`, addresses, a subject and a body, each
 * percent-encoded. Anything else would have another program started, or that one with other headers.
 */
export const isMailDraft = (url: string): boolean =>
  url.length <= longest &&
  /^mailto:(?:[\w.~%,@-]*)\?subject=[\w.~%-]*&body=[\w.~%-]*$/.test(url) &&
  // An address that ends its line could begin a header of its own.
  !/^[^?]*%(?:0[\da-f]|1[\da-f]|7f)/i.test(url) &&
  !/subject=[^&]*%(?:0[\da-f]|1[\da-f]|7f)/i.test(url);
