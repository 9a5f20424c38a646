/** As short a passphrase as the desk accepts for a new key. */
export const minPassphraseLength = 8;
