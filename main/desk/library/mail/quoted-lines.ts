import { type Line, isBlank, isMarked, nextLine, quoteMark } from './lines.ts';

/**
 * Index behind the marked lines that begin at or below `from`, with what a program broke off them; `from` where there are
 * none.
 */
export function quotedRunEnd(lines: readonly Line[], from: number): number {
  let end = from;
  let isBroken = false;
  for (let at = nextLine(lines, from); at < lines.length; at = nextLine(lines, at + 1)) {
    if (isMarked(lines[at])) end = at + 1;
    else if (end !== at || !isBrokenOff(lines, at, isBroken)) break;
    else isBroken = true;
  }
  return end;
}

/**
 * The rest of a quoted line that was broken without a mark: it goes on in small letters, and the quote goes on below. A
 * program that broke one line of a quote may have broken the next one after a full stop.
 */
function isBrokenOff(lines: readonly Line[], at: number, isBroken: boolean): boolean {
  const above = (lines[at - 1]?.text ?? '').slice(-80);
  return (
    isMarked(lines[at + 1]) &&
    /^\p{Ll}/u.test(lines[at]?.text ?? '') &&
    (isBroken ? /[^?:>\s]\s*$/ : /[^.!?:…>\s]\s*$/).test(above)
  );
}

/**
 * Index behind marked lines that somebody made a list of: measures ("> 60 cm wide"), or what a line right above them
 * announces; `at` for a quote.
 */
export function ownListEnd(lines: readonly Line[], at: number): number {
  let end = at;
  while (isMarked(lines[end])) end++;
  const items = lines.slice(at, end).map(({ text }) => text.replace(quoteMark, '').trim());
  const above = lines[at - 1];
  const isAnnounced = above !== undefined && !isBlank(above) && /[:：]\s*$/.test(above.text.slice(-80));
  const areMeasures = items.every((item) => /^\d/.test(item));
  const areShort = items.every((item) => item.length > 0 && item.length <= 80 && !/\?\s*$/.test(item));
  return areMeasures || (isAnnounced && areShort) ? end : at;
}

const mostCitedLines = 3;

/** How many lines of a text are marked, and whether anybody is said to have written them. */
export interface Marks {
  readonly count: number;
  readonly areAttributed: boolean;
}

/**
 * Index behind the marked lines at `at` that the writer cites amid her own words, as from a guide: one line in the whole mail
 * that nobody is said to have written and that asks nothing, or a few that stand within her sentence or below its colon; `at` for a quote.
 */
export function citationEnd(lines: readonly Line[], at: number, { count, areAttributed }: Marks): number {
  if (areAttributed || count > mostCitedLines) return at;
  let end = at;
  while (isMarked(lines[end])) end++;
  if (/\?\s*$/.test(lines[end - 1]?.text.slice(-40) ?? '')) return at;
  if (count === 1) return end;
  const top = at - 1 - (isBlank(lines[at - 1]) ? 1 : 0);
  const above = lines[top]?.text.trimEnd().slice(-2) ?? '';
  const rest = lines[nextLine(lines, end)]?.text.trimStart() ?? '';
  const isWithin = /[\p{L}\p{N})"”’]$/u.test(above) && /^\p{Ll}/u.test(rest);
  return rest !== '' && (isWithin || /[:：]$/.test(above)) ? end : at;
}

const below =
  /\b(?:see|as|read|look at)\b.{0,20}\bbelow\b|\bbelow\b.{0,20}\b(?:e-?mail|message|request|thread)|\bfyi\b|\bfor your information\b|\bplease (?:handle|answer) (?:this|the) (?:one|below)|\b(?:siehe|s\.) (?:bitte )?unten\b|\bs\. ?u\.|\bzur (?:info|information|kenntnis)|ci-dessous|pour (?:info|information)\b|\bm[áa]s abajo\b|\ba continuación\b|para (?:tu|su) información|\bvedi sotto\b|\bqui sotto\b|per (?:tua |sua )?(?:conoscenza|informazione)|\bzie (?:hier)?onder|\bter (?:info|informatie)|\bse (?:nedan|nedenfor|under)\b|\bveja (?:em )?abaixo|\bks\. alla|\balla oleva|poniżej|viz níže|lásd (?:lent|alább)|mai jos|\bниже\b|нижче|по-долу|παρακάτω|aşağıda|下記|以下の|见下|如下|아래|u nastavku|להלן|bên dưới/iu;
