import { type Line, type Stretch, isBlank, nextLine } from './lines.ts';

/** What disclaimers speak of, each in several languages: two of these in one paragraph make one. */
const cues = [
  /\bconfidential(?:ity)?\b|\b(?:(?:e-?)?mail|message)\b.{0,20}\bprivate\b|vertraulich|confidentiel|confidencial|riservat|vertrouwelijk|poufn|důvěrn|dôvern|bizalmas|konfidentiell|fortrolig|luottamukselli|конфиденциальн|конфіденційн|поверителн|εμπιστευτικ|gizli|機密|机密|기밀/iu,
  /\bintended (?:solely |only |exclusively )?(?:for|recipient)|\bnot the (?:intended|addressee)\b|adressat|empfänger|destinataire|destinat[aá]ri[oa]|destinatar|geadresseerde|adresát|címzett|mottagare|modtager|mottaker|vastaanottaj|адресат|получател|παραλήπτ|alıcı/iu,
  /\b(?:received?|receive) this (?:e-?mail|message) (?:in error|by mistake)|irrtümlich|versehentlich|par erreur|por err?o|per errore|abusievelijk|per ongeluk|omyl|tévedésből|pomyłk|av misstag|ved en fejl|ved en feil|vahingossa|ошибочн|по ошибке|помилково|погрешка|εκ παραδρομής|yanlışlıkla/iu,
  /\b(?:privileged|unauthori[sz]ed|strictly prohibited|legally protected)\b|unbefugt|untersagt|interdite?\b|prohibid|vietat|verboden|zabronion|zakázán|запрещ|cop(?:y|iare|ier|iar)\b.{0,60}(?:third part|terzi|tiers|terceros)/iu,
  /\bdelet(?:e|ing)\b.{0,60}(?:e-?mail|message|copies|it)\b|(?:löschen|vernichten) sie|(?:supprimer|détruire)\b|(?:eliminar|borrar)lo|cancellar(?:lo|e)|te verwijderen|usun|smaz|radera|slet/iu,
  /\b(?:virus(?:es)?|malware)\b|antivirus|avast|registered (?:office|in england)|company (?:number|registration)|handelsregister|amtsgericht|geschäftsführer(?:in)?|sitz der gesellschaft|siège social|RCS\b|partita iva|kvk\b|ust-?id/iu,
  /\bviews expressed\b|\bdoes not (?:necessarily )?(?:represent|reflect)\b|\bno liability\b|keine haftung|responsabilité/iu,
  /\b(?:unsubscribe|manage your (?:e-?mail )?preferences|you (?:are )?receiv(?:e|ed|ing) this (?:e-?mail|message) because)\b|abbestellen|se désabonner|desuscri|disiscriv|uitschrijven|(?:contact|web) ?form (?:on|at|of)\b/iu,
];
const printing =
  /\bprint|druck|imprim|stamp(?:are|a)\b|afdruk|skriv(?:er|a)? ut|udskriv|tulost|wydruk|vytisk|nyomtat|печат|распечат|друку|εκτυπ|yazdır|印刷|打印|인쇄/iu;
const environment =
  /environment|umwelt|planet|trees?\b|paper\b|papier|bäume|environnement|medio ?ambiente|meio ambiente|ambiente|milieu|miljö|miljø|ympäristö|środowisk|životní|környezet|природ|окружающ|περιβάλλον|çevre|環境|环境|환경/iu;
const message =
  /mail|message|nachricht|courriel|correo|mensaje|mensagem|messaggio|bericht|meddelande|besked|melding|viesti|wiadomoś|zpráv|správ|üzenet|mesaj|письм|λεκτρονικ|e-posta|メール|邮件|메일/iu;
const warnsOfOutside = [
  /\b(?:external|outside)\b.{0,40}\b(?:e-?mail|message|sender|organi[sz]ation|company|source)|\b(?:e-?mail|message|sender)\b.{0,40}\b(?:external|outside)\b|extern(?:e|er|en)\b.{0,20}(?:e-?mail|absender|nachricht|afzender|avsändare|afsender)|expéditeur externe|extérieur (?:de|à)|remitente externo|correo externo|fuera de (?:la|su) organización|mittente esterno|esterno all|remetente externo|externí|zewnętrzn|внешн|外部/iu,
  /\bdo not (?:click|open|reply)|\bthink before you click|\bunless you (?:recogni[sz]e|know|trust)|\bbe (?:careful|cautious)|\bexercise caution|klicken sie (?:nicht|keine)|keine (?:links|anhänge)|seien sie vorsichtig|ne cliquez pas|soyez (?:prudent|vigilant)|no haga clic|tenga cuidado|non cliccare|prestare attenzione|klik niet|wees voorzichtig|klicka inte|klik ikke|não clique|nie klikaj|neklikejte|не переходите|リンク|链接/iu,
  /^\W*(?:caution|warning|attention|external|notice|important|achtung|warnung|vorsicht|extern|attenzione|avertissement|atención|precaución|advertencia|let op|waarschuwing|varning|advarsel|atenção|uwaga|upozornění|внимание)\b/iu,
];
/** Longer it is no paragraph that a program adds. */
const longest = 4_000;
/** So many lines does a wish not to print take. */
const mostNoticeLines = 4;

