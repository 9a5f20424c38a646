import type { Span } from './span.ts';

/** Keys that say by their first letters what they are, and tokens that nothing else looks like. */
const tokenPatterns: readonly RegExp[] = [
  /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[\w-]{16,200}/g,
  /\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g,
  /\bgh[pousr]_\w{20,200}|\bgithub_pat_\w{20,200}|\bglpat-[\w-]{16,200}/g,
  /\bxox[abeoprs]-[\w-]{10,200}/g,
  /\bAIza[\w-]{30,50}/g,
  /\bSG\.[\w-]{16,64}\.[\w-]{16,64}/g,
  /\beyJ[\w-]{8,2000}\.[\w-]{8,2000}(?:\.[\w-]{0,2000})?/g,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,8000}?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
  /(?<=\/\/[^\s/:@]{1,64}:)[^\s/:@]{1,64}(?=@)/g,
];

const secretLabels = String.raw`\b(?:password|passwd|passwort|kennwort|passphrase|pass ?code|pwd|pin|pin[ -]?(?:code|number)|api[ _-]?key|access[ _-]?(?:key|token|code)|secret(?:[ _-]?key)?|auth(?:entication)?[ _-]?(?:token|code)|bearer|token|one[ -]time code|otp|verification code|security code|security answer|cvv2?|cvc2?|mot de passe|contraseña)`;

/** "password is X", "PIN: X": what is said to be one. The value is what remains behind the linking words. */
const labelledSecret = new RegExp(
  String.raw`${secretLabels}(?:\s{1,3}(?:for|of|to) (?:\p{L}{1,20} ){0,3}\p{L}{1,20})?(?:\s{0,3}[:=]\s{0,3}|\s{1,3}(?:is|was|ist|est|es)(?:\s?:)?\s{1,3}|\s{1,3}(?=\S{0,40}\d))["'“‘«]?([^\s"'”’»]{3,128})`,
  'giu',
);
/** The value of "is" may be a word of the sentence: "my password is wrong". */
const looksChosen = /[\d!$%&*+=?@^_~#]|\p{Ll}\p{Lu}/u;

/** Passwords, keys and codes. A value must look like a chosen one where only "is" announces it. */
export function* findSecrets(text: string): Generator<Span> {
  for (const key of tokenPatterns)
    for (const { index, 0: written } of text.matchAll(key))
      yield { start: index, end: index + written.length };
  for (const match of text.matchAll(labelledSecret)) {
    const value = (match[1] ?? '').replace(/[.,;:!?)]{1,4}$/, '');
    const start = match.index + match[0].length - (match[1] ?? '').length;
    const assigned = /[:=]\s{0,3}["'“‘«]?$/.test(text.slice(match.index, start));
    if (value.length >= 3 && (assigned || looksChosen.test(value)))
      yield { start, end: start + value.length };
  }
}
