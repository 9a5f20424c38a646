import { type Line, type Stretch, isBlank, nextLine } from './lines.ts';

const delimiter = /^(?:-- ?|__+)$/;
const sentFrom =
  /^\s*(?:sent (?:from|via|with|using)|get outlook for|(?:von|aus) .{1,40} gesendet|gesendet (?:von|mit|aus|über|via|per)|diese nachricht wurde von .{1,40} gesendet|envoyé (?:de(?:puis)?|à partir|avec|via)|télécharg\w+ outlook|enviado (?:desde|do|de|com|a partir)|obtener outlook|inviato (?:da|dal|con)|verzonden (?:vanaf|vanuit|met|via)|outlook voor|verstuurd (?:vanaf|vanuit|met|via|door)|enviat des|mandado desde|išsiųsta iš|nosūtīts no|послато (?:са|из)|.{1,30}r[óőöo]l küldve|skickat från|sendt fra|lähetetty|wysłan[eoy] z|odesl[aá]no z|odoslané z|elküldve|trimis (?:de pe|din)|изпратено от|отправлено (?:с|из)|надіслано (?:з|із)|στάλθηκε από|(?:.{1,30}[’'].{1,5} gönderildi)|.{1,30}から送信|发自我的|從我的.{1,20}(?:傳送|發送)|나의 .{1,20}에서 보냄|poslano (?:s|iz)|נשלח מ|gửi từ|ส่งจาก|تم الإرسال من|dikirim dari|saadetud)/i;
const signOff =
  /^\s*(?:(?:(?:many |kind(?:est)? |best |warm(?:est)? |with (?:kind |best |warm )?|very )*(?:regards|wishes|greetings)|thanks(?: (?:so|very) much| a lot| again| in advance)?|thank you(?: (?:so|very) much| again| in advance| for your (?:help|time))?|many thanks|best|cheers|all the best|sincerely(?: yours)?|yours(?: (?:sincerely|truly|faithfully))?|love|warmly|mit (?:freundlichem gruß|freundlichen grüßen|besten grüßen)|(?:(?:viele|liebe|herzliche|beste|freundliche|schöne|sonnige) )?grüße|(?:viele|liebe|schöne) grüsse|mfg|lg|vg|(?:bien )?cordialement|bien à vous|saludos(?: cordiales)?|un saludo|atentamente|(?:cordiali|distinti) saluti|met vriendelijke groet(?:en)?|(?:com os melhores )?cumprimentos|(?:med )?vänliga hälsningar|med vennlig hilsen|pozdrawiam)\s*[,.!]?)\s*$/i;
const thanks = /^\s*(?:many )?thank/i;
/** More than this after a closing is no signature but the message going on. */
const longest = { lines: 10, characters: 90 };

/** "Sent from my iPhone", not "Sent from my wife's account because mine is locked." */
function isSentFrom({ text }: Line): boolean {
  if (text.length > 300 || !sentFrom.test(text)) return false;
  const bare = text.replace(/[<([]?https?:\S+/g, '').trim();
  return bare.length <= 70 && bare.split(/\s+/).length <= 9 && !/[.!?:;,]$|[,;] |[.!?] \p{L}/u.test(bare);
}

/** Said to somebody: a question, or several words that end as a sentence does. */
const isSentence = ({ text }: Line): boolean =>
  text.length > longest.characters ||
  text.includes('?') ||
  (/[.!…。！]["”’)]?$/.test(text.trimEnd().slice(-2)) && (text.match(/\p{Ll}{2,}/gu)?.length ?? 0) >= 3);

/** A postscript is the message going on. */
const isPostscript = ({ text }: Line): boolean => /^\s*(?:p\.? ?s\.?|n\.? ?b\.?)(?=[\s:,.-])/i.test(text);

/**
 * Index behind the signature whose closing or delimiter stands at `at`: the lines below it up to the first paragraph that
 * says something to somebody; `at` itself where there is nothing below that names anybody.
 */
function endOfNames(lines: readonly Line[], at: number, to: number): number {
  let end = at;
  let count = 0;
  for (let top = nextLine(lines, at + 1); top < to;) {
    let bottom = top;
    while (bottom < to && bottom - top <= longest.lines && !isBlank(lines[bottom])) bottom++;
    const paragraph = lines.slice(top, bottom);
    count += paragraph.length;
    if (count > longest.lines || paragraph.some((line) => isSentence(line) || isPostscript(line))) break;
    end = bottom;
    top = Math.min(nextLine(lines, bottom), to);
  }
  return end;
}

/** A capital, a letter of a script without them, a number or an address. */
const namesSomebody = (lines: readonly Line[], at: number, to: number): boolean =>
  lines
    .slice(at + 1, Math.min(to, at + 1 + longest.lines))
    .some(({ text }) => /[\p{Lu}\p{Lo}\d@]/u.test(text));

/**
 * The signatures between two lines, each from its closing, delimiter or "Sent from …" to its last line. Where nothing
 * stands above, a closing closes nothing.
 */
export function findSignatures(
  lines: readonly Line[],
  { from, to }: Stretch,
  isTop: boolean,
): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let at = nextLine(lines, from), first = at; at < to; at++) {
    const line = lines[at];
    if (line === undefined || line.text.length > 300) continue;
    if (isSentFrom(line)) {
      found.push({ from: at, to: at + 1 });
      continue;
    }
    if (at === first && isTop) continue;
    const isDelimiter = delimiter.test(line.text.trimEnd());
    // Below a quote dashes alone are also typed between two things that somebody says.
    if (isDelimiter && !isTop && !line.text.startsWith('-- ') && !namesSomebody(lines, at, to)) continue;
    if (!isDelimiter && !signOff.test(line.text)) continue;
    const end = endOfNames(lines, at, to);
    const isLast = nextLine(lines, at + 1) >= to;
    // "Regards" may stand alone at the end; "Thanks" there is said, and so is a line that only divides.
    if (end === at && (!isLast || isDelimiter || thanks.test(line.text))) continue;
    found.push({ from: at, to: Math.max(end, at + 1) });
    at = Math.max(end, at + 1) - 1;
  }
  return found;
}
