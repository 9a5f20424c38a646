import { type HeaderBlock, headerAt } from './mail-header.ts';
import { type Line, isBlank, isDivider, isEmpty, nextLine } from './lines.ts';

/** Lines that say what is below them: a mail that is answered, one that is handed on, or what a help desk adds. */
type SeparatorKind = 'quote' | 'forward' | 'help desk';

export interface Separator {
  readonly kind: SeparatorKind;
  /** Index behind the line and, where there is one, the header below it. */
  readonly to: number;
  readonly header: HeaderBlock | null;
}

const original =
  /original|ursprüngliche|urspr\.|d[’']origine|mensaje original|messaggio originale|oorspronkelijk|mensagem original|oprindelig|opprinnelig|alkuperäinen|pierwotna|oryginaln|původní|pôvodná|eredeti|mesaj original|оригинал|исходное|початкове|αρχικό|orijinal|özgün|元のメッセージ|原始|原邮件|원본|izvorn|originaln|הודעה מקורית|gốc|ต้นฉบับ|الأصلية|asli|algne|pradinis/i;
const forwarded =
  /forward|fwd|weitergeleitet|weiterleitung|transféré|réexpédié|transmis|reenviado|rinviat|inoltrat|doorgestuurd|reencaminhad|encaminhad|vidarebefordra|videresend|videresendt|välitet|edelleenläh|przekaz|przesłan|přeposlan|preposlan|továbbít|redirecționat|retransmis|препратен|пересла|пересыл|переадрес|προωθ|iletil|yönlendir|転送|转发|轉寄|轉發|전달|proslijeđ|prosleđ|posredovan|הועבר|chuyển tiếp|ส่งต่อ|معاد توجيه|المحولة|diteruskan|edastat|persiųst|pārsūt|framsent/i;
const replyAbove =
  /(?:(?:repl(?:y|ies)|respon(?:d|se)|answer|type|write)\b.{0,30}\babove\b.{0,20}\bline|antwort.{0,40}(?:oberhalb|über) dieser (?:zeile|linie)|(?:oberhalb|über) dieser (?:zeile|linie).{0,40}antwort|répon.{0,40}au-dessus de cette ligne|respuesta.{0,40}(?:encima|arriba) de esta línea|respond.{0,40}(?:encima|arriba) de esta línea|rispo.{0,40}sopra (?:di )?questa (?:riga|linea)|(?:antwoord|reageer|reactie).{0,40}boven deze (?:regel|lijn)|respo(?:nda|sta).{0,40}acima desta linha|svar.{0,40}(?:ovanför|over|ovenfor) denn?a? (?:här )?(?:rad|linje)|odpowied.{0,40}powyżej te(?:j|go) (?:linii|wiersza)|kirjoita.{0,40}tämän rivin yläpuolelle|odpov.{0,40}nad t(?:ento|outo|oto) řád|ответ.{0,40}выше этой (?:строки|линии|черты)|bu satırın üst.{0,40}(?:yanıt|cevap)|この行より上に|请在此行(?:上方|之上)|이 줄 위에)/i;

const longestSeparator = 120;
const dashed = /^[\s>]*[-_=*–—#+]{2,}\s*(\S.*?)\s*[-_=*–—#+]{2,}\s*$/;

/** "Fay from Larch & Lamb replied:" in the notice of a help desk, and what stands below such a reply. */
const replied =
  /^\p{Lu}.{0,60}\s(?:replied|answered|responded|commented|hat geantwortet|a répondu|ha respondido|respondió|ha risposto|heeft geantwoord|svarade|svarede|svarte|vastasi|odpowiedział\(?a?\)?|odpověděl\(?a?\)?|respondeu)\s*[:：]$/u;
const replyHere =
  /\b(?:reply to this (?:e-?mail|message)|view (?:the |this |your )?(?:conversation|ticket|request|case)|add (?:additional |further )?comments)\b|auf diese e-?mail antworten|répond(?:re|ez) à cet e-?mail|respond(?:er|a) a este correo|rispond(?:ere|i) a questa e-?mail|(?:be)?antwoord (?:op )?deze e-?mail|svara på (?:det här|detta) mejl/i;

/** The last line in which a help desk says how to answer its notice; -1 where none does. */
export const lastReplyHere = (lines: readonly Line[]): number =>
  lines.findLastIndex(({ text }) => text.length <= 400 && replyHere.test(text));

/** Whether the notice of a help desk begins at `at`: who replied, and further down how to answer. */
export function isNotice(lines: readonly Line[], at: number, replyLine: number): boolean {
  if (at >= replyLine) return false;
  // Above it stands what was a picture: the name of the shop in brackets.
  const from = /^\s*\[[^\]]{1,60}\]\s*$/.test(lines[at]?.text ?? '') ? nextLine(lines, at + 1) : at;
  const text = lines[from]?.text.trim() ?? '';
  return (
    text.length <= longestSeparator &&
    replied.test(text) &&
    isBlank(lines[from - 1]) &&
    isBlank(lines[from + 1])
  );
}

/** The separator that the line at `at` is; null for other lines. */
export function separatorAt(lines: readonly Line[], at: number): Separator | null {
  const text = lines[at]?.text ?? '';
  if (text.length > longestSeparator) return null;
  const inDashes = dashed.exec(text)?.[1] ?? null;
  const words = (inDashes ?? text).replace(/^[\s>]+/, '').trim();
  if (words === '') return null;
  const isShort = words.length <= 60;
  if (replyAbove.test(words) && (inDashes !== null || isShort))
    return { kind: 'help desk', to: at + 1, header: null };
  if (inDashes === null && !(isShort && /[:：]$/.test(words) && forwarded.test(words))) return null;
  if (inDashes !== null && !isShort) return null;
  let below = at + 1;
  while (below - at <= 4 && isEmpty(lines[below])) below++;
  const header = below - at <= 4 ? headerAt(lines, below, 'announced') : null;
  if (forwarded.test(words)) return header === null ? null : { kind: 'forward', to: header.to, header };
  if (header === null && !original.test(words)) return null;
  return { kind: 'quote', to: header?.to ?? at + 1, header };
}

/** The header that begins at `at`, also when a divider stands above it; null where none does. */
export function headerBelow(lines: readonly Line[], at: number): HeaderBlock | null {
  if (!isDivider(lines[at])) return headerAt(lines, at, 'amid');
  const below = nextLine(lines, at + 1);
  return below - at > 3 || isBlank(lines[below]) ? null : headerAt(lines, below, 'amid');
}
