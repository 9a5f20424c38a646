import type { Fold } from '../../../preload/contract.ts';

interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  readonly text: string;
}

const quotePrefix = /^\s*(>|\|\s)/;
const attributionLine =
  /^\s*((on|am|le|el|il|op|den|em|dnia|w dniu)\b.{6,200}\b(wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu|napisał(\(a\)|a)?)(?![a-z]).{0,80}:|-{2,}\s*(original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message (d'origine|transféré)|mensaje (original|reenviado)|messaggio (originale|inoltrato)|oorspronkelijk bericht|mensagem original)\b.*)\s*$/i;
const headerLine = /^\s*\*?(from|von|de|da|van):\*?\s+\S/i;
const headerFollows =
  /^\s*\*?(sent|date|to|subject|gesendet|datum|an|betreff|envoyé|objet|à|enviado|fecha|para|asunto|inviato|data|a|oggetto|verzonden|aan|onderwerp):/i;
const signatureDelimiter = /^(-- ?|__+|—)$/;
const sentFrom =
  /^\s*(sent from my|get outlook for|von meinem .{1,30} gesendet|envoyé de(puis)? mon|enviado desde mi|inviato da|verzonden vanaf mijn)\b/i;
const signOff =
  /^\s*((many |kind(est)? |best |warm(est)? |with (kind |best |warm )?|very )*(regards|wishes|greetings)|thanks( (so|very) much| a lot| again| in advance)?|thank you( (so|very) much| again| in advance| for your (help|time))?|many thanks|best|cheers|all the best|sincerely( yours)?|yours( (sincerely|truly|faithfully))?|love|warmly|mit (freundlichem gruß|freundlichen grüßen|besten grüßen)|((viele|liebe|herzliche|beste|freundliche|schöne|sonnige) )?grüße|(viele|liebe|schöne) grüsse|mfg|lg|vg|(bien )?cordialement|bien à vous|saludos( cordiales)?|un saludo|atentamente|(cordiali|distinti) saluti|met vriendelijke groet(en)?|(com os melhores )?cumprimentos|(med )?vänliga hälsningar|med vennlig hilsen|pozdrawiam)\s*[,.!]?\s*$/i;
const disclaimerCues = [
  /\bconfidential(ity)?\b/i,
  /\bintended (solely |only )?(for|recipient)/i,
  /\b(received|receive) this (e-?mail|message) (in error|by mistake)/i,
  /\b(privileged|unauthori[sz]ed|strictly prohibited|not the intended)\b/i,
  /\b(virus(es)?|registered (office|in england)|company (number|registration))\b/i,
  /\b(before (you )?print|consider the environment|views expressed)\b/i,
  /\b(vertraulich|confidentiel|confidencial|riservat|vertrouwelijk)/i,
  /\b(irrtümlich|versehentlich|par erreur|por error|per errore|abusievelijk)\b/i,
  /\b(adressat|empfänger|destinataire|destinatari[oa]|geadresseerde)/i,
  /\b(handelsregister|amtsgericht|geschäftsführer(in)?|sitz der gesellschaft|siège social)\b/i,
];
/** Lines of a mail's own head, at most; longer it is something else. */
const longestHead = 12;
/** More than this after a closing is no signature but the message going on. */
const longestSignature = { lines: 10, characters: 90 };

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const part of text.split('\n')) {
    const line = part.endsWith('\r') ? part.slice(0, -1) : part;
    lines.push({ start, end: start + line.length, text: line });
    start += part.length + 1;
  }
  return lines;
}

const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === '';

/** Index after the mail's own head ("From: … Date: … Subject: …") at the top of the text, or 0 when there is none. */
function headerEnd(lines: readonly Line[]): number {
  const first = lines.findIndex((line) => !isBlank(line));
  if (first < 0 || !headerLine.test(lines[first]?.text ?? '')) return 0;
  const last = lines.findIndex((line, at) => at > first && isBlank(line));
  const end = last < 0 ? lines.length : last;
  const followed = lines.slice(first + 1, end).some((line) => headerFollows.test(line.text));
  return followed && end - first <= longestHead ? end : 0;
}

/** Index after the last line of the quote that begins at `at`, or `at` when none does. */
function quoteEnd(lines: readonly Line[], at: number): number {
  const line = lines[at];
  if (!line) return at;
  // Mail clients break a long "On …, … wrote:" over two lines.
  const joined = `${line.text} ${lines[at + 1]?.text ?? ''}`;
  const introLines = attributionLine.test(line.text)
    ? 1
    : /^\s*(on|am|le)\b/i.test(line.text) && attributionLine.test(joined)
      ? 2
      : 0;
  const headers =
    headerLine.test(line.text) && lines.slice(at + 1, at + 4).some((next) => headerFollows.test(next.text));
  if (!introLines && !headers && !quotePrefix.test(line.text)) return at;
  let end = at + introLines;
  while (end < lines.length && (isBlank(lines[end]) || quotePrefix.test(lines[end]?.text ?? ''))) end++;
  const marked = lines.slice(at + introLines, end).some((next) => quotePrefix.test(next.text));
  // A mail that was pasted with its own head, and is not below anything.
  if (!introLines && headers && lines.slice(0, at).every(isBlank)) return at;
  // Without marks before each line, what was quoted cannot be told from an answer below it: it is the rest.
  return marked || (!introLines && !headers) ? end : lines.length;
}

function signatureStart(lines: readonly Line[], from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const line = lines[at];
    if (!line) continue;
    if (signatureDelimiter.test(line.text.trimEnd()) && at > from) return at;
    if (sentFrom.test(line.text)) return at;
    if (!signOff.test(line.text) || at === from) continue;
    const rest = lines.slice(at + 1, to).filter((next) => !isBlank(next));
    const short = rest.every(
      (next) => next.text.length <= longestSignature.characters && !next.text.includes('?'),
    );
    if (rest.length <= longestSignature.lines && short) return at;
  }
  return to;
}

