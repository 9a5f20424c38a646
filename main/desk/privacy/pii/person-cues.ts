import { regards, thanks } from './closings.ts';
import { introducedBy, nameLabel } from './introductions.ts';
import { textBefore, textAfter, type Span } from './span.ts';

const titles =
  'mr|mrs|ms|miss|mister|missus|mx|dr|prof|professor|sir|dame|madam|herrn?|frau|familie|fam|frl|don|doña|dott|avv|mme|mlle|madame|monsieur|señor|señora|sr|sra|sig|signor|signora|pan|pani|mevrouw|meneer|dhr|mevr|mw|heer|rev|captain|capt|judge|doctor|uncle|aunt|auntie|grandma|grandpa';
/** What has a name without being a person. */
const things =
  'restaurant|shop|store|place|product|company|firm|bar|cafe|café|pub|hotel|book|film|movie|song|band|thing|something|app|item|cake|bread|game|dog|cat|town|city|village|street|road|brand|model|one|dish|series';
const relations =
  'wife|husband|partner|son|daughter|mother|father|mum|mom|dad|brother|sister|friend|colleague|boss|manager|neighbou?r|girlfriend|boyfriend|fianc[eé]e?|child|kid|baby|cousin|nephew|niece|roommate|flatmate|assistant|secretary|grandmother|grandfather|driver|agent|courier';