const countOf = (all: readonly RegExp[], text: string): number => all.filter((cue) => cue.test(text)).length;

/** "Please consider the environment. Do you really need to print this mail?" */
export const asksNotToPrint = (text: string): boolean =>
  text.length <= 300 && printing.test(text) && environment.test(text) && message.test(text);

const isDisclaimer = (text: string): boolean =>
  text.length <= longest && text.length > 80 && countOf(cues, text) >= 2;

/** "[EXTERNAL]" or a warning that a mail came from outside, as mail servers put it above. */
const isBanner = (text: string): boolean =>
  text.length <= 700 &&
  (/^\W{0,4}\[?\W{0,2}(?:external|extern|externe|esterno|externo)(?: (?:e-?mail|sender|message))?\W{0,4}$/i.test(
    text,
  ) ||
    (warnsOfOutside[0]?.test(text) === true && countOf(warnsOfOutside, text) >= 2));

/** Index behind the warnings at the top of what begins at `from`; `from` itself where there are none. */
export function bannerEnd(lines: readonly Line[], from: number, to: number): number {
  let end = from;
  for (let top = nextLine(lines, from); top < to;) {
    const bottom = paragraphEnd(lines, top, to);
    if (!isBanner(joined(lines, top, bottom))) break;
    end = bottom;
    top = nextLine(lines, bottom);
  }
  return end;
}

/**
 * Disclaimers stand at the end: index of the first of the paragraphs that read like one; `to` where there are none. What
 * stands alone at the top is what somebody wrote, whatever it speaks of.
 */
export function disclaimerStart(lines: readonly Line[], { from, to }: Stretch, isTop: boolean): number {
  const first = nextLine(lines, from);
  const top = lastParagraph(lines, from, to);
  // Below it may stand whose it is: "Larch & Lamb Ltd, tel 0117 496 0555".
  const contact = isContact(lines.slice(top.from, top.to)) ? top.from : to;
  const isOwn = (at: number): boolean => isTop && (at <= first || isGreeting(lines, first, at));
  let start = contact;
  for (let bottom = contact; bottom > from;) {
    const paragraph = lastParagraph(lines, from, bottom);
    const isEmpty = paragraph.from === paragraph.to;
    const top = isEmpty || isOwn(paragraph.from) ? null : footerTop(lines, paragraph);
    if (top === null) break;
    start = top;
    bottom = start;
    if (top > paragraph.from) break;
  }
  return start === contact ? to : nextLine(lines, aboveRules(lines, from, start));
}

/** Where a footer begins in a paragraph: a wish not to print may stand right below who signs. Null where there is none. */
function footerTop(lines: readonly Line[], { from, to }: Stretch): number | null {
  if (isDisclaimer(joined(lines, from, to))) return from;
  let top = to;
  while (top > from && to - top < mostNoticeLines && !asksNotToPrint(joined(lines, top, to))) top--;
  return top < to && asksNotToPrint(joined(lines, top, to)) ? top : null;
}

/** The last paragraph between two lines, without the rules around it. */
function lastParagraph(lines: readonly Line[], from: number, to: number): Stretch {
  const bottom = aboveRules(lines, from, to);
  let top = bottom;
  while (top > from && !isBlank(lines[top - 1])) top--;
  return { from: top, to: bottom };
}

/** Index of the first of the blank lines and rules right above `to`; `to` where there are none. */
function aboveRules(lines: readonly Line[], from: number, to: number): number {
  let at = to;
  while (at > from && (isBlank(lines[at - 1]) || isRule(lines[at - 1]))) at--;
  return at;
}

/** A few lines with a telephone, an address of mail or of a web site, and no sentence. */
function isContact(paragraph: readonly Line[]): boolean {
  const text = paragraph.map((line) => line.text.slice(0, 200)).join('\n');
  return (
    paragraph.length <= 6 &&
    /\b(?:tel|fax|phone|mobile?|mob|telefon|téléphone|teléfono|telefono)\b\.?|@|\bwww\.|https?:/i.test(
      text,
    ) &&
    !/[?!]|\p{Ll}\.(?:\s|$)/u.test(text) &&
    (text.match(/(?<![\p{L}@.])\p{Ll}{2,}(?![\p{L}@.])/gu)?.length ?? 0) < 4
  );
}

/** "Hi," and nothing else above. */
const isGreeting = (lines: readonly Line[], first: number, top: number): boolean =>
  nextLine(lines, first + 1) === top && /,\s*$/.test(lines[first]?.text.slice(-40) ?? '');

const isRule = (line: Line | undefined): boolean => line !== undefined && /^[\s_=*-]{2,200}$/.test(line.text);

function paragraphEnd(lines: readonly Line[], top: number, to: number): number {
  let bottom = top;
  while (bottom < to && !isBlank(lines[bottom])) bottom++;
  return bottom;
}

function joined(lines: readonly Line[], top: number, bottom: number): string {
  const first = lines[top];
  const last = lines[bottom - 1];
  if (first === undefined || last === undefined || last.end - first.start > longest) return '';
  return lines
    .slice(top, bottom)
    .map((line) => line.text.trim())
    .join(' ');
}