const isDisclaimer = (text: string): boolean =>
  disclaimerCues.filter((cue) => cue.test(text)).length >= 2 && text.length > 80;

/**
 * Finds what can be folded away in a mail: quoted history, signature, disclaimer. Folds are in order, do not overlap
 * and cover whole lines; what is not folded is what the customer wrote this time.
 */
export function findFolds(text: string): readonly Fold[] {
  const lines = linesOf(text);
  const folds: Fold[] = [];
  const add = (kind: Fold['kind'], from: number, to: number): void => {
    let last = to;
    while (last > from && isBlank(lines[last - 1])) last--;
    const first = lines[from];
    const end = lines[last - 1];
    if (first && end && last > from)
      folds.push({ kind, start: first.start, end: end.end, lines: last - from });
  };
  const head = headerEnd(lines);
  if (head > 0) add('header', 0, head);
  let from = head;
  const kept: { from: number; to: number }[] = [];
  for (let at = head; at < lines.length;) {
    const end = quoteEnd(lines, at);
    if (end > at) {
      kept.push({ from, to: at });
      add('quote', at, end);
      from = end;
      at = end;
    } else at++;
  }
  kept.push({ from, to: lines.length });
  for (const stretch of kept) {
    const bottom = disclaimerStart(lines, stretch.from, stretch.to);
    const signature = signatureStart(lines, stretch.from, bottom);
    if (signature < bottom) add('signature', signature, bottom);
    if (bottom < stretch.to) add('disclaimer', bottom, stretch.to);
  }
  return folds.sort((a, b) => a.start - b.start);
}

/** Disclaimers stand at the end: paragraphs are taken from the bottom as long as they read like one. */
function disclaimerStart(lines: readonly Line[], from: number, to: number): number {
  let start = to;
  for (let bottom = to; bottom > from;) {
    while (bottom > from && isBlank(lines[bottom - 1])) bottom--;
    let top = bottom;
    while (top > from && !isBlank(lines[top - 1])) top--;
    const paragraph = lines.slice(top, bottom).map((line) => line.text);
    if (top === from || !isDisclaimer(paragraph.join(' '))) return start;
    start = top;
    bottom = top;
  }
  return start;
}
