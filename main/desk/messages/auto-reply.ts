import type { AutoReplyKind } from '../../../preload/contract.ts';

const subjects: readonly (readonly [AutoReplyKind, RegExp])[] = [
  [
    'delivery failure',
    /^(?:undeliver(?:able|ed)\b|un?zustellbar|mail delivery (?:failed|failure|subsystem)|delivery status notification|returned mail|failure notice|message (?:not delivered|undeliverable)|delivery (?:has )?fail|échec de (?:la )?remise|non remis|no se (?:puede|pudo) entregar|mancato recapito|onbestelbaar|oavslutad leverans|kan inte levereras|kunne ikke leveres|nie dostarczono|nedoručiteln|доставка не удалась|не доставлено)/i,
  ],
  [
    'out of office',
    /^(?:(?:re|aw|sv|tr|r): )?(?:out of (?:the )?office|ooo\b|away from (?:my|the) (?:desk|office)|abwesen|absence\b|absent\b|fuera de (?:la )?oficina|ausencia|ausente|fuori (?:sede|ufficio)|assenza|assente|afwezig|niet aanwezig|on (?:annual )?leave\b|frånvaro|fraværende|fravær|poissa|nieobecno|poza biurem|mimo kancelář|nepřítomn|házon kívül|távollét|absent de la birou|în afara biroului|вне офиса|отсутств|нет на месте|εκτός γραφείου|ofis dışında|不在|外出|부재|מחוץ למשרד)/i,
  ],
  [
    'automatic answer',
    /^(?:auto(?:matic|mated|matische|matisch|matiskt?|maattinen|matyczn\p{L}*|matick\p{L}*|mata)?[- ]?(?:reply|response|antwort|antwoord|svar|vastaus|odpowiedź|odpověď|odpoveď|válasz)(?!\p{L})|automatikus válasz|réponse automatique|respuesta automática|resposta automática|risposta automatica|răspuns automat|автоматический ответ|автоответ|автоматична|автоматичен отговор|αυτόματη απάντηση|otomatik yanıt|自動返信|自动回复|自動回覆|자동 (?:회신|응답)|תשובה אוטומטית|tự động trả lời|trả lời tự động)/iu,
  ],
];

