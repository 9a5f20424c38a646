/** The system's key store of a desk that nobody has to unlock: it hands a key back as it was given. */
export const keyStore = {
  wrap: (key: Uint8Array) => Promise.resolve(key),
  unwrap: (key: Uint8Array) => Promise.resolve(key),
};
