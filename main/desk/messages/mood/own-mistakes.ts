import type { Span } from '../../../../preload/contract.ts';

/** The customer's own mistake: words of blame in its clause are meant for nobody else. */
const ownMistake =
  /\b(?:(?:stupid|silly|clumsy|dumb|foolish|daft|careless) (?:old )?me|(?:my|our) (?:own )?(?:mistake|fault|bad|error|oversight)|(?:i|we)(?:['’](?:m|re|ve)| am| are| have| was| were)? (?:so |such |rather |a bit )?(?:an? )?(?:stupid|idiot|fool|clumsy|careless)|(?:i|we)(?:['’]ve| have)? (?:accidentally |stupidly |foolishly |just )*(?:typed|entered|put|ordered|clicked|chose|gave|wrote|picked|booked|misread|forgot|lost|dropped|broke|spilt|spilled|knocked)(?: \w+){0,4}? (?:the )?(?:wrong|twice|my|it|too))\b[^.!?\n]{0,40}/giu;
/** Whose words of blame are not for the shop. */
export const ownMistakes = (text: string): readonly Span[] =>
  Array.from(text.matchAll(ownMistake), ({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }));
