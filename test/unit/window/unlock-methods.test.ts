import { expect, test } from 'vitest';
import { isListLost, unlockMethods } from '../../../renderer/features/lock/unlock-methods.ts';

type Ways = Parameters<typeof unlockMethods>[0];
const waysOf = (...kinds: Ways['slots'][number]['kind'][]): Ways => ({
  slots: kinds.map((kind) => ({ kind, id: '' })),
  hasKeyStore: true,
  pinTriesLeft: 5,
});
const olga = [{ id: '1', name: 'Olga' }];

// Bug: a slot that somebody left behind asks first for the passphrase of nobody.
test('people are a way in where somebody has a name, or where there is no other way', () => {
  expect(unlockMethods(waysOf('recovery', 'person'), olga)).toEqual(['person', 'recovery']);
  expect(unlockMethods(waysOf('person', 'passphrase', 'recovery'), [])).toEqual(['passphrase', 'recovery']);
  expect(unlockMethods(waysOf('person'), [])).toEqual(['person']);
});

test('a PIN and the key store are ways in where there is a key store, a PIN as long as tries are left', () => {
  const ways = waysOf('recovery', 'key store', 'pin', 'passphrase');
  expect(unlockMethods(ways, [])).toEqual(['pin', 'passphrase', 'key store', 'recovery']);
  expect(unlockMethods({ ...ways, pinTriesLeft: 0 }, [])).toEqual(['passphrase', 'key store', 'recovery']);
  expect(unlockMethods({ ...ways, hasKeyStore: false }, [])).toEqual(['passphrase', 'recovery']);
});

// Bug: after an older copy of the library came back, the lock asks for the recovery key and nobody knows why.
test('that the list of people is lost is told where people have ways in, nobody is known, and nothing else opens it', () => {
  expect(isListLost(waysOf('person', 'recovery'), [])).toBe(true);
  expect(isListLost(waysOf('person'), [])).toBe(true);
  expect(isListLost(waysOf('person', 'recovery'), olga)).toBe(false);
  expect(isListLost(waysOf('person', 'passphrase', 'recovery'), [])).toBe(false);
  expect(isListLost(waysOf('passphrase', 'recovery'), [])).toBe(false);
});
