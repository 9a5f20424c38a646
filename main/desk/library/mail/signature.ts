import { asksNotToPrint } from './disclaimer.ts';
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

/** What stands in a signature whatever it asks: not to print, or what is set between bars. */
const isNotice = (text: string): boolean => asksNotToPrint(text) || text.split(/\s[|·•]\s/).length > 2;

/** How somebody is reached, and what a firm has to say of itself. */
const contact =
  /(?<!\p{L})(?:tel|fax|phone|mobile?|mob|handy|telefon|téléphone|tél|teléfono|telefono|www\.|https?:|ltd|llc|llp|gmbh|e\. ?v\.|s\.l\.|b\.v\.|registered|vat|ust-?id|amtsgericht|siret|nif|cif|kvk)(?!\p{L})|@|\+\d{2}/iu;
/** A name, what somebody does, an address: words with capitals and what joins them. */
const isNameLine = ({ text }: Line): boolean =>
  text.length <= longest.characters &&
  /^\s*(?:(?:[\p{Lu}\p{Lo}\d@+(|&·•–-]\S*|and|of|the|for|at|in|und|für|von|der|des|et|de|du|la|le|del|y|e|i\.|d['’]\S+)(?:\s+|$)){1,10}$/u.test(
    text,
  );
/** Said by the writer and not by the firm: of oneself, or to have something done. */
const isOfWriter = ({ text }: Line): boolean =>
  /(?<!\p{L})(?:i|i['’]\p{L}+|me|my|ich|mir|mich|mein\p{L}*|je|j['’]\p{L}+|mon|ma|mes|moi|mi|mis|ik|mij|mijn|io|mio|please(?! (?:consider|think|visit|note|follow|help)\b)|pls|bitte(?! (?:denken|bedenken|beachten|prüfen)\b)|merci de(?! (?:penser|ne pas imprimer)\b)|por favor|per favore|alstublieft)(?!\p{L})/iu.test(
    text,
  );

/** Said to somebody: a question, or several words that end as a sentence does. */
const isSentence = ({ text }: Line): boolean =>
  !isNotice(text) &&
  (text.length > longest.characters ||
    text.includes('?') ||
    (/[.!…。！]["”’)]?$/.test(text.trimEnd().slice(-2)) && (text.match(/\p{Ll}{2,}/gu)?.length ?? 0) >= 3));

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
    if (count > longest.lines) break;
    const own = paragraph.findIndex((line) => isSentence(line) || isPostscript(line));
    if (own >= 0) {
      const names = paragraph.slice(0, own);
      const others = paragraph.slice(own);
      const isOfFirm =
        names.some(({ text }) => contact.test(text)) &&
        others.length <= 3 &&
        !others.some((line) => isOfWriter(line) || isPostscript(line));
      if (isOfFirm) end = bottom;
      // "Regards / Fiona Beattie / Can you also …": what is said below the name goes on.
      else if (end === at && own > 0 && names.every(isNameLine)) end = top + own;
      break;
    }
    end = bottom;
    top = Math.min(nextLine(lines, bottom), to);
  }
  return end;
}

/**
 * Index behind what a firm says of itself right below a name that closes a mail without regards, to the end of the mail;
 * `at`, of the name, where nothing does.
 */
function endOfFirm(lines: readonly Line[], at: number, to: number): number {
  const name = lines[at];
  if (name === undefined || !isBlank(lines[at - 1])) return at;
  if (!/^\s*(?:\p{Lu}[\p{L}.'’-]*\s?){2,5}$/u.test(name.text.slice(0, longest.characters))) return at;
  let above = at - 1;
  while (above > 0 && isBlank(lines[above])) above--;
  // "Please deliver to:" leads to an address that is meant.
  if (/[:：]\s*$/.test(lines[above]?.text.slice(-3) ?? '')) return at;
  let bottom = at + 1;
  while (bottom < to && bottom - at <= longest.lines && !isBlank(lines[bottom])) bottom++;
  const below = lines.slice(at + 1, bottom);
  const [first] = below;
  const isFirm =
    first !== undefined &&
    isNameLine(first) &&
    nextLine(lines, bottom) >= to &&
    below.some(({ text }) => contact.test(text)) &&
    !below.some((line) => isOfWriter(line) || isPostscript(line));
  return isFirm ? bottom : at;
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
    const firm = endOfFirm(lines, at, to);
    if (firm > at) {
      // The name itself stays, as of everybody who signs without regards.
      found.push({ from: at + 1, to: firm });
      break;
    }
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
