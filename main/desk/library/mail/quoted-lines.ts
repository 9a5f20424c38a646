import { type Line, isBlank, isMarked, nextLine, quoteMark } from './lines.ts';

/**
 * Index behind the marked lines that begin at or below `from`, with what a program broke off them; `from` where there are
 * none.
 */
export function quotedRunEnd(lines: readonly Line[], from: number): number {
  let end = from;
  for (let at = nextLine(lines, from); at < lines.length; at = nextLine(lines, at + 1)) {
    if (isMarked(lines[at])) end = at + 1;
    else if (end !== at || !isBrokenOff(lines, at)) break;
  }
  return end;
}

/** The rest of a quoted line that was broken without a mark: it goes on in small letters, and the quote goes on below. */
function isBrokenOff(lines: readonly Line[], at: number): boolean {
  const above = lines[at - 1]?.text ?? '';
  return (
    isMarked(lines[at + 1]) &&
    /^\p{Ll}/u.test(lines[at]?.text ?? '') &&
    /[^.!?:…>\s]\s*$/.test(above.slice(-80))
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

const below =
  /\b(?:see|as|read|look at)\b.{0,20}\bbelow\b|\bbelow\b.{0,20}\b(?:e-?mail|message|request|thread)|\bfyi\b|\bfor your information\b|\bplease (?:handle|answer) (?:this|the) (?:one|below)|\b(?:siehe|s\.) (?:bitte )?unten\b|\bs\. ?u\.|\bzur (?:info|information|kenntnis)|ci-dessous|pour (?:info|information)\b|\bm[áa]s abajo\b|\ba continuación\b|para (?:tu|su) información|\bvedi sotto\b|\bqui sotto\b|per (?:tua |sua )?(?:conoscenza|informazione)|\bzie (?:hier)?onder|\bter (?:info|informatie)|\bse (?:nedan|nedenfor|under)\b|\bveja (?:em )?abaixo|\bks\. alla|\balla oleva|poniżej|viz níže|lásd (?:lent|alább)|mai jos|\bниже\b|нижче|по-долу|παρακάτω|aşağıda|下記|以下の|见下|如下|아래|u nastavku|להלן|bên dưới/iu;
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
  return below.test(note) ? 'mail' : null;
}