/** What a colleague writes above a mail that somebody else shall answer. */
const handsOver =
  /(?<!\p{L})(?:(?:answer|reply to|respond to|write (?:back )?to|get back to|help|call) (?:her|him|them|this (?:customer|lady|gentleman|one)|the (?:customer|lady|gentleman|client))|(?:take (?:this|it|that|her|him|them)(?: one)? (?:over|on)|take over|pick (?:this|it) up)|(?:landed|ended up|arrived|came in) (?:in|at|with|on) (?:my|me|our|us)|(?:one|this is) for (?:you|your (?:team|desk|department))|not (?:one )?for (?:me|us)|übern(?:ehmen|immst|ehmt|immt)|(?:bei|an) (?:mir|uns|mich) (?:gelandet|gegangen|gekommen)|(?:ihr|ihm|ihnen|(?:der|dem) kund(?:in|en)) (?:bitte )?(?:antworten|schreiben|helfen|weiterhelfen)|bitte (?:beantworten|bearbeiten|um (?:übernahme|bearbeitung|beantwortung))|zur (?:bearbeitung|beantwortung|erledigung)|lui répondre|prendre (?:le relais|en charge|ça en charge)|(?:arrivé|reçu|tombé)e? (?:chez (?:moi|nous)|par erreur)|(?:à traiter|pour traitement|pour toi|c.est pour (?:toi|vous))|(?:contestar|responder|atender)(?:le|les|la)|(?:te|os) (?:encargas|encargáis|ocupas|ocupáis)|me (?:ha )?lleg(?:ado|ó)|rispond(?:ergli|erle|ere tu|ete voi)|ocupar(?:tene|vene)|mi è arrivat[ao]|contest(?:a|ar)-lhe|(?:haar|hem|hen|de klant) (?:even |aub )?(?:antwoorden|beantwoorden|terugmailen|helpen)|overnemen|bij (?:mij|ons) (?:terecht|binnen)|svar[ae]? (?:henne|honom|dem|hende|ham|kunden)|ta över|overtage|overta)(?!\p{L})/iu;
const answers =
  /\b(?:answers|replies|responses|comments|antworten|réponses|commentaires|respuestas|risposte|respostas|antwoorden|svar(?:en|ene)?|vastaukset|odpowiedzi|odpovědi|odpovede|válasz(?:aim|okat)|răspunsuri\w*|odgovori|cevaplar\w*|yanıtlar\w*)\b|отговорите|ответы|відповіді|απαντήσεις|回答|答复|答覆|답변|תשובות/iu;
const pointing =
  /\b(?:see|below|between|inline|under|start with|marked|in (?:red|blue|green|bold|caps|capitals)|siehe|unten|zwischen|in rot|voir|dessous|en rouge|ver|abajo|debajo|en rojo|vedi|sotto|in rosso|abaixo|zie|onder|in rood|se|nedan|nedenfor|alla|zobacz|poniżej|viz|níže|lásd|lent|alább|mai jos|vidi|dolje)\b|ниже|нижче|по-долу|παρακάτω|aşağıda|下|아래|להלן/iu;
const longestNote = 300;

/**
 * Whether what somebody wrote between two lines sends the reader on to what stands below it: to answers between its
 * lines, or to the mail itself.
 */
export function pointsBelow(lines: readonly Line[], from: number, to: number): 'answers' | 'mail' | null {
  const first = lines[from];
  const last = lines[to - 1];
  if (first === undefined || last === undefined || to <= from || last.end - first.start > longestNote)
    return null;
  const note = lines
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');
  if (answers.test(note) && pointing.test(note)) return 'answers';
  return below.test(note) || handsOver.test(note) ? 'mail' : null;
}
