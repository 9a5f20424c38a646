// Set-up ends with one plain sentence when something is wrong; this is where the sentences come from.

/** An error whose message is a sentence for the person at the keyboard. `retry` says that another source may do better. */
export class SetupError extends Error {
  constructor(message, { cause, retry = false } = {}) {
    super(message, { cause });
    this.name = 'SetupError';
    this.retry = retry;
  }
}

const network = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ETIMEDOUT',
  'EPIPE',
  'ERR_PROXY_TUNNEL',
  'CERT_HAS_EXPIRED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The code of an error, of what caused it, or of the first of several (one an address), else ''. */
function codeOf(error) {
  for (let e = error; e; e = e.cause) {
    if (typeof e.code === 'string') return e.code;
    if (Array.isArray(e.errors) && typeof e.errors[0]?.code === 'string') return e.errors[0].code;
  }
  return '';
}

export function isNetworkError(error) {
  return network.has(codeOf(error));
}

/** Turns any error met while doing `what` (for example "fetching the model") into a SetupError. */
export function toSetupError(error, what, place) {
  if (error instanceof SetupError) return error;
  const code = codeOf(error);
  const where = place ? ` (${place})` : '';
  const again = 'Nothing was half-installed; run the same command again to go on from here.';
  const say = (sentence, retry) => new SetupError(sentence, { cause: error, retry });
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return say(`The disk is full: no room left while ${what}${where}. ${again}`);
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return say(`No permission to write while ${what}${where}. ${again}`);
  if (isNetworkError(error)) return say(`The network failed while ${what} (${code}). ${again}`, true);
  return say(
    `Something went wrong while ${what}: ${error?.message ?? error}${code ? ` (${code})` : ''}. ${again}`,
  );
}
