import { toForms } from './language-forms.ts';

const wh =
  '(?:(?:vanaf|tot|sinds|voor|met|van|aan|op|in|naar|uit|om) )?(?:hoe|hoeveel|hoelang|wat|wanneer|waar|waarom|welke?|wie|waarmee|waarvoor|waarop|waarin|waarheen)';
const verb =
  '(?:kan|kunnen|mag|mogen|moet|moeten|is|zijn|was|heb|heeft|hebben|kost|kosten|duurt|gaat|werkt|past|doen|doe|komt|komen|krijg|krijgen|lang|laat|veel|vaak|zit|geldt|wordt|worden|blijft|raad|raden|verzend\\w*|verkop\\w*|lever\\w*|nemen)';

export const dutch = toForms({
  joins: 'en|maar|daarnaast|bovendien|tevens',
  lead: 'ook|dan|nog|ten eerste|ten tweede|trouwens|verder|daarnaast|bovendien|tevens|nog een vraag|een vraag|korte vraag|sorry|nou|dus|graag|eventueel|zo ja|zo nee',
  adds: 'daarnaast|verder|bovendien|tevens|ook|en|nog een vraag|nog iets|trouwens|ten tweede',
  also: 'ook|nog',
  subordinate: 'als|indien|wanneer|omdat|hoewel|zodra|nadat|voordat|terwijl|aangezien|doordat|zolang|mocht',
  question: `${wh} (?:\\S+ ){0,2}?${verb}|(?:kan|kunt|kun|kunnen|mag|mogen|moet|moeten|zou|zouden|hebben|heb|heeft|is|zijn|bent|wordt|worden|past|passen|werkt|geldt|gaat|blijft|komt|doen|doet|doe|bieden|biedt|verkopen|verkoopt|leveren|levert|verzenden|verzendt|nemen|neemt|accepteren|accepteert|repareren|repareert) (?:ik|je|jij|u|jullie|we|wij|het|de|dit|deze|die|dat|er|een|mijn|ons|onze|men)`,
  further: '',
  indirect:
    '(?:weten|vragen|zeggen|vraag|afvragen|vroeg|horen|doorgeven|bevestigen|uitleggen|nakijken|checken|controleren|aangeven|benieuwd|zeker|idee|informatie|laten weten)',
  listed: `of|${wh}`,
  wish: String.raw`(?:(?:ik|wij|we) (?:\S+ ){0,2}?(?:wil|willen|wou|zou|zouden|heb|hebben|zoek|zoeken|verzoek|verzoeken|annuleer|bestel) (?:\S+ ){0,3}?(?:graag|nodig|ruilen|annuleren|bestellen|retourneren|terug|wijzigen|reserveren|ontvangen|hebben|weten|vragen|\S+en)|(?:ik|wij|we) (?:zoek|zoeken|wil|willen|verwacht|eis) (?!laten weten|even melden|jullie bedanken|u bedanken|even bedanken|bedanken)\S+|(?:wil|wou|zoek|heb|zou) (?:ik|wij|we) (?:\S+ ){0,6}?(?:ruilen|annuleren|bestellen|retourneren|wijzigen|reserveren|ontvangen|hebben|nodig|graag)|graag (?!gedaan)\S+)`,
  request: String.raw`(?:alstublieft|alsjeblieft|aub|svp|ajb)|(?:kunt|kun|kunnen|zou|zouden|wilt|wil|willen) (?:u|je|jullie|jij) \S+|(?:ik|wij|we) (?:verzoek|verzoeken|vraag|vragen) (?:u|jullie) \S+|(?:graag|gelieve) (?:\S+ ){0,4}?\S+en|(?:stuur|annuleer|wijzig|bel|verander|bevestig|laat) (?:me|mij|ons|mijn|het|de|a\.?u\.?b)|(?:zou|het zou) (?:\S+ )?(?:fijn|leuk|mooi|handig|geweldig) (?:zijn)`,
  told: String.raw`kapot\w*|defect\w*|beschadigd\w*|gebroken|gescheurd|gebarsten|bekrast|ontbreekt|ontbreken|ontbrak|mis|missen|kwijt|vertraagd|te laat|lekt|piept|knippert|kraakt|rammelt|hapert|roestig|lek|valt uit|afgebroken|losgeraakt|leeg|lege|verkeerde (?:maat|kleur|artikel|product|adres|model|bestelling)|(?:niet|nooit|niets|nog niets|geen)(?: \S+){0,4}? (?:aangekomen|geleverd|ontvangen|gekregen|binnen|gekomen|werkt|terugbetaald|verstuurd|openen|inloggen|bereiken|gereageerd|beantwoord)|(?:werkt|werken|gaat|start|laadt|sluit|past|opent|doet)(?: \S+){0,2}? niet|(?:twee keer|tweemaal|dubbel) (?:\S+ )?(?:betaald|afgeschreven|besteld|geincasseerd)|te (?:klein|groot|kort|lang|smal|breed|donker)|in plaats van|nog steeds (?:niet|geen|niets)|foutmelding|al (?:\S+ )?(?:dagen|weken|maanden)`,
  pointsBack:
    'hem|daarvoor|ermee|hieraan|(?:ik|we|wij|jullie|u|je) (?:het|ze|dit|dat|deze|die)|(?:is|blijft|komt|kan) (?:het|dat|dit|hij|ze)|waar (?:is|blijft|blijven|zijn)|wanneer (?:komt|krijg|wordt|ontvang)',
  remedy: String.raw`\w*(?:vervang|terugbetal|ruil|omruil|repare|reparatie|retour|terugstu|annul|corrig|nasturen|vergoed)\w*`,
  vague: `(?:en )?(?:wat|hoe) (?:kan|moet|kunnen|moeten|zal) (?:ik|we|wij) (?:(?:nu|doen|dan|verder|hiermee|hieraan|aanpakken) ?)*|wat nu|(?:kunt|kun|kunnen) (?:u|je|jullie) (?:mij |me )?helpen|waarom|(?:enig )?idee|help`,
  pleasantry: String.raw`(?:(?:hallo|hoi|hi|goede\w*|goeie\w*|dag|beste|geachte|lieve)(?: \S+){0,5}|(?:heel |hartelijk |alvast |veel )*(?:bedankt|dank|dank je|dank u|dankjewel|dankuwel|bedank\w*)(?: (?!kan|kun|wat|hoe|maar|of)\S+){0,6}|(?:met )?(?:vriendelijke |hartelijke |lieve |vele )?groet\w*(?: \S+){0,5}|mvg(?: \S+){0,3}|(?:ik|wij|we) (?:hoor|horen|kijk|kijken|zie|zien) (?:\S+ ){0,4}?(?:graag|uit|antwoord|reactie)(?: \S+){0,5}|(?:een )?fijne? (?:dag|avond|weekend|week)(?: \S+){0,4}|tot (?:snel|dan|ziens|gauw)(?: \S+){0,3}|hoe gaat het(?: \S+){0,3})`,
  thanks: String.raw`bedankt|dank|dankjewel|dankuwel|bedanken`,
  pleased: String.raw`super|geweldig\w*|perfect\w*|prachtig\w*|mooi\w*|heerlijk\w*|blij|tevreden|fantastisch\w*|top|geduld|snelle|alles (?:goed|prima|in orde)|lekker\w*|leuk\w*|genoten|graag terug`,
  noAnswer: String.raw`(?:geen (?:antwoord|reactie) nodig|niet (?:te )?(?:antwoorden|reageren)|ter info\w*|(?:alleen|even) om te (?:laten weten|melden))`,
  deed: String.raw`(?:heb|hebben)(?: \S+){0,8}? (?:vandaag|gisteren|zojuist|net|vanochtend)(?: \S+){0,6}? (?:overgemaakt|verstuurd|betaald|teruggestuurd|opgestuurd|ingeleverd)|(?:betaling|pakket|pakje|geld|overschrijving)(?: \S+){0,5}? (?:is onderweg|is verstuurd|is gedaan|is de deur uit)`,
});
