import { lookUpName } from '../privacy/pii/name-lexicon.ts';
import { readWords } from './word-tokens.ts';

/** Asked out of politeness or anger, not to be answered from a library. */
const courtesy =
  /^(?:(?:hi|hello|hey)?[,!]?\s*(?:how are (?:you|things)\b.{0,200}|(?:is )?(?:anyone|anybody|someone) (?:there|home).{0,100}|(?:are )?(?:u|you) there|hello|really|seriously|you know|right|ok(?:ay)?|are you (?:serious|kidding).{0,100}|keep (?:it|up)(?: up| the good work)|can you believe .{0,300}|what (?:is|the) (?:going on|heck|hell).{0,200}|is (?:this|that) (?:clear|(?:supposed to be |some kind of )?a joke)))[^\p{L}\p{N}]*$/iu;
/** It asks, but about nothing that it names. */
const helpless =
  /^(?:(?:can|could|would) you (?:please )?(?:help|help me|assist|advise|let me know|get back to me|reply|respond|confirm)(?: please| me)?|what (?:should|can|do) (?:i|we) do(?: now)?)[^\p{L}\p{N}]*$/iu;
const opening =
  /^(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|to whom it may concern)\b[^?]{0,50}|thanks?\b.{0,60}|thank you\b.{0,60}|(?:i )?hope (?:you|this|all)\b.{0,60}|looking forward\b.{0,60}|(?:i wish you |have )(?:all )?(?:a|an) (?:very )?(?:nice|good|great|lovely|wonderful|pleasant|restful) (?:day|evening|weekend|week|time|one|summer|holiday|start)\b.{0,40}|(?:please )?(?:don't|do not) hesitate to (?:call|contact|write|e-?mail|ring|phone)\b.{0,40}|yours(?: (?:sincerely|faithfully|truly))?,? .{0,40}|(?:(?:kind|best|warm|many|with (?:best|kind)) )?(?:regards|wishes|cheers)\b.{0,40})$/i;
const introduction =
  /^(?:[Mm]y name is|I am|I'm|[Tt]his is|[Ii]t is|[Ii]t's)(?: \p{Lu}[\p{L}.'’-]*){1,4}[^\p{L}\p{N}]*$/u;
/** The greeting that stands before a question in one sentence is no part of it. */
const greeting =
  /^(?:hi|hello|helo|hey|heya|hiya|yo|dear|good (?:morning|afternoon|evening|day))\b(?:[^,.!?\n]{0,40}[,!.]+\s*|(?: (?:there|all|guys|team|folks|again))?\s+(?=(?:can|do|does|is|are|how|what|when|where|why|hows|whats|whens|wheres|wot|i|my|so|could|please|quick|just|any|u|you|is|got|need|looking)\b))/i;
/** The same in other languages, with the comma or the colon behind it or, of one word, before small letters. */
const foreignGreeting =
  /^(?:(?:hallo|hallöchen|hi|hey|moin(?: moin)?|servus|grüezi|grüß gott|guten (?:tag|morgen|abend)|sehr geehrte[rs]?|liebe[rs]?(?! grü)|werte[rs]?|bonjour|bonsoir|salut|coucou|madame|monsieur|mesdames|messieurs|ch(?:er|ère)s?|hola|buenos días|buenos dias|(?:muy )?buenas(?: tardes| noches)?|estimad[oa]s?|querid[oa]s?|ciao|salve|buongiorno|buonasera|buon giorno|gentil[ei]\p{L}*|egregi\p{L}*|spett\.?\p{L}*|hoi|goede(?:morgen|middag|navond|ndag)|goedendag|dag|beste(?! groet)|geachte)(?!\p{L})[^,.!?:\n]{0,40}[,!.:]+\s*|(?:hallo|hey|moin|bonjour|bonsoir|salut|coucou|hola|buenas(?: tardes| noches)?|ciao|buongiorno|salve|hoi)(?: (?:zusammen|ihr lieben|madame|monsieur|à tous|a tous|buenas|a todos|a tutti|allemaal))?\s+(?=\p{Ll}))+/iu;
/** The same in more languages and scripts. */
const greetingElsewhere =
  /^(?:(?:olá|ola|oi|bom dia|boa tarde|boa noite|car[oa]s?|prezad[oa]s?|estimad[oa]s?|dzień dobry|dobry wieczór|witam|witajcie|cześć|hej|szanowni|drodzy|dobrý den|dobrý večer|ahoj|zdravím|vážen\p{L}+|hei|heisann|hejsan|god (?:dag|morgen|kväll|aften)|bästa|kære|kjære|päivää|hyvää (?:päivää|iltaa)|moi|terve|jó napot|szia|kedves|tisztelt|bună(?: ziua| seara)?|salutare|stimat\p{L}+|xin chào|chào|merhaba(?:lar)?|selam(?:lar)?|iyi (?:günler|akşamlar|çalışmalar)|günaydın|sayın|здравствуйте|добрый (?:день|вечер)|доброе утро|доброго (?:дня|времени суток)|привет|уважаем\p{L}+|добрий (?:день|вечір)|вітаю|привіт|шановн\p{L}+|здравейте|добър ден|καλημέρα|καλησπέρα|γεια(?: σας)?|χαίρετε|αγαπητ\p{L}+|مرحبا|مرحباً|أهلا|اهلا|السلام عليكم|تحية طيبة|صباح الخير|مساء الخير|שלום|היי|您好|你好|你们好|大家好|こんにちは|はじめまして|こんばんは|お世話になっております|안녕하세요|안녕하십니까)(?!\p{L})[^,.!?:\n，、。！？،؟]{0,40}[,!.:，、。！،]+\s*|(?:您好|你好|你们好|大家好|こんにちは|안녕하세요)\s+|(?:مرحبا|أهلا|السلام عليكم|صباح الخير|مساء الخير)\s+(?=(?:أريد|اريد|أود|هل|كم|متى|أين|اين|كيف|ما|لم|طلبت|لدي|عندي)\s))/iu;
/** "Who can say no to that?", "What does she know?": nobody waits for an answer. */
const unanswerable =
  /^(?:and |but |so |well )*(?:who (?:knows|knew|cares|can say|could have|would have|needs|doesn't|wouldn't|writes)\b|what (?:does|do|did|would) (?:he|she|they) know\b|guess what\b|(?:isn't|wasn't|aren't|don't|doesn't) (?:it|that|this|they|you) (?!possible|available|included|ship|deliver|sell|have|accept|take|offer)\S+$|is there anything (?:\S+er|better|worse|more \S+) than\b|do you (?:people|lot|guys|even)\b|does (?:anyone|anybody|nobody) (?:there |even |ever )|is it too much to ask\b|how (?:hard|difficult) can\b|why (?:me|bother)\b|you know (?:how|what)\b|do you (?:think|call|really think) (?:this|that|it) (?:is )?(?:acceptable|okay|ok|normal|service|fair)\b|(?:do|can) you (?:know|imagine|guess|believe) how (?:\S+ ){0,2}?(?:i|we|i'm|i've|we're|we've)\b|what (?:kind|sort) of (?:a )?(?:shop|company|service|business|joke) (?:is|are)\b)/;
/** What the writer says to an own question that was none. */
const answeredByWriter =
  /^(?:i think not|i thought not|who knows|quite|exactly|of course(?: not)?|no(?: way| idea| chance)?|nope|never|nobody(?: does)?|well i do|not me|you guessed it|i doubt it|indeed|apparently(?: not)?|i guess not|it seems not|god knows|search me)$/;

/** Words that stand in every sentence and say nothing of what it is about. */
const functionWords = new Set(
  "a an and any are as at be been but by can could did do does for from get had has have how i if in into is it its me my no not of off on or our out over please so some than that the their them then there these they this those to too up us was we were what when where which who why will with would you your yours dear hi hello hey am shall should may might must i'm i've i'd".split(
    ' ',
  ),
);
/** Words that only say that an answer is wanted. */
const askingWords = new Set(
  "help helps helping advise advice advices suggest suggestion suggestions guide guidance respond reply answer revert explain assist assistance comment comments opinion thanks thank kindly know let tell now next happen happening happened going mean means think thoughts ideas idea something anything someone anyone just about also regarding grateful appreciate appreciated condition problem issue matter situation this case doctor sir madam team immediately urgently soon asap possible what's case input".split(
    ' ',
  ),
);

const norms = (text: string): readonly string[] =>
  readWords(text)
    .map(({ norm }) => norm)
    .filter((norm) => /[\p{L}\p{N}]/u.test(norm));

export const contentWords = (text: string): readonly string[] =>
  norms(text).filter((word) => !functionWords.has(word));

/** Nothing that a library could know is in it. */
export const saysNothing = (text: string): boolean =>
  contentWords(text).every((word) => askingWords.has(word));

/** "Can you do that for us?", "Would they?", "Is that possible?" */
const asksWhetherSo =
  /^(?:and |so |but |or )*(?:can|could|would|will|do|does|is|are|has|have|may|might|should)(?:n't)? (?:you|they|he|she|it|we|i|that|this|one|there)(?: (?:please|perhaps|possibly|also|still|even|be))*(?: (?:do|arrange|manage|fix|sort|change|have|allow|offer|possible|ok|okay|feasible|doable|done|allowed))?(?: (?:that|this|it|so|them|something|anything))?(?: (?:too|out|for (?:us|me|him|her|them)|with you|about (?:that|this|it)))*\s*\?/i;

/** "How do we get in?", "How can I get there?": of small words alone, and yet it asks. */
const getsSomewhere =
  /^(?:and |but |so |then )*how (?:do|can|should|could|would|will|did) (?:i|we|they|you|one) get (?:in|into|there|out|to|off|on|back|up|down|through|past|by)\b/i;

/** "What can I do?", "Please advise": what is asked about stands before it. */
export function isVague(text: string): boolean {
  if (getsSomewhere.test(text)) return false;
  if (asksWhetherSo.test(text.replaceAll('’', "'"))) return true;
  if (!saysNothing(text)) return false;
  return contentWords(text).length > 0
    ? !/^(?:thank|thanks|hi|hello)\b/i.test(text)
    : /^(?:and |but |so )*(?:why|what|how come|how (?:do|can|should))\b/i.test(text);
}

/** Length of the greeting that stands before what is said in the same sentence. */
export function greetingLength(text: string): number {
  const found =
    (greeting.exec(text) ?? foreignGreeting.exec(text) ?? greetingElsewhere.exec(text))?.[0].length ?? 0;
  return found < text.length ? found : 0;
}

/** A wish for an answer and nothing else. */
const wantsAnAnswer =
  /^(?:and |so )?(?:(?:a|an|any|your|some) (?:(?:short|quick|brief|prompt|early|speedy|swift|kind) )*(?:confirmation|reply|answer|response|feedback)(?: (?:soon|today|from you|in writing))? (?:would be|is|will be) (?:\S+ ?){1,4}|(?:can|could|would|will) you (?:please |kindly )?(?:be so (?:kind|good) (?:as )?(?:to )?|be (?:kind|good) enough to )?(?:answer|reply|respond|write back|get back to me|let me know)(?: me| this)? (?:soon|quickly|shortly|promptly|today|as soon as (?:possible|you can)|at your earliest convenience)|(?:(?:i|we)(?: would|'d| will|'ll| am| are|'m|'re)? (?:also |just |really |very much |much |greatly |always )*(?:(?:be |so |very |most |really )*(?:glad|grateful|happy|pleased|thankful|obliged|delighted)|appreciate|look forward|looking forward|love|like|hope|await)|looking forward|awaiting|hoping|many thanks|thanks|thank you)(?: in advance| already)? (?:(?:of|for|about|to|if i (?:got|had|received)|get|getting|have|having|receive|receiving|hear|hearing|read|reading) )*(?:(?:a|an|any|some|your|you|from|short|quick|brief|prompt|early|speedy|swift|kind|little|few|positive|written|back|soon|lines?|of) ?)*(?:confirmation|reply|replies|answer|response|reaction|feedback|word|line|lines|note|news|hear|you|soon)(?: (?:soon|from you|back|by (?:e-?mail|return|post|phone)|at your earliest convenience|as soon as possible|in due course|when you can|today|tomorrow|this week|shortly|then))*)(?:,\s*[\p{L}.]+(?: [\p{L}.]+)?)?[^\p{L}\p{N}]*$/iu;
/** Who reads this? */
const whoReads =
  /^(?:(?:[Ii]s (?:this|that|it)|[Aa]m I (?:speaking|talking|writing) (?:to|with)|[Aa]re you)) (?<name>\p{Lu}[\p{L}'’-]+)(?: \p{Lu}[\p{L}.'’-]+)?\s*\?$/u;
const asksWhoReads = (text: string): boolean => {
  const name = whoReads.exec(text)?.groups?.['name'];
  if (name === undefined) return false;
  const { given, family, alsoWord } = lookUpName(name);
  return (given || family) && !alsoWord;
};

/** "Today please.", "ASAP!" */
const urges =
  /^(?:(?:and |but )?(?:today|tomorrow|now|asap|urgently|immediately|quickly|soon|at once|right away|straight away|as soon as (?:possible|you can)|this week|(?:it'?s |is )?urgent)[, ]*)+(?:please|pls|plz|thanks)?[^\p{L}\p{N}]*$/iu;
/** "Please confirm this in writing." */
const wantsItConfirmed =
  /^(?:please |kindly |and )*(?:could you |can you )?(?:please )?(?:confirm|acknowledge) (?:(?:this|that|it|receipt|the (?:above|same)|(?:my|the) (?:cancellation|e?-?mail|message|receipt))(?: of (?:this|my) (?:e?-?mail|message|letter))?)?(?: (?:to me|to us|by (?:e-?mail|return|post)|in writing|by return of post))*[^\p{L}\p{N}]*$/iu;

/** Asked without wanting to know. */
export const isCourtesy = (text: string): boolean =>
  courtesy.test(text) ||
  urges.test(text) ||
  wantsItConfirmed.test(text) ||
  wantsAnAnswer.test(text.replaceAll('’', "'")) ||
  asksWhoReads(text);

/** A greeting, thanks, a name, a question that is none. */
export function isPleasantry(text: string): boolean {
  // "Hello again, my parcel has not come" says something behind its greeting.
  if (courtesy.test(text) || helpless.test(text)) return true;
  if (getsSomewhere.test(text)) return false;
  const behind = text.slice(greetingLength(text));
  const all = norms(text);
  const said = behind === text ? all : norms(behind);
  const words = said.filter((word) => !functionWords.has(word)).length >= 3 ? behind : text;
  return opening.test(words) || introduction.test(words) || all.every((word) => functionWords.has(word));
}

/** A question that nobody answers from a library: `next` is what is said right after it, or empty. */
export const isRhetorical = (said: string, next: string): boolean =>
  unanswerable.test(said) || answeredByWriter.test(norms(next.slice(0, 60)).join(' '));

const noAnswer =
  /\bno (?:need|reason) (?:for you )?to (?:answer|reply|respond|write back|get back)\b|\bno (?:answer|reply|response|action)(?: is)? (?:needed|necessary|required|expected)\b|\b(?:don't|do not|needn't|need not)(?: (?:need|have) to)? (?:answer|reply|respond|write back)\b/i;
/** "No need to reply." */
export const needsNoAnswer = (text: string): boolean => noAnswer.test(text.replaceAll('’', "'"));