/** Signs in front that only a person follows, whatever the word is. */
const strongCues: readonly RegExp[] = [
  new RegExp(`(?:${introducedBy}|${nameLabel})$`, 'iu'),
  new RegExp(String.raw`(?<!\p{L})(?:${titles})\.?\s{1,2}$`, 'iu'),
  new RegExp(
    String.raw`(?<!\b(?:${things}|brand|file|user|domain)(?:'s)?\s)\bname(?:'s| is| was| would be|\s?[:=-])\s{1,8}$`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<!\b(?:${things})\s)\b(?:called|named|nicknamed|known as|goes by|signed by)\s{1,2}$`,
    'iu',
  ),
  /\bcalls? me\s{1,2}$/iu,
  /\b(?:book(?:ed|ing)?|reserv(?:ed|ation)|table|appointment|account|ticket|order)\b[^.!?\n]{0,40}\bunder\s{1,2}$/iu,
  /(?:^|[\n.!?>:])[ \t>]{0,4}(?:hi|hello|hey|dear|hallo|hola|ciao|bonjour|salut|liebe|lieber|hei|hej|good (?:morning|afternoon|evening|day)|greetings)(?: there)?,?[ ]{1,2}$/iu,
  /(?<!\p{L})(?:attn|attention|c\/o|cardholder|account holder|contact(?: person)?|recipient|customer|client|patient|passenger|guest|sender|from|von|de|da|van|från|fra|od|от|від|absender(?:in)?|empfänger(?:in)?|ansprechpartner(?:in)?|kund(?:e|in)|destinataire|expéditeur|titulaire|client[ea]?|titular|destinatario|mittente|odbiorca|signed|author|employee|user)\s?:\s{1,8}$/iu,
  /\b(?:on behalf of|(?:under|in|on) (?:the |my )?name(?: of)?|name on the (?:card|account|booking|order) (?:is|was))\s{1,2}$/iu,
  new RegExp(
    String.raw`(?<!\p{L})(?:${thanks}|${regards}|yours(?: \w{1,10})?)[,.!]?[ \t]{0,3}(?:\r?\n[ \t]{0,3}){1,3}[-–—]{0,2}[ ]?$`,
    'iu',
  ),
  // On one line only what closes a mail and nothing else: "Regards, Will".
  /\b(?:regards|sincerely|best wishes|yours(?: \w{1,10})?|grüßen|grüße|gruß|cordialement|saludos|saluti|groeten?|lg|mfg),[ ]{1,2}$/iu,
];

/** Signs in front that a person often follows. */
const weakCues: readonly RegExp[] = [
  /\b(?:i'm|i am|im|it's|it is|this is|i’m|it’s|ich bin|je suis|soy)\s{1,2}$/iu,
  new RegExp(
    String.raw`\b(?:my|his|her|our|their|your)\s(?:\p{L}{1,12}\s)?(?:${relations})[,:]?\s{1,2}$`,
    'iu',
  ),
  /\b(?:spoke|speak|speaking|talked|talking|chatted|met|meet|married|marry) (?:to|with)?\s?$/iu,
  /\b(?:ask|asked|asking|tell|told|thank|thanks|contact|email|emailed|call|called|text|texted|phoned|see|saw|follow up with|add|invite|said|says|cc|hired|directed by|written by|starring|under|for|by|with|from|and|or|between|to|of|like|than|unlike|is|was|that|but|when|as|about|because|why|have you heard|did|does|has|had)\s{1,2}$/iu,
];
/** Behind these a place stands as often as a person. */
/** An article in front and a word in small letters behind: products and firms bear names of people. */
const article = /(?<!\p{L})(?:the|a|an|this|that|these|your|our|my|new|two|three|[\d]+)\s{1,2}$/iu;
const thing =
  /^\s(?!(?:family|household|party|and|or|is|was|has|had|who|said|says|at|on|in|to|from|for)\b)\p{Ll}/u;
const placeBefore =
  /(?<!\b(?:shout|yell|laugh|look|smil|star|wav|spoke|speak|talk|wrote|writ|said|listen|explain|belong|marri|letter|mail|repl|chat)\w{0,5}\s)\b(?:in|at|near|from|to|into|around|outside|visit(?:ed|ing)?|through|via|across)\s{1,2}$/iu;

/** "Danke, Jutta": what ends a text behind thanks. */
const thanksBefore = new RegExp(String.raw`(?<!\p{L})(?:${thanks}),?[ ]{1,2}$`, 'iu');
const endOfText = /^[.!]?\s*$/u;

const strongCuesAfter: readonly RegExp[] = [
  /^,?\s(?:is|was) (?:my|his|her|the) (?:\p{L}{1,8}\s)?(?:surname|name|wife|husband|partner|son|daughter|mother|father|brother|sister|friend|boss)\b/iu,
];
/** "Ines here": between the two. */
const mediumCueAfter = /^,?\s(?:here|speaking|calling)\b(?! (?:is|are|to|for))/iu;
const weakCuesAfter: readonly RegExp[] = [
  /^,?["”]?\s{1,2}(?:said|says|told|tells|asked|asks|shouted|shouts|wrote|writes|replied|replies|called|calls|spoke|lives|lived|works|worked|thinks|thought|spent|spends|wants|wanted|gave|given|married|died|founded|born|listed|moved|just|has|had|was|is|will|would|can|could|and|who|whose|knows|knew|answered|helped|promised|sent|emailed|took|ordered|explained|signed|starred|sings|sang|played|plays|does|did|never|always|also)\b/iu,
  /^(?:'s|’s)\s/u,
  /^,\s(?:can|could|would|will|please|i|you|thank|do|did|is|are|how|what|why|when|where|we|it)\b/iu,
  /^,? \(?(?:aged? )?\d{2}\b/u,
];
/** What belongs to a firm, a place or a thing that bears a person's name. */
const organisationAfter =
  /^(?:(?:['’]s)?,?\s(?:ltd|inc|llc|plc|gmbh|ag|corp|corporation|company|co|group|holdings|limited|brothers|bros|s\.?a|b\.?v|university|college|school|hospital|church|airport|station|bridge|hotel|museum|park|stadium|county|city|bay|beach|island|river|lake|mountain|valley|street|road|avenue|country club|day|cup|prize|award|foundation|institute|center|centre|bakery|cafe|café|restaurant|market|store|shop|pro|cake|bread|pie|sauce|edition|magazine|lounge|bar|house|pizza|grill|kitchen|diner|pub|coffee|supermarket|orchestra|website|version \d)\b|['’]?\s?&\s|\.(?:com|net|org|co)\b|@|_)/iu;

export interface Cue {
  /** 3 when nothing but a person can stand there, below 0 against one. */
  readonly score: number;
  /** Behind "in" or "from", where towns stand as often as people. */
  readonly asPlace: boolean;
  /** Between an article and a thing: "the Windsor teapot". */
  readonly asThing: boolean;
}

/** How much the words around a span speak for a person there. */
export function contextCue(text: string, { start, end }: Span): Cue {
  const said = textBefore(text, start, 64);
  const next = textAfter(text, end, 48);
  const asPlace = placeBefore.test(said);
  const asThing = article.test(said) && thing.test(next);
  if (organisationAfter.test(next)) return { score: -3, asPlace, asThing };
  if (
    strongCues.some((cue) => cue.test(said)) ||
    strongCuesAfter.some((cue) => cue.test(next)) ||
    (thanksBefore.test(said) && endOfText.test(next))
  )
    return { score: 3, asPlace, asThing };
  let score = 0;
  if (mediumCueAfter.test(next)) score += 1.2;
  else if (weakCuesAfter.some((cue) => cue.test(next))) score += 0.6;
  if (weakCues.some((cue) => cue.test(said))) score += 0.6;
  return { score, asPlace, asThing };
}
