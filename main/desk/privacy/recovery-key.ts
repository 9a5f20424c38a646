import { createHash, randomInt } from 'node:crypto';

/** Without letters that are read as another one or as a digit (Crockford's base 32). */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 130 bits. */
const secretLength = 26;
/** A mistyped key passes for another one once in a million. */
const checkLength = 4;
const groupLength = 5;

function checkOf(secret: string): string {
  const hash = createHash('sha256').update(`sidedesk recovery key ${secret}`).digest();
  return Array.from({ length: checkLength }, (_, at) => symbols[(hash[at] ?? 0) % symbols.length]).join('');
}

/** A new one, as it is written on paper: six groups of five. */
export function createRecoveryKey(): string {
  const secret = Array.from({ length: secretLength }, () => symbols[randomInt(symbols.length)]).join('');
  const groups = `${secret}${checkOf(secret)}`.match(new RegExp(`.{${groupLength}}`, 'gu')) ?? [];
  return groups.join('-');
}

/** What was typed, as it opens the vault, however it was spaced; null where it holds a typing mistake. */
export function readRecoveryKey(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{P}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1');
  if (text.length !== secretLength + checkLength) return null;
  const secret = text.slice(0, secretLength);
  return /^[0-9A-HJKMNP-TV-Z]+$/u.test(text) && text === `${secret}${checkOf(secret)}` ? text : null;
}
