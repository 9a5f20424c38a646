import type { Span } from '../../../../preload/contract.ts';
import type { CueKind } from '../../../../preload/shapes/mood.ts';

/** Words of praise or thanks for what nobody would thank for: what is said contradicts what happened. */
const said: readonly RegExp[] = [
  /\b(?:thanks?|thank you|thx|cheers)(?: (?:so much|very much|a lot|a bunch|again|ever so much))?,? (?:for|to) (?:nothing|not |never |ruin\w+|los(?:ing|t)|mak\w+ (?:me|us) (?:miss|wait|late|pay|look)|keeping (?:me|us) (?:wait|on hold)\w*|le(?:aving|tting) (?:me|us) (?:wait|down|stand|sit|alone|out)?\w*|wast\w+|ignor\w+|break\w+|damag\w+|forget\w+|cancel\w+ (?:my|our|the) (?:flight|wedding|trip|holiday)|cancelled|delay\w*|(?:the|a|an|my|another|yet another|your) (?:\w+ )?(?:delay|wait|generic|automat\w+|late|useless|broken|empty|wrong|damaged|cold|stale|dead|ruined|soggy|mouldy|unhelpful)\b)/giu,
  /\b(?:you|they|he|she) must (?:all )?be (?:so|very|really|quite)? ?proud\b|\b(?:i|we) (?:bet|hope) (?:you|they)(?:['’]re| are) (?:so |very |all )?(?:proud|happy|pleased)(?: (?:of|with) (?:yoursel\w+|themselves))?|\bso proud of yoursel\w+/giu,
  /\b(?:wow|great|super|brilliant|lovely|only|nice),? (?:only|just|a mere) (?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:weeks?|months?|hours?|days?)\b/giu,
  /\b(?:congratulations|congrats|well done|bravo|good job|great job|nice job|nice work)(?: to you| everyone| guys)?[,:!.]? (?:on |for |you(?: have|['’]ve)? )?(?:manag\w+ to|los(?:ing|t)|ruin\w+|break\w+|invent\w+|fail\w+|forget\w+|ignor\w+|send\w+ (?:me |us )?(?:the wrong|an empty|a broken))/giu,
  /\b(?:i )?(?:just |really |absolutely )?love (?:how|it when|that) (?:you|your|my|the|nobody|no one)\b[^.!?\n]{0,60}\b(?:never|not|nobody|without|wrong|broken|late|n['’]t|weeks|months|ignor\w+|lost|fails?|crash\w+|again)\b/giu,
  /\b(?:(?<!\b(?:thanks?|thank you|thx|ta|cheers|appreciate \w+|grateful) (?:\w+ )?)so much for|as reliable as ever|as helpful as ever|what a (?:pleasure|treat|joy) to (?:wait|hear|learn|find))\b/giu,
];

/** A cry of praise that opens a sentence: "Great, broken again". */
const cry =
  /(?<=^|[.!?\n]\s{0,3})(?:oh |wow,? |well,? |just )?(?:great|brilliant|wonderful|fantastic|perfect|lovely|super|awesome|excellent|amazing|marvellous|terrific|nice|good job|great job|nice job|well done|bravo|how nice|perfect timing|marvellous|marvelous|oh joy|how lovely|charming)(?: (?:job|work|service|quality|timing|start|stuff|support))?[,.!:…–-]{1,3} ?(?<rest>[^.!?\n]{1,120})/giu;
/** With these the praise is meant: the trouble is over, or the sentence takes it back itself. */
const isMeant =
  /\b(?:but|though|although|however|except|only that|apart from|thanks?|thank you|solved|resolved|fixed|sorted|repaired|mended|works (?:again|now|fine|well)|working (?:again|now)|no (?:more )?(?:problem|issue|trouble|delay|error)s?|replaced|could|can|would|please|will|if)\b/iu;
const badKinds: ReadonlySet<CueKind> = new Set(['anger', 'complaint', 'fruitless', 'fault']);

/** Where a text praises or thanks and means the opposite; `cues` are the words of feeling and fault in it. */
export function findIrony(
  text: string,
  cues: readonly (Span & { readonly kind: CueKind })[],
): readonly Span[] {
  const spans = said.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
    })),
  );
  const bad = cues.filter(({ kind }) => badKinds.has(kind));
  for (const match of text.matchAll(cry)) {
    const rest = match.groups?.['rest'] ?? '';
    const end = match.index + match[0].length;
    const from = end - rest.length;
    if (isMeant.test(rest)) continue;
    if (bad.some((cue) => cue.start >= from && cue.start < end)) spans.push({ start: match.index, end });
  }
  return spans
    .toSorted((a, b) => a.start - b.start)
    .filter((span, at, all) => at === 0 || span.start >= (all[at - 1]?.end ?? 0));
}
