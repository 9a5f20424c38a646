/** What a guess of a passphrase costs in tests, where nobody guesses; that it is dear as shipped is tested in key-file.test.ts. */
export const quickScrypt = { cost: 2 ** 4, blockSize: 8, parallel: 1 };