const away =
  /(?<!\p{L})(?:(?:i am|i['’]m|i will be|we are) (?:currently |now )?(?:out of (?:the )?office|away from (?:the |my )?(?:office|desk)|on (?:annual |parental |maternity |paternity |sick |holiday )?leave|on (?:holiday|vacation)|away)|ich bin (?:derzeit |zurzeit |aktuell |momentan )?(?:(?:ab|bis|vom) .{1,30} )?(?:nicht im (?:büro|haus)|abwesend|im urlaub|außer haus)|je suis (?:actuellement )?(?:absente?|en congés?|en vacances)|(?:actuellement )?absente? du bureau|estoy (?:actualmente )?(?:fuera de la oficina|ausente|de vacaciones)|estaré (?:fuera de la oficina|ausente|de vacaciones)|(?:estou|estarei) (?:ausente|fora do escritório|de férias)|sono (?:attualmente )?(?:fuori (?:sede|ufficio)|assente|in ferie)|sarò (?:fuori (?:sede|ufficio)|assente|in ferie)|ik ben (?:momenteel |op dit moment )?(?:afwezig|niet (?:aanwezig|op kantoor)|met vakantie|op vakantie)|jag är (?:för närvarande |just nu )?(?:inte på kontoret|frånvarande|på semester|ledig)|jeg er (?:for tiden |i øjeblikket |p\.t\. )?(?:ikke på kontoret|fraværende|på ferie|på feriefri)|olen (?:tällä hetkellä )?(?:poissa|lomalla|vuosilomalla)|(?:jestem|będę) (?:obecnie )?(?:nieobecn[ya]|poza biurem|na urlopie)|jsem (?:momentálně )?(?:mimo kancelář|na dovolené|nepřítom)|(?:nem vagyok|nem leszek) (?:az irodában|elérhető)|szabadságon vagyok|sunt (?:în concediu|plecat)|я (?:сейчас )?(?:в отпуске|нахожусь в отпуске|отсутствую)|в отпуске до|аз съм в отпуск|είμαι εκτός γραφείου|ofis dışındayım|izindeyim)(?!\p{L})|休暇(?:中|を)|不在にして|正在休假|外出中|휴가 중|부재중/iu;
/** Under a subject or a header that a program sets, a word for being away will do: "Ik ben tot en met 15 maart afwezig." */
const absent =
  /(?<!\p{L})(?:out of (?:the )?office|away from (?:the |my )?(?:office|desk)|on (?:\p{L}+ )?leave|on (?:holiday|vacation)|abwesend|nicht im (?:büro|haus)|im urlaub|außer haus|absente?s?|en (?:congés?|vacances)|ausentes?|fuera de la oficina|de vacaciones|fora do escritório|de férias|assenti?|assente|in ferie|fuori (?:sede|ufficio)|afwezig|niet (?:aanwezig|op kantoor)|(?:met|op) vakantie|frånvarande|på semester|inte på kontoret|fraværende|på ferie|ikke på kontoret|poissa|(?:vuosi)?lomalla|nieobecn[yai]|poza biurem|na urlopie|nepřítom\p{L}+|na dovolené|neprítomn\p{L}+|na dovolenke|szabadságon|távol vagyok|în concediu|в отпуске|отсутству\p{L}+|у відпустці|в отпуск|σε άδεια|εκτός γραφείου|izindeyim|ofis dışındayım|na (?:godišnjem|dopustu|odmoru)|odsoten|odsotna|puhkusel|atvaļinājumā|atostogauju)(?!\p{L})|休暇|不在|休假|外出|휴가|부재/iu;
/** What a note of absence says besides: a customer who is away writes about something else. */
const awayBesides =
  /(?<!\p{L})(?:(?:limited|no|without|intermittent) access to (?:my )?e-?mails?|in urgent (?:cases|matters)|if (?:it is|this is|your (?:matter|request) is) urgent|in my absence|will (?:reply|respond|answer|get back)[^.]{0,40}\b(?:return|back)|(?:return|back in the office|be back|am back) on\b|as soon as i (?:return|am back)|(?:in |bei )?dringenden (?:fällen|angelegenheiten)|während meiner abwesenheit|in meiner abwesenheit|wieder (?:für sie )?(?:da|erreichbar)(?!\p{L})|(?:sobald|wenn) ich (?:wieder )?(?:zurück|da) bin|nach meiner rückkehr|when i(?:['’]m| am| get| have)? (?:back|return\p{L}*)|(?:quando|assim que) (?:eu )?(?:voltar|regressar)|cuando (?:vuelva|regrese)|al mio ritorno|(?:als|zodra|wanneer) ik (?:weer )?terug|(?:dès|lors de) mon retour|lorsque je serai de retour|når jeg (?:er|kommer) (?:tilbage|tilbake)|när jag (?:är|kommer) (?:tillbaka|åter)|kun palaan|(?:gdy|kiedy) wrócę|po powrocie|po (?:mém )?návratu|когда вернусь|после возвращения|döndüğümde|(?:wieder|zurück) (?:im büro |im haus )?(?:ab|am)\b|(?:nicht|eingeschränkt) weitergeleitet|e-?mails? (?:nur )?(?:nicht|sporadisch|eingeschränkt)|en cas d['’]urgence|pendant mon absence|(?:de )?retour (?:le|au bureau)|à mon retour|en caso de urgencia|durante mi ausencia|(?:regreso|vuelvo|volveré|regresaré) (?:el|a)|em caso de urgência|na minha ausência|(?:regresso|volto|retorno) (?:a|em|no)|in caso di urgenza|per urgenze|durante la mia assenza|(?:rientr(?:o|erò)|torno|al mio rientro)|(?:bij|voor) (?:dringende|spoed)|tijdens mijn afwezigheid|(?:weer )?(?:terug|aanwezig) op|vid brådskande|under min frånvaro|åter|tillbaka (?:den|på)|ved hastesager|ved akutte|i mit fravær|tilbage (?:den|på)|tilbake|kiireellis|poissaoloni|palaan|w pilnych sprawach|podczas mojej nieobecności|(?:wracam|wrócę|powrót)|v naléhav|v nepřítomnosti|(?:vrátím|zpět) se?|sürgős|távollétem|visszatér|în caz de urgență|revin|в срочных случаях|по срочным вопросам|вернусь|в моё отсутствие|при спешност|επιστρέφω|επείγον|acil|dönü(?:ş|yorum))(?!\p{L})|戻り(?:次第|ます)|緊急|紧急|돌아오|긴급/iu;
const machine =
  /(?<!\p{L})(?:this is an? auto(?:matic(?:ally)?|mated)(?: generated)? (?:reply|response|answer|message|e-?mail|notification)|this (?:e-?mail|message) (?:was|has been) (?:automatically generated|generated automatically|sent automatically)|(?:please )?do not (?:reply|respond) to this (?:automat\w+ )?(?:e-?mail|message)|auto[- ]?(?:generated|reply|response)|(?:dies ist|das ist) eine automatisch(?:e| generierte| erstellte) (?:antwort|nachricht|e-?mail)|diese (?:e-?mail|nachricht) wurde automatisch (?:erstellt|generiert|versendet)|bitte (?:antworten sie nicht|nicht) auf diese (?:e-?mail|nachricht)|ceci est (?:un message|une réponse) automatique|(?:message|e-?mail|courriel) (?:généré|envoyé) automatiquement|(?:merci de )?ne pas répondre à ce (?:message|courriel|mail|e-mail)|este es un (?:mensaje|correo) automático|(?:no responda|no conteste) a este (?:mensaje|correo)|esta é uma (?:mensagem|resposta) automática|não responda a est[ae] (?:mensagem|e-?mail)|questo è un messaggio (?:automatico|generato automaticamente)|non rispondere a questa e-?mail|dit is een automatisch(?:e| gegenereerd) (?:bericht|antwoord)|(?:beantwoord|reageer) (?:deze e-?mail niet|niet op deze e-?mail)|detta är ett automatiskt (?:svar|meddelande)|dette er (?:et|en) automatisk (?:svar|besked|melding)|tämä on automaattinen (?:vastaus|viesti)|to jest (?:automatyczna odpowiedź|wiadomość automatyczna|wiadomość wygenerowana automatycznie)|(?:prosimy )?nie odpowiadać na tę wiadomość|toto je automatick\w+ (?:odpověď|zpráva|odpoveď|správa)|ez egy automatikus (?:válasz|üzenet)|acesta este un (?:mesaj|răspuns) automat|это автоматическ(?:ий ответ|ое сообщение)|не отвечайте на это (?:письмо|сообщение)|це автоматичн\p{L}+ (?:відповідь|повідомлення)|това е автоматич\p{L}+ (?:отговор|съобщение)|bu (?:otomatik bir|bir otomatik) (?:yanıt|mesaj))(?!\p{L})|自動(?:返信|送信|配信)|自动(?:回复|发送)|자동 (?:회신|발송)/iu;
const undelivered = [
  /\b(?:mailer-daemon|postmaster@|mail delivery (?:system|subsystem))/i,
  /\b(?:could not|couldn['’]t|cannot|can['’]t|was not|wasn['’]t|not) be(?:en)? delivered|\bdelivery (?:to the following|has failed|failed)|\bundeliver(?:able|ed)\b|konnte nicht zugestellt werden|n['’]a pas pu être (?:remis|distribué)|no (?:se )?(?:pudo|ha podido) (?:ser )?entreg|non è stato possibile (?:consegnare|recapitare)|kon niet worden (?:bezorgd|afgeleverd)/i,
  /\b[45]\d\d[ -][45]\.\d\.\d{1,3}\b|\bsmtp\b|\b(?:recipient|user|address|mailbox)\b[^.\n]{0,30}\b(?:rejected|unknown|not found|unavailable|full|does not exist)/i,
];
/** A program says that a mail came in or was opened. */
const receipt =
  /^(?:read|not read|gelesen|ungelesen|nicht gelesen|lu|non lu|leído|no leído|letto|non letto|gelezen|lido|läst|læst|lest|luettu|przeczytano|přečteno|prečítané|olvasott|citit|прочитано|прочетено|okundu|開封済み|已读|읽음|delivered|relayed|zugestellt|übermittelt|remis|entregado|consegnato|recapitato|bezorgd|entregue|levererat|leveret|levert|toimitettu|dostarczono|doručeno|доставлено)\s*[:：]/i;
const answerPrefix = /^(?:re|aw|sv|tr|r|antw|odp|vs|ynt)\s*[:：]/i;
/** A note is short, and stands at the top. */
const maxScannedLength = 900;

/**
 * Whether a mail was sent by a machine, and as what. `body` is the mail without what it quotes, `byHeaders` what the headers
 * of a file say.
 */
export function detectAutoReply(
  subject: string | null,
  body: string,
  byHeaders: AutoReplyKind | null = null,
): AutoReplyKind | null {
  const line = (subject ?? '').trim();
  const named = subjects.find(([, pattern]) => pattern.test(line))?.[0];
  const top = body.slice(0, maxScannedLength);
  if (byHeaders === 'delivery failure' && receipt.test(line)) return 'automatic answer';
  if (byHeaders !== null && named === undefined)
    return byHeaders === 'automatic answer' && (absent.test(top) || awayBesides.test(top))
      ? 'out of office'
      : byHeaders;
  if (named === 'automatic answer' && absent.test(top)) return 'out of office';
  if (named !== undefined && (byHeaders !== null || !isOfPerson(line, top))) return named;
  if (undelivered.filter((cue) => cue.test(top)).length >= 2) return 'delivery failure';
  // Who asks something wants to hear from a person.
  if (/[?？؟]/.test(top)) return null;
  if (away.test(top) && (awayBesides.test(top) || machine.test(top))) return 'out of office';
  return machine.test(top) ? 'automatic answer' : null;
}

/** Who answers a note of a program, or writes about one: the subject is the program's, what is said below is not. */
function isOfPerson(subject: string, top: string): boolean {
  if (absent.test(top) && awayBesides.test(top)) return false;
  const asks = /[?？؟]/.test(top);
  if (answerPrefix.test(subject) && asks) return true;
  if ([away, machine, ...undelivered].some((cue) => cue.test(top))) return false;
  return asks || answerPrefix.test(subject);
}
